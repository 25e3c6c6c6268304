// What people read of autoscaling that is put aside: in plans, in status, in drift.
import type { FieldChange } from '../../core/field.ts';
import type { Tags } from '../../core/part.ts';
import { itemName } from '../../kinds/registration/fields.ts';
import type { RegisteredPolicy, Registration } from '../../kinds/registration/spec.ts';
import type { Decision } from '../decide.ts';
import { isFresh } from '../effect.ts';
import { type Situation, scalingOf } from '../situation.ts';
import type { Unit } from '../unit.ts';
import { type Escrow, readEscrow } from './escrow.ts';
import { namedReasons } from './named-alarms.ts';
import { restorationsOf, takesTargets } from './restore.ts';
import { isAsleep } from './scaled.ts';
import { sharedReasons, theirItems } from './shared.ts';
import { alarmsIn } from './step-alarms.ts';

/**
 * `autoscaling of AllTraffic is put aside since 2026-01-05 10:20 UTC`; undefined where nothing is.
 * @param fate what becomes of it, as the rest of the sentence
 */
export function asideText(tags: Tags, fate = ''): string | undefined {
  const escrow = readEscrow(tags);
  if (escrow === undefined) return undefined;
  if (escrow === 'unreadable') return 'autoscaling is put aside, and the tags that hold it cannot be read';
  const variants = Object.keys(escrow.variants).join(', ');
  return `autoscaling of ${variants} is put aside since ${minuteOf(escrow.since)}${fate}`;
}

function minuteOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

const FATES = {
  restored: ', this plan restores it',
  waits: ', and is restored once the endpoint is in service',
  goes: ', and ends with the endpoint; where that stays, this plan restores it',
  late: ', and ends with the endpoint; where that stays, it is restored once that is in service',
  after: ', and is restored once what this plan sends is in service',
  stuck: ', and cannot be restored before an update has brought the endpoint into service',
} as const;

/** @param fate what becomes of it in this plan */
export function asideReasons({ live, ours }: Situation, fate: keyof typeof FATES): readonly string[] {
  if (live === undefined || !ours) return [];
  const text = asideText(live.tags, FATES[fate === 'goes' && !takesTargets(live) ? 'late' : fate]);
  return text === undefined ? [] : [text];
}

/** Nothing can be registered of an endpoint that is not in service: of a mixture of fleets not before it gets an update. */
function fateOf({ live }: Situation, { hold }: Decision): keyof typeof FATES {
  if (hold?.code === 'INF3006') return 'waits';
  if (live?.status === 'UpdateRollbackFailed') return hold === undefined ? 'after' : 'stuck';
  return hold === undefined || live === undefined || takesTargets(live) ? 'restored' : 'waits';
}

/** What others have on what inferra registered, where the endpoint goes. */
export function goingReasons({ live, ours, registered }: Situation): readonly string[] {
  if (live === undefined || !ours) return [];
  const shared = [...registered].flatMap(([variant, { id, whole }]) => {
    const theirs = theirItems(live.tags, variant, whole).map(itemName);
    return theirs.length === 0 ? [] : [{ variant, id, stays: false, theirs }];
  });
  return sharedReasons(shared, true);
}

/** What a plan says of autoscaling that it puts aside or puts back. */
export function scalingReasons(unit: Unit, now: Situation, decision: Decision): readonly string[] {
  const { aside, hold } = decision;
  const standing = asideReasons(now, fateOf(now, decision));
  if (now.escrow === 'unreadable') return [];
  // What is held gets back what was, and nothing of what the file wants now.
  const bound = hold === undefined ? { aside, unit } : { aside: undefined, unit: undefined };
  const all = restorationsOf(now, bound);
  const own = alarmsIn(now.live?.tags ?? {}, unit.name).map(({ name }) => name);
  return [
    ...standing,
    ...(hold === undefined && unit.byHand === undefined ? namedReasons(unit, now) : []),
    ...(hold === undefined ? sharedReasons(scalingOf(unit, now).shared, isFresh(decision.row)) : []),
    ...(aside === undefined || hold !== undefined ? [] : putAsideReasons(aside.escrow, aside.variants)),
    ...all.flatMap(({ variant, changed }) =>
      changed.map((name) => `${name} of ${variant} was changed since, and stays as it is`),
    ),
    ...all.flatMap(({ items }) =>
      items.flatMap((item) => (item.is === 'policy' ? alarmReason(item.policy, own) : [])),
    ),
  ];
}

/** An update of an endpoint that autoscaling has left without instances. */
export function wakingReasons({ live, ours }: Situation, { row, target, hold }: Decision): readonly string[] {
  if (!ours || hold !== undefined || row.recipe !== 'update' || !isAsleep(live)) return [];
  const counts = target.sizes.flatMap((size) => ('count' in size ? [size.count] : []));
  return [
    `it has no instances now; the new fleet begins with ${counts.join(' and ')}, is seen to serve, and autoscaling takes it back`,
  ];
}

function putAsideReasons({ variants }: Escrow, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const registration = variants[name];
    if (registration === undefined) return [];
    return [
      `autoscaling of ${name} (${inWords(registration)}) is put aside for the update, and restored after it`,
    ];
  });
}

/** `2–8, 2 policies, 1 scheduled action` */
function inWords({ min, max, policies = [], actions = [], suspended = [] }: Registration): string {
  return [
    `${min}–${max}`,
    counted(policies.length, 'policy', 'policies'),
    counted(actions.length, 'scheduled action', 'scheduled actions'),
    suspended.length === 0 ? '' : `suspended: ${suspended.join(', ')}`,
  ]
    .filter((word) => word !== '')
    .join(', ');
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}

/**
 * Alarms call a policy by an ARN that has an id of its own; put again, it has another one.
 * @param own alarms that inferra makes, and has call it
 */
function alarmReason({ name, alarms = [] }: RegisteredPolicy, own: readonly string[]): readonly string[] {
  const theirs = alarms.filter((alarm) => !own.includes(alarm));
  return theirs.length === 0
    ? []
    : [`${theirs.join(', ')} must call the new ARN of policy ${name} once that is restored`];
}

/** Autoscaling that ends with its variant. */
export function endedFields(unit: Unit, { aside }: Decision): readonly FieldChange[] {
  const { escrow, variants = [] } = aside ?? {};
  return variants
    .filter((variant) => !unit.config.spec.variants.some(({ name }) => name === variant))
    .map((variant) => ({
      field: `${variant} scaling`,
      from: inWords(escrow?.variants[variant] ?? { min: 0, max: 0 }),
    }));
}
