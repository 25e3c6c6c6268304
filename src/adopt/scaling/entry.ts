// What is registered for autoscaling, of a variant or of the copies of a component, as `scaling` of the file in its shortest
// form; and what of it stays out, with the reason. Names that others gave are kept.
import { isStepping, scalingOf } from '../../config/scaling.ts';
import { isOwn, keyOf } from '../../endpoint/scaling/items.ts';
import { isComponent } from '../../kinds/autoscaling.ts';
import { itemName, itemsOf } from '../../kinds/registration/fields.ts';
import type { Item, Registration, Suspended } from '../../kinds/registration/spec.ts';
import { POLICY } from '../../kinds/scaling-policy/convert.ts';
import type { Entry } from '../entry.ts';
import { itemKey } from '../keys.ts';
import { actionEntry } from './action.ts';
import { policyEntry } from './policy.ts';

export type ScalingText = {
  /** Absent where the language cannot say it at all. */
  readonly entry?: Entry;
  /** What stays live and is not in the file, and why: sentences. */
  readonly kept: readonly string[];
};

/** What a file with this `scaling` is refused for; undefined where it is a good one. */
export type Complaint = (scaling: Entry) => string | undefined;

/** @param id of what is scaled, as its parts are named */
export function scalingEntry(id: string, registration: Registration, complaintOf: Complaint): ScalingText {
  const read = itemsOf(registration).flatMap((item) => (item.is === 'target' ? [] : [wordsFor(id, item)]));
  const silent = read.flatMap((one) => ('because' in one ? [one] : []));
  const worded = read.flatMap((one) => ('because' in one ? [] : [one]));
  const { said, refused } = sayable(id, registration, worded, complaintOf);
  const kept = [...silent, ...refused];
  const sentences = [...kept.map(({ name, because }) => `${name} ${because}`), ...besides(registration)];
  if ('because' in said) return { kept: [said.because, ...sentences] };
  const lost = kept.find(({ item }) => isOwn(item));
  if (lost === undefined) return { entry: said.entry, kept: sentences };
  return { kept: [`inferra would remove ${lost.name}, which has a name that inferra gives`, ...sentences] };
}

type Named = { readonly name: string; readonly item: Exclude<Item, { readonly is: 'target' }> };
type Worded = Named & { readonly entry: Entry };
type Silent = Named & { readonly because: string };

function wordsFor(id: string, item: Named['item']): Worded | Silent {
  const said = item.is === 'policy' ? policyEntry(id, item.policy) : actionEntry(item.action);
  return { name: itemName(item), item, ...said };
}

type Composed = { readonly entry: Entry } | { readonly because: string };

/** All of it, or else as much as the file takes: one after the other is tried. */
function sayable(
  id: string,
  bounds: Registration,
  worded: readonly Worded[],
  complaintOf: Complaint,
): { readonly said: Composed; readonly refused: readonly Silent[] } {
  const tried = (some: readonly Worded[]): Composed => {
    const composed = compose(id, bounds, some);
    const because = 'because' in composed ? composed.because : complaintOf(composed.entry);
    return because === undefined ? composed : { because };
  };
  const all = tried(worded);
  if ('entry' in all) return { said: all, refused: [] };
  let good: readonly Worded[] = [];
  let said: Composed = all;
  const refused: Silent[] = [];
  // Without what wakes it a scaling to nothing is none.
  for (const one of [...worded.filter(wakes), ...worded.filter((other) => !wakes(other))]) {
    const more = tried([...good, one]);
    if ('because' in more) {
      refused.push({ ...one, because: `cannot be in the file: ${more.because}` });
    } else {
      good = [...good, one];
      said = more;
    }
  }
  return 'entry' in said ? { said, refused } : { said, refused: [] };
}

function compose(id: string, { min, max }: Registration, worded: readonly Worded[]): Composed {
  const policies = worded.filter(({ item }) => item.is === 'policy');
  const actions = worded.filter(({ item }) => item.is === 'action');
  const one = theOne(policies);
  const others = policies.filter((policy) => policy !== one);
  if (isComponent(id) && others.length + actions.length > 0) {
    const rest = [...others, ...actions].map(({ name }) => name);
    return { because: `of a component the language has one policy alone, and it has ${rest.join(', ')}` };
  }
  const waking = min === 0 && !isComponent(id) ? others.find(wakes) : undefined;
  if (min === 0 && !isComponent(id) && waking === undefined) {
    return { because: 'no policy in steps brings the first instance, and inferra would add one' };
  }
  const calledSo = one === undefined || bareName(one) === POLICY ? {} : { policyName: bareName(one) };
  return {
    entry: {
      ...{ min, max },
      ...one?.entry,
      ...calledSo,
      ...(others.length === 0 ? {} : { policies: keyed(others, waking) }),
      ...(actions.length === 0 ? {} : { schedule: keyed(actions, undefined) }),
    },
  };
}

/** The policy that stands on `scaling` itself: inferra's, or one of target tracking, by a metric of the service where it has one. */
function theOne(policies: readonly Worded[]): Worded | undefined {
  const tracking = policies.filter(({ entry }) => !('steps' in entry));
  return (
    tracking.find((one) => bareName(one) === POLICY) ??
    tracking.find((one) => keyOf(bareName(one)) === undefined && !('metric' in one.entry)) ??
    tracking.find((one) => keyOf(bareName(one)) === undefined)
  );
}

function bareName({ item }: Named): string {
  return item.is === 'policy' ? item.policy.name : item.action.name;
}

/** What brings the first instance of an asynchronous endpoint that has none. */
function wakes({ entry }: Worded): boolean {
  const text = { min: 1, max: 1, policies: { it: entry } } as Parameters<typeof scalingOf>[0];
  const { it } = scalingOf(text).policies ?? {};
  return (
    it !== undefined &&
    isStepping(it) &&
    it.alarm.breaches === 'above' &&
    it.adjust !== 'percent' &&
    (it.steps[0]?.by ?? 0) > 0
  );
}

/** In place of the policy that inferra would add by itself. */
const WAKE = 'wake';

function keyed(all: readonly Worded[], waking: Worded | undefined): Entry {
  const own = all.flatMap((one) => (one === waking ? WAKE : (keyOf(bareName(one)) ?? [])));
  const taken = new Set(own);
  return Object.fromEntries(
    all.map((one) => {
      const name = bareName(one);
      const known = one === waking ? WAKE : keyOf(name);
      const key = known ?? itemKey(name, taken);
      taken.add(key);
      return [key, known !== undefined && keyOf(name) === known ? one.entry : { name, ...one.entry }];
    }),
  );
}

const SUSPENDED: Readonly<Record<Suspended, string>> = {
  in: 'scaling in is suspended',
  out: 'scaling out is suspended',
  schedule: 'scheduled actions are suspended',
};

/** What the language has no words for, and no apply changes. */
function besides({ suspended = [], tags = {} }: Registration): readonly string[] {
  const keys = Object.keys(tags);
  return [
    ...suspended.map((one) => SUSPENDED[one]),
    ...(keys.length === 0 ? [] : [`the registration has tags: ${keys.join(', ')}`]),
  ];
}
