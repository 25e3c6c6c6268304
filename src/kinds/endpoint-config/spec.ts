// What inferra writes into a SageMaker EndpointConfig.

export type VariantHardware =
  | { readonly instanceType: string; readonly initialInstanceCount: number }
  /** `memorySizeInMB`: 1024 to 6144 in steps of 1024; `maxConcurrency`: 1 to 200. */
  | { readonly serverless: { readonly memorySizeInMB: number; readonly maxConcurrency: number } };

export type VariantSpec = {
  readonly name: string;
  /** Name of the Model. */
  readonly model: string;
  readonly initialWeight: number;
} & VariantHardware;

export type EndpointConfigSpec = { readonly variants: readonly VariantSpec[] };
