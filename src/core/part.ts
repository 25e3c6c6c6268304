// A part is one resource of the service. What inferra wants, and what it sees, in terms that hold for every kind.

export type Tags = Readonly<Record<string, string>>;

export type PartRef = { readonly kind: string; readonly name: string };

/** A desired part: its name already says its content. */
export type Part<Spec = unknown> = PartRef & { readonly spec: Spec; readonly tags: Tags };

/** A part as the service describes it. */
export type LivePart = PartRef & {
  readonly arn: string;
  readonly tags: Tags;
};
