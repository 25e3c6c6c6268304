// The form of the lock file, as a table of what each mapping holds. A key that is not here is somebody's decision that
// would be lost, so it is an error.
import type { Findings } from '../config/findings.ts';
import { isMapping, type Path } from '../config/tree.ts';
import { didYouMean, quote } from '../config/words.ts';

type Check = (value: unknown, path: Path, findings: Findings) => void;

type Fields = Readonly<Record<string, { readonly check: Check; readonly optional?: true }>>;

export function checkLock(value: unknown, findings: Findings): void {
  const version = isMapping(value) && Object.hasOwn(value, 'version') ? value.version : 1;
  // A newer version may hold anything, so nothing else is said of it.
  if (version === 1) LOCK(value, [], findings);
  else otherVersion(version, findings);
}

function otherVersion(version: unknown, findings: Findings): void {
  const subject = { path: ['version'], on: 'value' } as const;
  if (typeof version !== 'number' || version < 1) {
    findings.error('INF7002', subject, { message: `version must be 1, not ${quote(version)}` });
    return;
  }
  findings.error('INF7003', subject, {
    message: `the lock file has version ${version}, and this inferra knows version 1`,
    hint: 'use the version of inferra that wrote it, or a later one',
  });
}

const wrong = (findings: Findings, path: Path, message: string): void =>
  findings.error('INF7002', { path, on: 'value' }, { message });

function text(what: string, pattern: RegExp): Check {
  return (value, path, findings) => {
    const name = path.at(-1) ?? '';
    if (typeof value !== 'string')
      wrong(findings, path, `${name} must be text (${what}), not ${quote(value)}`);
    else if (!pattern.test(value)) wrong(findings, path, `${name} ${quote(value)} is not ${what}`);
  };
}

function number(least: number): Check {
  return (value, path, findings) => {
    if (Number.isSafeInteger(value) && (value as number) >= least) return;
    wrong(findings, path, `${path.at(-1)} must be a whole number from ${least} on, not ${quote(value)}`);
  };
}

function mapping(fields: Fields): Check {
  return (value, path, findings) => {
    if (!isMapping(value))
      return wrong(findings, path, `${nameOf(path)} must be a mapping, not ${quote(value)}`);
    for (const [key, one] of Object.entries(value)) {
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
      if (field === undefined) unknownKey(findings, [...path, key], Object.keys(fields));
      else field.check(one, [...path, key], findings);
    }
    for (const [key, { optional }] of Object.entries(fields)) {
      if (optional || Object.hasOwn(value, key)) continue;
      const message = `${nameOf(path)} has no ${quote(key)}`;
      findings.error('INF7002', { path: [...path, key], on: 'absence' }, { message });
    }
  };
}

function each(keys: RegExp, check: Check): Check {
  return (value, path, findings) => {
    if (!isMapping(value))
      return wrong(findings, path, `${nameOf(path)} must be a mapping, not ${quote(value)}`);
    for (const [key, one] of Object.entries(value)) {
      if (keys.test(key)) check(one, [...path, key], findings);
      else unknownKey(findings, [...path, key], []);
    }
  };
}

function list(check: Check): Check {
  return (value, path, findings) => {
    if (!Array.isArray(value))
      return wrong(findings, path, `${nameOf(path)} must be a list, not ${quote(value)}`);
    for (const [at, one] of value.entries()) check(one, [...path, String(at)], findings);
  };
}

function unknownKey(findings: Findings, path: Path, known: readonly string[]): void {
  const key = path.at(-1) ?? '';
  const hint = didYouMean(key, known);
  const message = `${quote(key)} is not a key that inferra writes here`;
  findings.error('INF7002', { path, on: 'key' }, { message, ...(hint === undefined ? {} : { hint }) });
}

function nameOf(path: Path): string {
  return path.length === 0 ? 'the lock file' : path.join('.');
}

const optional = true as const;
const KEY = /^[a-z0-9](-*[a-z0-9])*$/;
const ARN = /^arn:aws[a-z-]*:sagemaker:[a-z0-9-]+:[0-9]{12}:model-package\/\S+$/;

