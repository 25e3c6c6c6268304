// From fields to the members that they stand for, and back. What a field cannot say stays as it is.

import { laidUnder, type Raw } from '../service/raw.ts';
import { isPlain } from '../service/shape.ts';
import type { Passage } from './passages.ts';

/** The members that the fields of `holder` stand for, beside those of its `raw`; undefined where there is nothing. */
export function passedBy(
  holder: object,
  passages: readonly Passage[],
  raw: Raw | undefined,
): Raw | undefined {
  const own = passages.reduce<Raw>((members, { field, member, form, along = {} }) => {
    const written = at(holder, field);
    const value = written === undefined ? undefined : form.toMember(written);
    if (value === undefined) return members;
    return Object.entries({ ...along, [member]: value }).reduce(
      (all, [path, one]) => within(all, path.split('.'), one),
      members,
    );
  }, {});
  const all = laidUnder(own, raw);
  return Object.keys(all).length === 0 ? undefined : all;
}

export type Named = {
  readonly passage: Passage;
  /** As the file writes it. */
  readonly value: unknown;
};

/** What of these members fields can say, in the order of the table, and what is left of them. */
export function namedIn(
  raw: Raw | undefined,
  passages: readonly Passage[],
): { readonly named: readonly Named[]; readonly rest: Raw } {
  if (raw === undefined) return { named: [], rest: {} };
  let rest = raw;
  const named: Named[] = [];
  for (const passage of passages) {
    const value = fieldValue(rest, passage);
    if (value === undefined) continue;
    named.push({ passage, value });
    for (const path of [passage.member, ...Object.keys(passage.along ?? {})])
      rest = without(rest, path.split('.'));
  }
  return { named, rest };
}

/** What the field would say of these members; undefined where it cannot. */
export function fieldValue(raw: Raw, { member, form, along = {} }: Passage): unknown {
  const value = at(raw, member);
  const fits = Object.entries(along).every(([path, wanted]) => at(raw, path) === wanted);
  return value === undefined || !fits ? undefined : form.toField(value);
}

/** On one line, as it could stand in the file. */
export function writtenOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** These as fields of an entry of the file. */
export function entryOf(named: readonly Named[]): Readonly<Record<string, unknown>> {
  return named.reduce<Raw>((entry, { passage, value }) => within(entry, passage.field.split('.'), value), {});
}

/** What stands at a path of names with dots between them. */
export function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (holder, name) => (isPlain(holder) && Object.hasOwn(holder, name) ? holder[name] : undefined),
      value,
    );
}

function within(holder: Raw, [name = '', ...more]: readonly string[], value: unknown): Raw {
  if (more.length === 0) return { ...holder, [name]: value };
  const inner = holder[name];
  return { ...holder, [name]: within(isPlain(inner) ? inner : {}, more, value) };
}

/** Nothing is left of a mapping that held nothing else. */
function without(holder: Raw, [name = '', ...more]: readonly string[]): Raw {
  const { [name]: inner, ...others } = holder;
  if (more.length === 0 || !isPlain(inner)) return others;
  const left = without(inner, more);
  return Object.keys(left).length === 0 ? others : { ...others, [name]: left };
}
