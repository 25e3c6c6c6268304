// What a plan says of decisions that the lock file holds: versions by their short names, revisions where they are told.
import type { FieldChange } from '../../core/field.ts';
import { packageName } from '../../core/package-name.ts';
import type { Part } from '../../core/part.ts';
import type { ModelSpec } from '../../kinds/model/spec.ts';
import type { ModelDecided } from '../unit.ts';

/** What is compared, what may be shown of it, and where it came from. */
export type Text = { readonly value: string; readonly shown: string; readonly note?: string };

const OTHER_BYTES = 'other bytes at the same address';
const GROUP = 'latest-approved';

/** The first revision is a value like any other, and said only where it becomes another. */
export const FIRST_REVISION = '1';

/** The fields of a model that a decision stands behind. */
export function decidedTexts(
  { spec }: Part<ModelSpec>,
  { revision, fromGroup, open }: Partial<ModelDecided> = {},
): ReadonlyMap<'revision' | 'package', Text> {
  const number = String(revision ?? FIRST_REVISION);
  const texts = new Map<'revision' | 'package', Text>([
    ['revision', { value: number, shown: number, ...(revision === undefined ? {} : { note: OTHER_BYTES }) }],
  ]);
  const version = spec.package;
  if (fromGroup !== true || version === undefined) return texts;
  const note = open === true ? `${GROUP}, not pinned yet` : GROUP;
  return texts.set('package', { value: version, shown: version, note });
}

/** The field as it is shown; none where it tells nothing. */
export function decidedField(change: FieldChange): readonly FieldChange[] {
  const { field, from, to, note } = change;
  if (/(^| )revision$/.test(field)) {
    const alone = from === undefined || to === undefined;
    return alone && (from ?? to) === FIRST_REVISION ? [] : [change];
  }
  if (note?.startsWith(GROUP) !== true || to === undefined) return [change];
  const sameRegistry = from === undefined || registryOf(from) === registryOf(to);
  if (!sameRegistry) return [change];
  return [{ ...change, ...(from === undefined ? {} : { from: packageName(from) }), to: packageName(to) }];
}

/** Partition, region and account. */
function registryOf(arn: string): string {
  return arn.slice(0, Math.max(0, arn.indexOf(':model-package/')));
}