const IMAGE = mapping({
  uri: { check: text('an image', /^\S+$/) },
  digest: { check: text('a digest, sha256: and 64 digits', /^sha256:[0-9a-f]{64}$/) },
});
const ARTIFACT = mapping({
  uri: { check: text('an address in S3', /^s3:\/\/\S+$/) },
  etag: { check: text('an ETag of S3', /^\S+$/) },
  version: { check: text('a version of S3', /^\S+$/), optional },
});
const CONTENT: Fields = {
  image: { check: IMAGE, optional },
  artifact: { check: ARTIFACT, optional },
  sources: { check: each(/^[A-Za-z0-9._-]{1,64}$/, ARTIFACT), optional },
};
const PACKAGE = text('the ARN of a version of a model package', ARN);
const MODEL = mapping({
  ...CONTENT,
  package: {
    check: mapping({
      group: { check: text('the name or ARN of a group', /^\S+$/) },
      version: { check: number(1) },
      arn: { check: PACKAGE },
    }),
    optional,
  },
  containers: { check: list(mapping(CONTENT)), optional },
  revision: { check: number(2), optional },
});
/** A figure: any number that is above zero, or none at all. */
const figure: Check = (value, path, findings) => {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
    wrong(findings, path, `${path.at(-1)} must be a number, not ${quote(value)}`);
};
const SIZES = {
  instance: {
    check: mapping({ type: { check: text('an instance type', /^ml\.\S+$/) }, count: { check: number(1) } }),
    optional,
  },
  serverless: {
    check: mapping({ memory: { check: number(1024) }, maxConcurrency: { check: number(1) } }),
    optional,
  },
} as const satisfies Fields;
const ENV = each(/^[A-Za-z_][A-Za-z0-9_]*$/, text('text', /^[\s\S]*$/));
const WORDS = text('text', /\S/);
const DIGEST = text('ten hex digits', /^[0-9a-f]{10}$/);
const CHOICE = mapping({
  candidate: { check: WORDS },
  ...SIZES,
  pools: { check: list(text('an instance type', /^ml\.\S+$/)), optional },
  env: { check: ENV, optional },
  package: {
    check: mapping({ arn: { check: PACKAGE }, specification: { check: WORDS, optional } }),
    optional,
  },
  scaling: {
    check: mapping({ min: { check: number(1) }, max: { check: number(1) }, target: { check: figure } }),
    optional,
  },
  cost: { check: WORDS, optional },
  reason: { check: WORDS },
  others: { check: each(/\S/, WORDS) },
  decidedBy: { check: DIGEST },
});
const GENERATION = mapping({
  package: { check: PACKAGE },
  specification: { check: WORDS, optional },
  copies: { check: number(1) },
  ...Object.fromEntries(['p50', 'ttft', 'tokens'].map((name) => [name, { check: figure, optional }])),
});
const CANDIDATE = mapping({
  id: { check: WORDS },
  instance: { check: text('an instance type', /^ml\.\S+$/), optional },
  serverless: { check: number(1), optional },
  env: { check: ENV, optional },
  count: { check: number(1) },
  latencyAt: { check: text('p95, p99 or saturation', /^(p95|p99|saturation)$/) },
  ...Object.fromEntries(
    ['maxInvocations', 'latency', 'coldStart', 'cpu', 'memoryUse', 'costPerHour'].map((name) => [
      name,
      { check: figure, optional },
    ]),
  ),
  generation: { check: GENERATION, optional },
  compiled: { check: WORDS, optional },
  specification: { check: WORDS, optional },
  failure: { check: WORDS, optional },
});
const ENDPOINT = mapping({
  name: { check: WORDS, optional },
  instance: SIZES.instance,
  maxInvocations: { check: figure, optional },
  latency: { check: figure, optional },
});
const MEASUREMENT = mapping({
  inputs: { check: list(DIGEST) },
  model: { check: DIGEST },
  asked: { check: each(/^[a-zA-Z]+$/, DIGEST), optional },
  measuredOn: { check: WORDS },
  jobs: { check: list(WORDS) },
  measuredAt: { check: text('a time such as 2026-11-24T13:20:00Z', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) },
  prices: { check: WORDS },
  choices: { check: each(/^endpoints\.\S+$/, CHOICE) },
  endpoint: { check: ENDPOINT, optional },
  candidates: { check: list(CANDIDATE) },
});
/** What a component loads itself. */
const LOADED = mapping({ image: { check: IMAGE, optional }, artifact: { check: ARTIFACT, optional } });
const ENVIRONMENT = mapping({
  models: { check: each(KEY, MODEL), optional },
  components: { check: each(/^endpoints\.\S+\.components\.\S+$/, LOADED), optional },
  recommendations: { check: each(KEY, each(KEY, MEASUREMENT)), optional },
});
const LOCK = mapping({
  version: { check: number(1) },
  environments: { check: each(KEY, ENVIRONMENT), optional },
});
