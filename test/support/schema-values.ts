// Values that a JSON Schema accepts, drawn from the schema itself: a field that the language gains is drawn from the day
// it is in the schema. It knows the keywords that schemas/inference.schema.json uses and fails on any other.
import fc from 'fast-check';

export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly examples?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly not?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;
};

const KNOWN: ReadonlySet<string> = new Set([
  ...['$ref', 'type', 'enum', 'const', 'examples', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum'],
  'exclusiveMinimum',
  ...['properties', 'required', 'oneOf', 'anyOf', 'not', 'additionalProperties', 'propertyNames', 'items'],
  ...['minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties'],
  ...['title', 'description', 'default', 'patternErrorMessage'],
]);

/** Lists and mappings are kept this small, whatever the schema allows. */
const FEW = 3;

/** @param instead what has to fit other values, by the name of a definition */
export function valuesOf(
  definitions: Readonly<Record<string, Schema>>,
  name: string,
  instead: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<unknown> {
  const made = new Map<string, fc.Arbitrary<unknown>>();
  return named(name);

  function named(name: string): fc.Arbitrary<unknown> {
    const known = instead[name] ?? made.get(name);
    if (known !== undefined) return known;
    const schema = definitions[name];
    if (schema === undefined) throw new Error(`there is no definition ${name}`);
    const values = valuesBy(schema);
    made.set(name, values);
    return values;
  }

  function valuesBy(schema: Schema): fc.Arbitrary<unknown> {
    const unknown = Object.keys(schema).filter((keyword) => !KNOWN.has(keyword));
    if (unknown.length > 0) throw new Error(`${unknown.join(', ')}: this keyword is not drawn from yet`);
    if (schema.$ref !== undefined) return named(schema.$ref.replace('#/$defs/', ''));
    if ('const' in schema) return fc.constant(schema.const);
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    const types = [schema.type ?? []].flat();
    if (types.length === 0) return fc.constantFrom(...(schema.examples ?? []));
    return fc.oneof(...types.map((type) => ofType(type, schema)));
  }

  function ofType(type: string, schema: Schema): fc.Arbitrary<unknown> {
    switch (type) {
      case 'null':
        return fc.constant(null);
      case 'boolean':
        return fc.boolean();
      case 'string':
        return texts(schema);
      case 'integer':
      case 'number':
        return numbers(type, schema);
      case 'array':
        return lists(schema);
      case 'object':
        return schema.properties === undefined ? mappings(schema) : objects(schema);
      default:
        throw new Error(`${type}: this type is not drawn from yet`);
    }
  }

  function lists({ items = {}, minItems = 0, maxItems = FEW, uniqueItems = false }: Schema) {
    const length = { minLength: minItems, maxLength: Math.min(maxItems, Math.max(FEW, minItems)) };
    const item = valuesBy(items);
    return uniqueItems
      ? fc.uniqueArray(item, { ...length, selector: JSON.stringify })
      : fc.array(item, length);
  }

  function mappings({
    propertyNames = {},
    additionalProperties,
    minProperties = 0,
    maxProperties = FEW,
  }: Schema) {
    if (typeof additionalProperties !== 'object') throw new Error('a mapping says what its values are');
    return fc.dictionary(valuesBy(propertyNames) as fc.Arbitrary<string>, valuesBy(additionalProperties), {
      minKeys: minProperties,
      maxKeys: Math.min(maxProperties, Math.max(FEW, minProperties)),
    });
  }

  /** One alternative of those that exclude each other, with everything else that may stand beside it. */
  function objects({
    properties = {},
    required = [],
    oneOf,
    anyOf,
    examples = [],
    minProperties = 0,
    maxProperties = Number.POSITIVE_INFINITY,
  }: Schema): fc.Arbitrary<unknown> {
    const alternatives = (oneOf ?? anyOf ?? [{}]).map((one) => one.required ?? []);
    const all = new Set(alternatives.flat());
    return fc.oneof(
      fc.constantFrom(...examples),
      ...alternatives.map((chosen) => {
        const others = oneOf === undefined ? new Set<string>() : all;
        const keys = Object.keys(properties).filter((key) => chosen.includes(key) || !others.has(key));
        const values = Object.fromEntries(keys.map((key) => [key, fc.constant(properties[key])]));
        return fc
          .record(values, { requiredKeys: [...required, ...chosen] })
          .filter((some) => {
            const count = Object.keys(some).length;
            return count >= minProperties && count <= maxProperties;
          })
          .chain((some) =>
            fc.record(
              Object.fromEntries(Object.entries(some).map(([key, one]) => [key, valuesBy(one as Schema)])),
            ),
          );
      }),
    );
  }
}

/** Inferra's patterns let any text with a substitution pass; what is drawn has none. */
const SUBSTITUTED = '^(?=[\\s\\S]*\\$\\{)|';

function texts({
  pattern,
  minLength = 0,
  maxLength = 200,
  examples = [],
  not,
}: Schema): fc.Arbitrary<unknown> {
  const free =
    pattern === undefined
      ? fc.string({ minLength, maxLength: Math.min(maxLength, 200) })
      : fc.stringMatching(new RegExp(pattern.replace(SUBSTITUTED, ''), 'u'));
  const fits = (text: string) =>
    text.length >= minLength &&
    text.length <= maxLength &&
    not?.enum?.includes(text) !== true &&
    (not?.pattern === undefined || !new RegExp(not.pattern, 'u').test(text));
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...examples) }, free.filter(fits));
}

function numbers(
  type: 'integer' | 'number',
  { exclusiveMinimum, minimum = exclusiveMinimum ?? -1e6, maximum = 1e6, examples = [] }: Schema,
): fc.Arbitrary<number> {
  const free =
    type === 'integer'
      ? fc.integer({ min: Math.ceil(minimum), max: Math.floor(maximum) })
      : fc.double({ min: minimum, max: maximum, noNaN: true, minExcluded: exclusiveMinimum !== undefined });
  const edges = exclusiveMinimum === undefined ? [minimum, maximum] : [maximum];
  return fc.oneof(fc.constantFrom(...edges, ...(examples as readonly number[])), free);
}
