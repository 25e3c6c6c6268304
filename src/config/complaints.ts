// Words for what the schema refuses in a single value: what it is, what it should be, and how to write it.
import type { Code } from '../core/codes.ts';
import { definitionAt, keyDefinitionAt, titleOf } from './definitions.ts';
import type { SchemaError } from './generated/validator.js';
import { instanceTypeComplaint } from './instance-types.ts';
import type { Path } from './tree.ts';
import { didYouMean, quote } from './words.ts';

export type Complaint = {
  readonly code: Code;
  readonly message: string;
  readonly reason?: string;
  readonly hint?: string;
  /** What would be right, for messages that must not show the value. */
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
      return wrongType(path, String(error.params.type), subject, writing);
    case 'const':
      return {
        code: 'INF1017',
        message: `version ${quote(subject)} is not known`,
        hint: 'this inferra reads version: 1',
      };
    case 'enum':
      if (typeof subject !== 'string') return wrongType(path, 'string', subject, writing);
      if (definitionAt(path).name !== 'instanceType') return wrongWord(error, title, subject);
      return instanceTypeComplaint(subject, error.params.allowedValues as readonly string[]);
    case 'minimum':
    case 'maximum': {
      const rule = `at ${error.keyword === 'minimum' ? 'least' : 'most'} ${limit}`;
      return { code: 'INF1015', message: `${title} must be ${rule}, not ${quote(subject)}` };
    }
    case 'minLength':
    case 'maxLength':
      return wrongLength(error, title, subject);
    case 'maxProperties': {
      const count = Object.keys(subject as object).length;
      return { code: 'INF1021', message: `${title}: ${count} entries, but at most ${limit} are possible` };
    }
    case 'maxItems': {
      const count = (subject as readonly unknown[]).length;
      return { code: 'INF1021', message: `${title}: ${count} entries, but at most ${limit} are possible` };
    }
    case 'minItems': {
      const count = (subject as readonly unknown[]).length;
      return { code: 'INF1012', message: `${title}: ${count} entries, but at least ${limit} must be there` };
    }
    case 'minProperties':
      return { code: 'INF1012', message: `${title} has no entry`, hint: 'write one at least' };
    case 'not':
      if (isReserved(subject)) return reservedEnvironment(subject);
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

/** Names that no environment can have, and why. */
const RESERVED = {
  default: 'default is what stands in the tags of files without environments',
  all: '--env all is every environment of a file',
};

function isReserved(name: unknown): name is keyof typeof RESERVED {
  return typeof name === 'string' && Object.hasOwn(RESERVED, name);
}

function reservedEnvironment(name: keyof typeof RESERVED): Complaint {
  return {
    code: 'INF1014',
    message: `an environment cannot be called "${name}"`,
    reason: RESERVED[name],
    hint: 'choose another name, for example prod',
  };
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  'string,object': 'text or a mapping',
  integer: 'a whole number',
  number: 'a number',
  object: 'a mapping',
  array: 'a list',
  boolean: 'true or false',
};

function wrongWord(error: SchemaError, title: string, subject: unknown): Complaint {
  const words = error.params.allowedValues as readonly string[];
  return {
    code: 'INF1014',
    message: `${title} ${quote(subject)} is not known`,
    hint: didYouMean(String(subject), words) ?? `possible: ${words.join(', ')}`,
  };
}

function wrongType(path: Path, type: string, subject: unknown, writing: string | undefined): Complaint {
  const { name, rule } = definitionAt(path);
  if (name === 'memory' && typeof subject === 'number') return wrongUnit(subject, rule);
  const expected = KINDS[type] ?? type;
  const actual = typeof subject === 'string' ? `the text ${quote(subject)}` : quote(subject);
  const hint = howToWrite(type, subject, writing);
  return {
    code: 'INF1013',
    message: `${titleOf(path)} must be ${expected}, not ${actual}`,
    rule: `it must be ${expected}`,
    ...(hint === undefined ? {} : { hint }),
  };
}

function howToWrite(type: string, subject: unknown, writing: string | undefined): string | undefined {
  if (subject === null) return 'give it a value, or remove the key';
  const isPlain = typeof subject === 'number' || typeof subject === 'boolean';
  if (type === 'string' && isPlain) return `put it in quotes: ${quote(writing ?? String(subject))}`;
  if (typeof subject !== 'string') return undefined;
  if (type === 'boolean') return 'YAML 1.2 knows true and false only';
  return type === 'integer' && /^[0-9]{1,9}$/.test(subject)
    ? `write it without quotes: ${subject}`
    : undefined;
}

function wrongUnit(subject: unknown, rule = ''): Complaint {
  const message = `memory ${quote(subject)} is not a size that serverless endpoints have`;
  return { code: 'INF1020', message, hint: `write ${rule}`, rule: `it must be ${rule}` };
}

function wrongLength(error: SchemaError, title: string, subject: unknown): Complaint {
  if (error.keyword === 'minLength') return { code: 'INF1016', message: `${title} is empty` };
  const rule = `at most ${error.params.limit} are possible`;
  const length = typeof subject === 'string' ? Array.from(subject).length : 0;
  return {
    code: 'INF1016',
    message: `${title} has ${length} characters, but ${rule}`,
    rule: `of its characters ${rule}`,
  };
}

function wrongPattern(error: SchemaError, path: Path, title: string, subject: unknown): Complaint {
  const definition = error.propertyName === undefined ? definitionAt(path) : keyDefinitionAt(path);
  const rule = definition.rule ?? 'the pattern of the schema';
  if (definition.name === 'memory') return wrongUnit(subject, rule);
  const better = rule.startsWith('lower-case') ? likeWords(subject) : undefined;
  return {
    code: 'INF1014',
    message: `${title} ${quote(subject)} is not allowed`,
    reason: `it must be ${rule}`,
    hint:
      better === undefined ? `for example ${JSON.stringify(definition.example)}` : `write ${quote(better)}`,
    rule: `it must be ${rule}`,
  };
}

/** `My_Model` as `my-model`, where that is all there is to correct. */
function likeWords(subject: unknown): string | undefined {
  const words = String(subject).toLowerCase().replaceAll(/[_. ]/g, '-');
  return /^[a-z0-9](-*[a-z0-9])*$/.test(words) ? words : undefined;
}
