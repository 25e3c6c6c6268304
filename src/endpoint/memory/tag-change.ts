// The user's tags on an endpoint, three-way: what the file wants, what inferra last wrote, what is there.
import { shortDigest } from '../../base/hash.ts';
import type { FieldChange } from '../../core/field.ts';
import type { Tags } from '../../core/part.ts';
import type { ByHand, Unit } from '../unit.ts';
import { HOLD, holdOn } from './hold.ts';
import { reopened } from './marks.ts';
import { ADDRESS, foreignTags, inKeyList, keyList, MANAGED, PROTECT } from './tags.ts';

export type TagChange = {
  /** To be written; empty where nothing is. */
  readonly set: Tags;
  /** To be removed: only what inferra itself once wrote. */
  readonly drop: readonly string[];
  readonly fields: readonly FieldChange[];
  /** The file moved on since inferra last wrote tags. */
  readonly pending: boolean;
  /** Somebody changed what inferra wrote. */
  readonly drift: boolean;
};

/** What `inferra:tags` says for these tags: a digest of them, then the list of their keys. */
export function managedTag(tags: Tags, protect: boolean): string {
  return [tagDigest(tags, protect), keyList(Object.keys(tags))].filter((word) => word !== '').join(' ');
}

/** All tags besides ownership and history that the endpoint of a unit should have. */
export function userTags(unit: Unit): Tags {
  return {
    ...unit.tags,
    [MANAGED]: managedTag(unit.tags, unit.protect),
    ...(unit.protect ? { [PROTECT]: 'true' } : {}),
  };
}

export function isProtected(tags: Tags): boolean {
  return tags[PROTECT] === 'true';
}

export function compareTags(unit: Unit, live: Tags): TagChange {
  if (unit.byHand !== undefined) return tagsByHand(unit.byHand, live);
  const [written = ''] = (live[MANAGED] ?? '').split(' ');
  const theirs = foreignTags(live);
  const managed = Object.keys(theirs).filter((key) => isManaged(live, key));

  const renamed = live[ADDRESS] !== undefined && live[ADDRESS] !== unit.address;
  const wanted = { ...userTags(unit), ...(renamed ? { [ADDRESS]: unit.address } : {}) };
  const set = Object.fromEntries(Object.entries(wanted).filter(([key, value]) => live[key] !== value));
  const gone = managed.filter((key) => !(key in unit.tags));
  const released = HOLD in live && holdOn(live, unit.target) === undefined;
  const drop = [
    ...gone,
    ...(isProtected(live) && !unit.protect ? [PROTECT] : []),
    ...(released ? [HOLD] : []),
  ];

  const ours = Object.fromEntries(managed.map((key) => [key, theirs[key] ?? '']));
  const pending = written !== tagDigest(unit.tags, unit.protect) || renamed || released;
  const drift = written !== '' && written !== tagDigest(ours, isProtected(live));
  return { set, drop, pending, drift, fields: fieldsOf(unit, live, gone, drift && !pending) };
}

/** What the file wants of tags waits for the file's own turn. */
function tagsByHand(byHand: ByHand, live: Tags): TagChange {
  const releases = 'release' in byHand && !('component' in byHand) && HOLD in live;
  if (!releases) return { set: {}, drop: [], fields: [], pending: false, drift: false };
  // Only the hold says that something was taken back, whose parts are in no mark: they go with the next change.
  return { set: reopened(live), drop: [HOLD], fields: [], pending: true, drift: false };
}

/** Did inferra put the tag there? */
function isManaged(live: Tags, key: string): boolean {
  return inKeyList((live[MANAGED] ?? '').split(' ').slice(1).join(' '), key);
}

/** The tags that others put on an endpoint. */
export function othersTags(live: Tags): Tags {
  return Object.fromEntries(Object.entries(foreignTags(live)).filter(([key]) => !isManaged(live, key)));
}

/** Is anything to be written or removed? Inferra's own list of what it wrote is included, though no field shows it. */
export function moves({ set, drop }: TagChange): boolean {
  return drop.length > 0 || Object.keys(set).length > 0;
}

function fieldsOf(unit: Unit, live: Tags, gone: readonly string[], drift: boolean): readonly FieldChange[] {
  const mark = drift ? ({ drift: true } as const) : {};
  const changed = Object.entries(unit.tags)
    .filter(([key, value]) => live[key] !== value)
    .map(([key, value]): FieldChange => {
      const from = live[key];
      return { field: `tag ${key}`, ...(from === undefined ? {} : { from }), to: value, ...mark };
    });
  const removed = gone.map((key): FieldChange => ({ field: `tag ${key}`, from: live[key] ?? '', ...mark }));
  const protection: FieldChange = {
    field: 'protect',
    from: yesNo(isProtected(live)),
    to: yesNo(unit.protect),
    ...mark,
  };
  return [...changed, ...removed, ...(isProtected(live) === unit.protect ? [] : [protection])];
}

/** The tags that a new endpoint gets, and its protection. */
export function describeTags({ tags, protect }: Unit): readonly FieldChange[] {
  const fields = Object.entries(tags).map(
    ([key, value]): FieldChange => ({ field: `tag ${key}`, to: value }),
  );
  return protect ? [...fields, { field: 'protect', to: yesNo(protect) }] : fields;
}

function yesNo(value: boolean): string {
  return value ? 'true' : 'false';
}

function tagDigest(tags: Tags, protect: boolean): string {
  return shortDigest({ tags, protect }, 8);
}
