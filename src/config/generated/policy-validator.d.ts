// The shape of the validator of a team's policy that scripts/validator.js builds from schemas/inference.schema.json.
import type { SchemaError } from './validator.js';

export const validate: {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
};
