// Words for mappings that must choose: one kind of hardware, one model or several variants.
import type { Code } from '../core/codes.ts';
import type { Subject, Words } from './findings.ts';
import { VARIANT_PASSAGES } from './passages.ts';
import { isObject, type Path } from './tree.ts';

export type Choice = { readonly code: Code; readonly subject: Subject; readonly words: Words };

/** What says which models an endpoint serves. */
const SERVES = ['model', 'components'] as const;

/** Kinds of hardware, in the order in which a second one is told to be too much. */
const HARDWARE = ['variants', 'instance', 'serverless', 'recommend'] as const;

/**
 * What is wrong with the choice that a mapping makes; nothing where another problem tells it.
 * @param definition the schema's name of the mapping
 */
export function wrongChoice(definition: string, path: Path, holder: unknown): Choice | undefined {
  if (definition === 'model') return wrongContent(path, holder);
  if (definition === 'policy')
    return oneOf(path, holder, ['default', 'advanced', 'generative'], 'a policy', 'job');
  if (definition === 'instance')
    return oneOf(path, holder, ['type', 'pools'], 'an instance', 'type', 'INF1019');
  if (definition === 'explainerShap')
    return oneOf(path, holder, ['baseline', 'baselineUri'], 'shap', 'baseline', 'INF1150');
  if (definition === 'component') return wrongComponent(path, holder);
  if (definition === 'smokeTest') return wrongTest(path, holder);
  if (definition === 'load') return oneOf(path, holder, ['phases', 'stairs'], 'a load', 'form');
  const chosen = HARDWARE.filter((key) => isObject(holder) && key in holder);
  const [first, ...others] = chosen;
  const second = others.at(-1);
  if (first === undefined) return noHardware(path, nounOf(definition));
  if (second !== undefined) return bothHardware(path, nounOf(definition), first, second);
  return definition === 'endpoint' ? twiceServing(path, holder) : undefined;
}

/** Exactly one of the keys must be there. */
function oneOf(
  path: Path,
  holder: unknown,
  keys: readonly [string, ...string[]],
  noun: string,
  what: string,
  twice: Code = 'INF1097',
): Choice {
  const [first, second] = keys.filter((key) => isObject(holder) && key in holder);
  if (first !== undefined && second !== undefined) {
    const message = `${noun} has either ${first} or ${second}, not both`;
    const subject = { path: [...path, second], on: 'key' } as const;
    return { code: twice, subject, words: { message, hint: 'remove one of the two' } };
  }
  const subject = { path: [...path, keys[0]], on: 'absence' } as const;
  const all = keys.map((key) => `${key}:`);
  const hint = `add ${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
  return { code: 'INF1012', subject, words: { message: `${noun} says nothing about its ${what}`, hint } };
}

const CONTENT = ['image', 'package', 'containers', 'weights'] as const;

/** A model is an image, a version of a package, a pipeline, or weights; that it is none of them is told as a missing image. */
function wrongContent(path: Path, holder: unknown): Choice | undefined {
  const second = CONTENT.filter((key) => isObject(holder) && key in holder)[1];
  if (second === undefined) return undefined;
  const words = {
    message: `a model has only one of ${CONTENT.join(', ')}`,
    hint: 'remove all but one',
  };
  return { code: 'INF1064', subject: { path: [...path, second], on: 'key' }, words };
}

const CONTENTS = ['model', 'container', 'base'] as const;

/** A model or a container with what its copies need, or an adapter with its artifact; that the second of a pair is missing is told by its name. */
function wrongComponent(path: Path, holder: unknown): Choice | undefined {
  const has = (key: string) => isObject(holder) && key in holder;
  const chosen = CONTENTS.filter(has);
  const [first = ''] = chosen;
  if (chosen.length !== 1) return oneOf(path, holder, CONTENTS, 'a component', 'model');
  const second = first === 'base' ? 'artifact' : 'resources';
  const hint =
    second === 'resources' ? 'add resources: { memoryMin: 4GB }' : 'add artifact: s3://bucket/adapter.tar.gz';
  const words = { message: `a component with ${first} needs ${second}`, hint };
  return { code: 'INF1012', subject: { path: [...path, second], on: 'absence' }, words };
}

/** One request with its type, or several; that the second of the pair is missing is told by its name. */
function wrongTest(path: Path, holder: unknown): Choice {
  const has = (key: string) => isObject(holder) && key in holder;
  if (has('payload') === has('samples')) {
    return oneOf(path, holder, ['payload', 'samples'], 'a smoke test', 'sample request');
  }
  const words = {
    message: 'a smoke test with a payload needs contentType',
    hint: 'add contentType: application/json',
  };
  return { code: 'INF1012', subject: { path: [...path, 'contentType'], on: 'absence' }, words };
}

/** On its instances is either one model or several components; on what else there may be, only a model. */
function twiceServing(path: Path, holder: unknown): Choice | undefined {
  const both = SERVES.filter((key) => isObject(holder) && key in holder);
  const [, second] = both;
  if (second !== undefined) {
    const words = {
      message: 'an endpoint has either model or components, not both',
      hint: 'remove one of the two',
    };
    return { code: 'INF1019', subject: { path: [...path, second], on: 'key' }, words };
  }
  if (both[0] !== 'components' || (isObject(holder) && 'instance' in holder)) return undefined;
  const words = {
    message: 'components share instances',
    hint: 'add instance: { type: ml.g5.12xlarge, count: 1 }',
  };
  return { code: 'INF1019', subject: { path: [...path, 'components'], on: 'key' }, words };
}

/** Of a variant, besides its model and hardware. */
const SETTINGS: readonly string[] = [
  ...new Set(VARIANT_PASSAGES.map(({ field }) => field.replace(/\..*$/, ''))),
];

/** What an endpoint writes on itself beside its variants. */
export function besideVariants(path: Path, endpoint: unknown): Choice {
  const keys = ['model', 'components', 'instance', 'recommend', 'serverless', ...SETTINGS];
  const key = keys.find((one) => isObject(endpoint) && one in endpoint) ?? 'serverless';
  return beside(path, key);
}

function beside(path: Path, key: string): Choice {
  return {
    code: 'INF1019',
    subject: { path: [...path, key], on: 'key' },
    words: {
      message: `an endpoint with variants has no ${key} of its own`,
      hint: `write ${key} into each variant`,
    },
  };
}

function noHardware(path: Path, noun: string): Choice {
  const message = `${noun === 'endpoint' ? 'the' : 'this'} ${noun} says nothing about its hardware`;
  const hint =
    'add instance: { type: ml.m5.large, count: 1 } or serverless: { memory: 2GB, maxConcurrency: 5 }';
  return {
    code: 'INF1019',
    subject: { path: [...path, 'hardware'], on: 'absence' },
    words: { message, hint },
  };
}

function bothHardware(path: Path, noun: string, first: string, second: string): Choice {
  if (first === 'variants') return beside(path, second);
  const message = `${noun === 'endpoint' ? 'an' : 'a'} ${noun} has only one of instance, serverless and recommend`;
  const subject = { path: [...path, second], on: 'key' } as const;
  return { code: 'INF1019', subject, words: { message, hint: 'remove all but one' } };
}

function nounOf(definition: string): string {
  return definition === 'variant' ? 'variant' : 'endpoint';
}
