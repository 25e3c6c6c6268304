// Words for what the schema refuses in a single value: what it is, what it should be, and how to write it.
import type { Code } from '../core/codes.ts';
import { definitionAt, keyDefinitionAt, titleOf } from './definitions.ts';
import type { SchemaError } from './generated/validator.js';
import { instanceTypeComplaint } from './instance-types.ts';
import type { Path } from './tree.ts';
import { quote } from './words.ts';

export type Complaint = {
  readonly code: Code;
  readonly message: string;
  readonly reason?: string;
  readonly hint?: string;
  /** What would be right, as a sentence's end. */
  readonly rule?: string;
};

/**
 * @param path of the value, or of the key where the error speaks of one
 * @param subject the value or the key
 * @param writing the value's text in the file
 */
export function complaintAbout(
  error: SchemaError,
  path: Path,
  subject: unknown,
  writing: string | undefined,
): Complaint {
  const title = error.propertyName === undefined ? titleOf(path) : keyDefinitionAt(path).title;
  const { limit } = error.params;
  switch (error.keyword) {
    case 'type':
      return wrongType(title, String(error.params.type), subject, writing);
    case 'const':
      return {
        code: 'INF1017',
        message: `version ${quote(subject)} is not known`,
        hint: 'this inferra reads version: 1',
      };
    case 'enum':
      return instanceTypeComplaint(subject, error.params.allowedValues as readonly string[]);
    case 'minimum':
    case 'maximum': {
      const rule = `at ${error.keyword === 'minimum' ? 'least' : 'most'} ${limit}`;
      return { code: 'INF1015', message: `${title} must be ${rule}, not ${quote(subject)}`, rule };
    }
    case 'minLength':
    case 'maxLength':
      return wrongLength(error, title, subject);
    case 'maxProperties': {
      const count = Object.keys(subject as object).length;
      return { code: 'INF1021', message: `${count} ${title}, but at most ${limit} are possible` };
    }
    case 'not':
      return {
        code: 'INF1022',
        message: `the tag key ${quote(subject)} is reserved`,
        reason: 'keys that start with aws: belong to AWS, and those that start with inferra: to inferra',
        hint: 'choose another key',
      };
    default:
      return wrongPattern(error, path, title, subject);
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  object: 'a mapping',
  boolean: 'true or false',
};

function wrongType(title: string, type: string, subject: unknown, writing: string | undefined): Complaint {
  const expected = KINDS[type] ?? type;
  const actual = typeof subject === 'string' ? `the text ${quote(subject)}` : quote(subject);
  const isPlain = typeof subject === 'number' || typeof subject === 'boolean';
  const hint =
    type === 'string' && isPlain
      ? `put it in quotes: ${quote(writing ?? String(subject))}`
      : type === 'integer' && typeof subject === 'string' && /^[0-9]+$/.test(subject)
        ? `write it without quotes: ${subject}`
        : type === 'boolean' && typeof subject === 'string'
          ? 'YAML 1.2 knows true and false only'
          : undefined;
  return {
    code: 'INF1013',
    message: `${title} must be ${expected}, not ${actual}`,
    rule: expected,
    ...(hint === undefined ? {} : { hint }),
  };
}

function wrongLength(error: SchemaError, title: string, subject: unknown): Complaint {
  const { limit } = error.params;
  const rule = `${error.keyword === 'minLength' ? 'at least' : 'at most'} ${limit} characters`;
  const length = typeof subject === 'string' ? Array.from(subject).length : 0;
  const message =
    length === 0 ? `${title} is empty` : `${title} has ${length} characters, but ${rule} are possible`;
  return { code: 'INF1016', message, rule };
}

function wrongPattern(error: SchemaError, path: Path, title: string, subject: unknown): Complaint {
  const definition = error.propertyName === undefined ? definitionAt(path) : keyDefinitionAt(path);
  const rule = definition.rule ?? 'the pattern of the schema';
  if (definition.name === 'memory') {
    const message = `memory ${quote(subject)} is not a size that serverless endpoints have`;
    return { code: 'INF1020', message, rule, hint: `write ${rule}` };
  }
  const lower = typeof subject === 'string' ? subject.toLowerCase() : '';
  const onlyCase = lower !== subject && rule.startsWith('lower-case') && /^[a-z0-9-]+$/.test(lower);
  return {
    code: 'INF1014',
    message: `${title} ${quote(subject)} is not allowed`,
    reason: `it must be ${rule}`,
    hint: onlyCase ? `write ${quote(lower)}` : `for example ${quote(definition.example)}`,
    rule,
  };
}
