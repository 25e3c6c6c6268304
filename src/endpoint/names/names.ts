// Names that say their content. The same content is the same name, so creating twice is harmless; sizes are apart from
// identity, so a moved count is no new fleet.
import { shortDigest } from '../../base/hash.ts';

/** The version of what goes into a hash. Raised only together with a way to recognise the names of the version before. */
const HASH_VERSION = 1;

const IDENTITY_DIGITS = 10;
const SIZING_DIGITS = 6;
/** A name of the service has 63 characters; what is left beside two hashes and their dashes is for people. */
const PREFIX_LENGTH = 63 - IDENTITY_DIGITS - SIZING_DIGITS - 2;

const PART_NAME = /^(?<prefix>.+)-[0-9a-f]{10}(-[0-9a-f]{6})?$/;
const CONFIG_NAME = /^(?<identity>.+-[0-9a-f]{10})-[0-9a-f]{6}$/i;

export type Owner = {
  readonly project: string;
  /** `default` where the file has no environments. */
  readonly environment: string;
};

/** How the names of all parts of an owner start: what `NameContains` finds them by. */
export function ownerPrefix(owner: Owner): string {
  return owner.environment === 'default' ? owner.project : `${owner.project}-${owner.environment}`;
}

/** The readable front of the names of an endpoint's parts, without a dash at the end. */
export function partPrefix(owner: Owner, endpoint: string): string {
  const front = ownerPrefix(owner);
  const whole = endpoint === front || endpoint.startsWith(`${front}-`) ? endpoint : `${front}-${endpoint}`;
  return whole.slice(0, PREFIX_LENGTH).replace(/-+$/, '');
}

/** `<prefix>-<hash>`: of a model, over what is written into it. The endpoint's name is part of the hash. */
export function modelName(prefix: string, endpoint: string, spec: unknown): string {
  return `${prefix}-${shortDigest({ hash: HASH_VERSION, endpoint, model: spec }, IDENTITY_DIGITS)}`;
}

/** `<prefix>-<identity>-<sizing>`: of an endpoint config. */
export function configName(prefix: string, endpoint: string, identity: unknown, sizing: unknown): string {
  const who = shortDigest({ hash: HASH_VERSION, endpoint, config: identity }, IDENTITY_DIGITS);
  return `${prefix}-${who}-${shortDigest({ hash: HASH_VERSION, sizing }, SIZING_DIGITS)}`;
}

/** The part of a config's name that decides whether a new fleet is needed; a foreign name is its own identity. */
export function identityOf(config: string): string {
  return CONFIG_NAME.exec(config)?.groups?.identity ?? config;
}

/** The prefix that a part of this name has if inferra made it. Its tags decide; this only saves reads. */
export function prefixOf(name: string): string | undefined {
  return PART_NAME.exec(name)?.groups?.prefix;
}
