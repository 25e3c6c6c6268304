// Marks are the tags that remember what a run did to an endpoint. The order of writing is fixed: mark the intent, send
// the update, mark it sent, verify, mark it applied, clean up, mark it done.
import { shortDigest } from '../../base/hash.ts';
import type { Tags } from '../../core/part.ts';
import type { LiveEndpoint, VariantSize } from '../../kinds/endpoint/spec.ts';
import { sizesDigest } from '../fleet/sizes.ts';
import { identityOf } from '../names/names.ts';
import type { Remembered } from '../unit.ts';

export const APPLIED = 'inferra:applied';
export const ATTEMPT = 'inferra:attempt';
export const VERIFIED = 'inferra:verified';
/** A config that inferra did not make, and the identity under which inferra would have made it. */
export const ADOPTED = 'inferra:adopted';

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

export type Attempt = { readonly target: Remembered; readonly stage: Stage; readonly before: Before };

export type Marks = {
  readonly applied?: Remembered;
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

/**
 * What the value of a tag (256 characters) has for sizes, beside the longest config, stage, time and reason: two variants
 * of long names always fit, ten of short ones mostly.
 */
const SIZES_LENGTH = 256 - ' cleaning'.length - ' 9999999999999/01234567'.length - 63;

/** How a digest begins that stands for sizes, with the version of what it is made of. No variant's name has an @. */
const DIGEST = '@1/';

/**
 * `<config> <size>…` in the order of the file: `control=2:1` is two instances at weight 1, `control=s20` a concurrency of
 * 20, `control=s20p5` with 5 of it provisioned. Where the sizes do not fit a tag their digest stands for all of them: `<config> @1/0123456789abcdef`.
 */
export function writeTarget(target: Remembered): string {
  if (!('sizes' in target)) return `${target.config} ${DIGEST}${target.sizesDigest}`;
  const sizes = target.sizes.map((size) => ` ${writeSize(size)}`).join('');
  return sizes.length <= SIZES_LENGTH
    ? `${target.config}${sizes}`
    : `${target.config} ${DIGEST}${sizesDigest(target.sizes)}`;
}

function writeSize(size: VariantSize): string {
  const amount =
    'maxConcurrency' in size
      ? `s${size.maxConcurrency}${size.provisioned === undefined ? '' : `p${size.provisioned}`}`
      : `${size.count}:${size.weight}`;
  return `${size.variant}=${amount}`;
}

export function writeAttempt(attempt: Attempt): string {
  const { modified, reason } = attempt.before;
  return `${writeTarget(attempt.target)} ${attempt.stage} ${modified}/${reason}`;
}

/** The mark of an attempt that was carried through, as one after which something is left to clean up. */
export function reopened(tags: Tags): Tags {
  const [attempt = '', end] = (tags[ATTEMPT] ?? '').split(' done ');
  return end === undefined ? {} : { [ATTEMPT]: `${attempt} cleaning ${end}` };
}

/**
 * Reads the marks back. A mark that cannot be read counts as absent: the tags were edited, and nothing is guessed. An
 * adopted config is called by the identity that it stands for; only `verified` has its own name.
 */
export function readMarks(tags: Tags): Marks {
  const known = (target: Remembered) => ({ ...target, config: standsFor(tags, target.config) });
  const applied = readTarget((tags[APPLIED] ?? '').split(' '));
  const attempt = readAttempt(tags[ATTEMPT] ?? '');
  const verified = (tags[VERIFIED] ?? '').split(' ').filter((name) => name !== '');
  return {
    ...(applied === undefined ? {} : { applied: known(applied) }),
    ...(attempt === undefined ? {} : { attempt: { ...attempt, target: known(attempt.target) } }),
    verified,
  };
}

export type Adopted = { readonly config: string; readonly identity: string };

/** @param made the name that inferra would have given to the config */
export function writeAdopted(config: string, made: string): string {
  return `${config} ${identityOf(made)}`;
}

export function readAdopted(tags: Tags): Adopted | undefined {
  const [config, identity, ...rest] = (tags[ADOPTED] ?? '').split(' ');
  return config && identity && rest.length === 0 ? { config, identity } : undefined;
}

/** The name by which a config is compared: what it was adopted for, or its own. */
export function standsFor(tags: Tags, config: string): string {
  const adopted = readAdopted(tags);
  return adopted?.config.toLowerCase() === config.toLowerCase() ? adopted.identity : config;
}

/** The name that a config has in the account, where it is the one that was adopted. */
export function realName(tags: Tags, config: string): string {
  const adopted = readAdopted(tags);
  return adopted?.identity === config ? adopted.config : config;
}

/** What the endpoint serves, by the name by which it is compared. */
export function servedConfig({ tags, config }: LiveEndpoint): string | undefined {
  return config === undefined ? undefined : standsFor(tags, config);
}

function readTarget(words: readonly string[]): Remembered | undefined {
  const [config, ...rest] = words;
  if (config === undefined || config === '' || rest.length === 0) return undefined;
  const digest = rest.length === 1 ? /^@1\/([0-9a-f]{16})$/.exec(rest[0] ?? '')?.[1] : undefined;
  if (digest !== undefined) return { config, sizesDigest: digest };
  const sizes = rest.map(readSize);
  return sizes.every((size) => size !== undefined) ? { config, sizes } : undefined;
}

const SIZE =
  /^(?<variant>[A-Za-z0-9-]+)=(?:s(?<concurrency>\d+)(?:p(?<provisioned>\d+))?|(?<count>\d+):(?<weight>\d+(?:\.\d+)?(?:e[+-]?\d+)?))$/;

function readSize(word: string): VariantSize | undefined {
  const { variant, concurrency, provisioned, count, weight } = SIZE.exec(word)?.groups ?? {};
  if (variant === undefined) return undefined;
  return concurrency === undefined
    ? { variant, count: Number(count), weight: Number(weight) }
    : {
        variant,
        maxConcurrency: Number(concurrency),
        ...(provisioned === undefined ? {} : { provisioned: Number(provisioned) }),
      };
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
