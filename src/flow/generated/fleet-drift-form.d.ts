// The shape of the validator that scripts/validator.js builds from schemas/fleet.schema.json, for drift.

export const validate: {
  (value: unknown): boolean;
  /** After a refusal: the first thing that is wrong. */
  readonly errors?:
    | readonly {
        /** JSON Pointer of the value. */
        readonly instancePath: string;
        /** Such as `must be string`. */
        readonly message?: string;
      }[]
    | null;
};
