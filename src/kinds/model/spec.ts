// What inferra writes into a SageMaker Model. Absent means absent: a default of the service is never spelled out.

export type ModelSpec = {
  readonly role: string;
  readonly image: string;
  readonly artifact?: string;
  readonly env: Readonly<Record<string, string>>;
};
