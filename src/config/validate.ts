// Checks a tree against the schema and says what is wrong in words: one problem for each cause, at its place.

import type { Code } from '../core/codes.ts';
import { besideVariants, wrongChoice } from './choices.ts';
import { complaintAbout } from './complaints.ts';
import { definitionAt, titleOf } from './definitions.ts';
import type { Findings, Subject, Words } from './findings.ts';
import { validate as checkPolicy } from './generated/policy-validator.js';
import { validate as check, type SchemaError } from './generated/validator.js';
import { isObject, type Path, pathOf, valueAt } from './tree.ts';
import { didYouMean, quote } from './words.ts';

type Problem = { readonly code: Code; readonly subject: Subject; readonly words: Words };

/** Checks the file as it was written, or as an environment makes it. */
export function validate(value: unknown, findings: Findings): void {
  report(errorsOf(value), value, findings);
}

/** Checks that there are environments and overlays; what an overlay makes of the file is for `validate` to say. */
export function validateEnvironments(value: unknown, findings: Findings): void {
  const errors = errorsOf(value).filter((one) => /^\/environments(\/|$)/.test(one.instancePath));
  report(errors, value, findings);
  for (const { propertyName } of errors) {
    if (propertyName !== undefined) findings.spoil(['environments', propertyName]);
  }
}

/** Checks a file that has a `policy` section and nothing else. */
export function validatePolicyFile(value: unknown, findings: Findings): void {
  checkPolicy(value);
  const errors = checkPolicy.errors ?? [];
  const isForeign = (one: SchemaError) => one.keyword === 'additionalProperties' && one.instancePath === '';
  report(
    errors.filter((one) => !isForeign(one)),
    value,
    findings,
  );
  for (const { params } of errors.filter(isForeign)) {
    const key = String(params.additionalProperty);
    const words = {
      message: `unknown key ${quote(key)}`,
      hint: 'a policy file has the key policy, and nothing else',
    };
    findings.error('INF1010', { path: [key], on: 'key' }, words);
  }
}

function report(errors: readonly SchemaError[], value: unknown, findings: Findings): void {
  for (const error of errors) {
    if (findings.isFull()) {
      findings.spoil(pathOf(error.instancePath));
      continue;
    }
    const problem = problemOf(error, value, findings);
    if (problem !== undefined) findings.error(problem.code, problem.subject, problem.words);
  }
}

/**
 * Checks values again that substitution changed. What they resolve to is shown, unless it came from the environment.
 * `changed` and `secret` hold JSON Pointers.
 */
export function validateResolved(
  value: unknown,
  changed: ReadonlySet<string>,
  secret: ReadonlySet<string>,
  findings: Findings,
): void {
  for (const error of errorsOf(value)) {
    if (!changed.has(error.instancePath) || findings.isFull()) continue;
    const path = pathOf(error.instancePath);
    const shown = secret.has(error.instancePath) ? undefined : valueAt(value, path);
    const { code, rule } = complaintAbout(error, path, shown, undefined);
    const resolved = shown === undefined ? '' : ` resolves to ${quote(shown)}, which`;
    const message = `${titleOf(path)}${resolved} is not allowed once its substitutions are carried out`;
    findings.error(code, { path, on: 'value' }, { message, ...(rule === undefined ? {} : { reason: rule }) });
  }
}

function errorsOf(value: unknown): readonly SchemaError[] {
  check(value);
  const errors = check.errors ?? [];
  // What the branches of an alternative lack is told by the alternative; what a key breaks, by the key's own rule.
  return errors.filter((one) => !/\/(oneOf|anyOf)\//.test(one.schemaPath) && one.keyword !== 'propertyNames');
}

function problemOf(error: SchemaError, value: unknown, findings: Findings): Problem | undefined {
  const path = pathOf(error.instancePath);
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(path, String(error.params.additionalProperty));
    case 'required':
      return missing(path, String(error.params.missingProperty));
    case 'anyOf':
      return noCandidates(path);
    case 'oneOf':
      return choice(path, value, findings);
    case 'not':
      return error.propertyName === undefined
        ? besideVariants(path, valueAt(value, path))
        : wrongValue(error, path, value, findings);
    default:
      return wrongValue(error, path, value, findings);
  }
}

function wrongValue(error: SchemaError, holder: Path, value: unknown, findings: Findings): Problem {
  const key = error.propertyName;
  const path = key === undefined ? holder : [...holder, key];
  const wrong = key ?? valueAt(value, path);
  const { code, rule: _, ...words } = complaintAbout(error, path, wrong, findings.writing(path));
  return { code, subject: { path, on: key === undefined ? 'value' : 'key' }, words };
}

function unknownKey(path: Path, key: string): Problem {
  const { properties } = definitionAt(path);
  const subject = { path: [...path, key], on: 'key' } as const;
  const known = Object.keys(properties);
  const hint = didYouMean(key, known) ?? `known keys here: ${known.join(', ')}`;
  return { code: 'INF1010', subject, words: { message: `unknown key ${quote(key)}`, hint } };
}

/** What chose nothing wrong lacks what it cannot do without: an image, or the model that its hardware is for. */
function choice(path: Path, value: unknown, findings: Findings): Problem | undefined {
  const { name } = definitionAt(path);
  const holder = valueAt(value, path);
  // What is no mapping is told as that.
  if (!isObject(holder)) return undefined;
  const wrong = wrongChoice(name, path, holder);
  const needed = name === 'model' ? 'image' : 'model';
  return wrong ?? (findings.written([...path, needed]) ? undefined : missing(path, needed));
}

/** The only alternative of which several may be there: what an Advanced job measures. */
function noCandidates(path: Path): Problem {
  const message = 'the job has nothing to measure';
  const hint = 'add instances: [ml.c6i.large, ml.m5.large], or serverless: [{ memory: 2GB }]';
  return {
    code: 'INF1012',
    subject: { path: [...path, 'instances'], on: 'absence' },
    words: { message, hint },
  };
}

function missing(path: Path, key: string): Problem {
  const message = `${path.length === 0 ? 'the file' : titleOf(path)} has no ${quote(key)}`;
  const { example } = definitionAt([...path, key]);
  const hint = `for example ${key}: ${typeof example === 'string' ? example : JSON.stringify(example)}`;
  return { code: 'INF1012', subject: { path: [...path, key], on: 'absence' }, words: { message, hint } };
}
