// Marks are the tags that remember what a run did to an endpoint. The order of writing is fixed: mark the intent, send
// the update, mark it sent, verify, mark it applied, clean up, mark it done.
import { shortDigest } from '../base/hash.ts';
import type { Tags } from '../core/part.ts';
import type { LiveEndpoint, VariantSize } from '../kinds/endpoint/spec.ts';
import type { Target } from './unit.ts';

export const APPLIED = 'inferra:applied';
export const ATTEMPT = 'inferra:attempt';
export const VERIFIED = 'inferra:verified';

/** How many verified configs are kept, the serving one among them. */
export const KEPT_CONFIGS = 2;

/**
 * intent: about to be sent · sent: the service accepted it · cleaning: verified, leftovers not yet removed ·
 * done: nothing is left to do.
 */
export type Stage = 'intent' | 'sent' | 'cleaning' | 'done';

/** What the endpoint looked like just before the attempt: tells on the next run whether anything happened since. */
export type Before = {
  /** `lastModified` in milliseconds; 0 for an endpoint that was not there. */
  readonly modified: number;
  /** Digest of the failure reason; `-` where there was none. */
  readonly reason: string;
};

export type Attempt = { readonly target: Target; readonly stage: Stage; readonly before: Before };

export type Marks = {
  readonly applied?: Target;
  readonly attempt?: Attempt;
  /** Newest first. */
  readonly verified: readonly string[];
};

export const NOTHING_BEFORE: Before = { modified: 0, reason: '-' };

export function before(live: LiveEndpoint | undefined): Before {
  if (live === undefined) return NOTHING_BEFORE;
  return { modified: live.lastModified, reason: reasonDigest(live.failureReason) };
}

export function reasonDigest(reason: string | undefined): string {
  return reason === undefined || reason === '' ? '-' : shortDigest(reason, 8);
}

/** `<config> <size>…` in the order of the variants: `2:1` is two instances at weight 1, `s20` a concurrency of 20. */
export function writeTarget(target: Target): string {
  return [target.config, ...target.sizes.map(writeSize)].join(' ');
}

function writeSize(size: VariantSize): string {
  const amount = 'maxConcurrency' in size ? `s${size.maxConcurrency}` : `${size.count}:${size.weight}`;
  return `${size.variant}=${amount}`;
}

export function writeAttempt(attempt: Attempt): string {
  const { modified, reason } = attempt.before;
  return `${writeTarget(attempt.target)} ${attempt.stage} ${modified}/${reason}`;
}

/** Reads the marks back. A mark that cannot be read counts as absent: the tags were edited, and nothing is guessed. */
export function readMarks(tags: Tags): Marks {
  const applied = readTarget((tags[APPLIED] ?? '').split(' '));
  const attempt = readAttempt(tags[ATTEMPT] ?? '');
  const verified = (tags[VERIFIED] ?? '').split(' ').filter((name) => name !== '');
  return {
    ...(applied === undefined ? {} : { applied }),
    ...(attempt === undefined ? {} : { attempt }),
    verified,
  };
}

function readTarget(words: readonly string[]): Target | undefined {
  const [config, ...rest] = words;
  const sizes = rest.map(readSize);
  if (config === undefined || config === '' || sizes.length === 0) return undefined;
  return sizes.every((size) => size !== undefined) ? { config, sizes } : undefined;
}

const SIZE =
  /^(?<variant>[A-Za-z0-9-]+)=(?:s(?<concurrency>\d+)|(?<count>\d+):(?<weight>\d+(?:\.\d+)?(?:e[+-]?\d+)?))$/;

function readSize(word: string): VariantSize | undefined {
  const { variant, concurrency, count, weight } = SIZE.exec(word)?.groups ?? {};
  if (variant === undefined) return undefined;
  return concurrency === undefined
    ? { variant, count: Number(count), weight: Number(weight) }
    : { variant, maxConcurrency: Number(concurrency) };
}

const STAGES: readonly string[] = ['intent', 'sent', 'cleaning', 'done'] satisfies Stage[];

function readAttempt(text: string): Attempt | undefined {
  const words = text.split(' ');
  const [modified = '', reason = ''] = (words.pop() ?? '').split('/');
  const stage = words.pop() ?? '';
  const target = readTarget(words);
  if (target === undefined || !isStage(stage) || !/^\d+$/.test(modified) || reason === '') return undefined;
  return { target, stage, before: { modified: Number(modified), reason } };
}

function isStage(text: string): text is Stage {
  return STAGES.includes(text);
}

/** The configs that stay once `config` is verified: it and the ones verified before it. */
export function verifiedAfter(config: string, verified: readonly string[]): readonly string[] {
  return [config, ...verified.filter((name) => name !== config)].slice(0, KEPT_CONFIGS);
}
