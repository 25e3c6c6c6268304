// What was written as JSON by inferra and comes back from a file: nothing that reads it stumbles over an edit by hand.
import { type Code, isCode } from '../core/codes.ts';
import { InferraError } from '../core/errors.ts';

type Validator = {
  readonly validate: ((value: unknown) => boolean) & {
    readonly errors?: readonly { readonly instancePath?: string; readonly message?: string }[] | null;
  };
};

export type Form<Value> = {
  readonly code: Code;
  /** `a saved plan` */
  readonly is: string;
  /** Generated from the published schema. */
  readonly validator: () => Promise<Validator>;
  /** The schema knows what codes look like; each has words here. */
  readonly codesIn: (value: Value) => readonly string[];
};

/** Checks the whole form. @throws InferraError with the form's code for a text that is not of this version's form */
export async function parseForm<Value>(form: Form<Value>, text: string, file: string): Promise<Value> {
  const value = parseJson(form, text, file);
  const reason = versionProblem(value) ?? (await formProblem(form, value));
  if (reason !== undefined) throw new InferraError(form.code, `${file} is not ${form.is}: ${reason}`);
  return value as Value;
}

function parseJson({ code, is }: Pick<Form<never>, 'code' | 'is'>, text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InferraError(code, `${file} is not ${is}: it is not JSON`, { cause });
  }
}

/** What is of another version is of another form: that is told instead of where it differs. */
function versionProblem(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'it is not an object';
  const { formatVersion: version } = value as { readonly formatVersion?: unknown };
  if (version === '1.0') return undefined;
  return `its formatVersion is ${JSON.stringify(version) ?? 'missing'}, not "1.0"`;
}

async function formProblem<Value>(
  { validator, codesIn }: Form<Value>,
  value: unknown,
): Promise<string | undefined> {
  const { validate } = await validator();
  if (validate(value)) {
    const unknown = codesIn(value as Value).find((code) => !isCode(code));
    return unknown === undefined ? undefined : `${unknown} is not a code of this version`;
  }
  const [problem] = validate.errors ?? [];
  return `${placeOf(problem?.instancePath ?? '')} ${problem?.message ?? 'is not of the right form'}`;
}

/** `/units/0/fields/1/from` as `units[0].fields[1].from`; names of the schema have nothing that is escaped in a pointer. */
function placeOf(pointer: string): string {
  const path = pointer.replaceAll(/\/(\d+)/g, '[$1]').replaceAll('/', '.');
  return path === '' ? 'it' : path.slice(1);
}
