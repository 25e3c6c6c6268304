// The part of a file that can be relied on: what was found wrong is cut out, so that rules never stumble over it.
import type { Findings } from './findings.ts';
import type { ConfigFile } from './generated/config-file.ts';
import { isObject, type Path } from './tree.ts';

/** A file in which anything may be missing, but what is there has its right shape. */
export type SoundFile = DeepPartial<ConfigFile>;

type DeepPartial<T> = T extends object ? { readonly [K in keyof T]?: DeepPartial<T[K]> | undefined } : T;

/** @param value a tree that went through validation with these findings */
export function soundPartOf(value: unknown, findings: Findings): SoundFile {
  return (prune(value, [], findings) ?? {}) as SoundFile;
}

function prune(value: unknown, path: Path, findings: Findings): unknown {
  if (findings.spoilt(path)) return undefined;
  // The items of a list are counted and compared with each other: without one of them the others mean something else.
  if (Array.isArray(value)) return hasSpoilt(value, path, findings) ? undefined : value;
  if (!isObject(value)) return value;
  const sound: Record<string, unknown> = Object.create(null);
  for (const [key, one] of Object.entries(value)) {
    const kept = prune(one, [...path, key], findings);
    if (kept !== undefined) sound[key] = kept;
  }
  return sound;
}

/** Whether anything in it is wrong. */
function hasSpoilt(value: unknown, path: Path, findings: Findings): boolean {
  if (findings.spoilt(path)) return true;
  if (!isObject(value)) return false;
  return Object.entries(value).some(([key, one]) => hasSpoilt(one, [...path, key], findings));
}

/** The entries of a mapping that may be absent. */
export function entriesOf<T>(mapping: Readonly<Record<string, T | undefined>> | undefined): [string, T][] {
  return Object.entries(mapping ?? {}).filter((entry): entry is [string, T] => entry[1] !== undefined);
}
