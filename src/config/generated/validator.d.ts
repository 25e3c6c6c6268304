// The shape of the validator that scripts/validator.js builds from schemas/inference.schema.json.

export type SchemaError = {
  readonly keyword: string;
  /** JSON Pointer of the value. */
  readonly instancePath: string;
  /** Where in the schema the rule stands, e.g. `#/$defs/project/pattern`. */
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Set where the error speaks of a key. */
  readonly propertyName?: string;
};

export type Definition = {
  readonly title: string;
  /** What the pattern demands, in words. */
  readonly rule?: string;
  readonly example: unknown;
  /** The keys that an object may have, with the names of their definitions. */
  readonly properties: Readonly<Record<string, string>>;
  /** Of a map: the definition of every value, and of every key; of a list: of every item. */
  readonly each?: string;
  readonly eachKey?: string;
};

export const validate: {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
};

export const definitions: Readonly<Record<string, Definition>>;
