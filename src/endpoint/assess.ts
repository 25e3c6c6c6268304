// Situation → one change of the plan, with the steps and what fills them in at the time of sending.
import { shortDigest } from '../base/hash.ts';
import { definitionOf } from '../core/codes.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { UnitChange } from '../core/plan.ts';
import type { PriceBook } from '../cost/book.ts';
import { changeCost } from '../cost/fleet.ts';
import { isBusy } from '../kinds/endpoint/progress.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import { watchedComponents } from './components/alarms.ts';
import { crowdedBy, crowdedDiagnostic } from './components/holds.ts';
import { roomWarnings } from './components/room.ts';
import { componentTestReasons } from './components/smoke-test.ts';
import { type Decision, decide } from './decide.ts';
import type { Lowered } from './drafts.ts';
import { REMOVAL_MINUTES, typicalMinutes } from './durations.ts';
import { isFresh } from './effect.ts';
import { fieldsOf, keptIn } from './fields.ts';
import { desiredFleet, liveFleet, servingFleet } from './fleet/fleet.ts';
import type { Fleets } from './fleet/instances.ts';
import { sizeOf } from './fleet/sizes.ts';
import type { Hold } from './holds.ts';
import { adoptedStays } from './leftovers.ts';
import { lower, lowerRemoval } from './lower.ts';
import { isProtected } from './memory/tag-change.ts';
import { renamedFrom } from './names/moves.ts';
import { isVerified } from './names/side-by-side.ts';
import { ownAlarms } from './rollout/own-alarms.ts';
import { besideShare, rolloutOf, rolloutText } from './rollout/rollout.ts';
import { lowerPutBack } from './scaling/restore.ts';
import { isAnyScaled, scaledLike } from './scaling/scaled.ts';
import { asideReasons, goingReasons, scalingReasons, wakingReasons } from './scaling/words.ts';
import type { Situation } from './situation.ts';
import { smokeTestReason } from './smoke-test.ts';
import { isUnit, type Stray, type Subject } from './subject.ts';
import { fleetText } from './text/fleet.ts';
import type { Unit } from './unit.ts';

export type AssessOptions = {
  readonly prices: PriceBook;
  readonly retry: boolean;
  /** Digest of the live state that a change rests on. */
  readonly stamp: (live: LiveEndpoint | undefined) => string;
  /** Why endpoints without a unit go: `not in the file`, or for `destroy` its own words. */
  readonly strayBecause: string;
  /** When the plan is made, in milliseconds since the epoch. */
  readonly at?: number;
};

export type Assessed = {
  readonly subject: Subject;
  readonly change: UnitChange;
  readonly lowered: readonly Lowered[];
  /** What puts autoscaling back that stands aside, where nothing else is done. */
  readonly putBack: readonly Lowered[];
  /** What is read later, seen as this was; absent where nothing moves by itself. */
  readonly view?: (live: LiveEndpoint | undefined) => LiveEndpoint | undefined;
  readonly fleets: Fleets;
  readonly diagnostics: readonly Diagnostic[];
};

/** @param next the situation of the unit that took a stray's address */
export function assess(subject: Subject, now: Situation, options: AssessOptions, next?: Situation): Assessed {
  return isUnit(subject) ? assessUnit(subject, now, options) : assessStray(subject, now, options, next);
}

function assessUnit(unit: Unit, now: Situation, options: AssessOptions): Assessed {
  const decision = decide(unit, now, options);
  const { verdict, row, hold } = decision;
  const lowered = hold === undefined && verdict !== 'same' ? lower(unit, now, decision) : [];
  const steps = lowered.map(({ step }) => step);
  const renamed = renameIn(unit, now);
  const change: UnitChange = {
    ...common(unit, now, options),
    verdict,
    effect: row.effect,
    summary: row.recipe === 'tags' && renamed.length > 0 ? renamed.join() : summaryOf(unit, now, row),
    fields: fieldsOf(unit, now, decision),
    reasons: [
      ...decision.reasons,
      ...scalingReasons(unit, now, decision),
      ...wakingReasons(now, decision),
      ...(row.recipe === 'tags' ? [] : renamed),
      ...(unit.reasons ?? []),
      ...(row.effect === 'create' ? recommendations(unit) : []),
      ...switchIn(unit),
      ...smokeTestReason(unit, now, steps),
      ...componentTestReasons(decision.components.works, steps),
      ...(row.recipe === 'update' || row.recipe === 'recreate' ? adoptedStays(now) : []),
    ],
    ...(unit.replaces === undefined ? {} : { replaces: unit.replaces }),
    ...keptIn(unit, now, decision),
    downtime: row.downtime,
    minutes: hold === undefined ? typicalMinutes(unit, now, decision) : 0,
    ...withhold(hold),
    cost: changeCost(
      options.prices,
      liveFleet(unit, now),
      hold === undefined ? fleetAfter(unit, now, decision) : liveFleet(unit, now),
      hold === undefined && row.recipe === 'update' ? besideShare(unit, now) : 0,
    ),
    ...watchedIn(unit, now, decision),
    steps,
  };
  const warnings = verdict === 'same' ? [] : roomWarnings(unit, now, decision);
  const diagnostics = hold === undefined ? warnings : [diagnosed(unit, hold)];
  const putBack = lowerPutBack(unit.address, unit.name, now);
  const fleets = fleetsOf(unit, now, decision);
  return { subject: unit, change, lowered, putBack, ...viewOf(now), fleets, diagnostics };
}

function fleetsOf(unit: Unit, now: Situation, decision: Decision): Fleets {
  const { row, hold } = decision;
  const before = liveFleet(unit, now);
  if (hold !== undefined) return { before, after: before, beside: 0 };
  const beside = row.recipe === 'update' ? besideShare(unit, now) : 0;
  return { before, after: fleetAfter(unit, now, decision), beside };
}

/** What is made anew begins with the counts of the file, whatever autoscaling made of the old one. */
function fleetAfter(unit: Unit, now: Situation, { row, refit }: Pick<Decision, 'row' | 'refit'>) {
  return desiredFleet(unit, isFresh(row) ? { ...now, live: undefined } : now, refit);
}

function viewOf({ live }: Situation): Pick<Assessed, 'view'> {
  if (!isAnyScaled(live)) return {};
  return { view: (later) => later && scaledLike(later, live) };
}

/** The head line of a new endpoint says its hardware; where that comes from stands below. */
function recommendations({ recommended }: Unit): readonly string[] {
  return [...new Set(Object.values(recommended ?? {}))].map((text) => `hardware by ${text}`);
}

/** Alarms that take the change back, where something is sent that they watch. */
function watchedIn(
  unit: Unit,
  now: Situation,
  { row, hold, target, components }: Decision,
): Pick<UnitChange, 'rollbackOn'> {
  if (hold !== undefined) return {};
  const rollout = row.recipe === 'update' ? rolloutOf(unit, now) : undefined;
  const own = rollout === undefined ? [] : ownAlarms(unit, target.config);
  const rollbackOn = [
    ...(rollout?.alarms ?? []).map((alarm) => ({ alarm })),
    ...own.map(({ name, when }) => ({ alarm: name, when })),
    ...watchedComponents(components),
  ];
  return rollbackOn.length === 0 ? {} : { rollbackOn };
}

function summaryOf(unit: Unit, now: Situation, row: Decision['row']): string {
  const rollout = row.recipe === 'update' ? rolloutOf(unit, now) : undefined;
  if (rollout !== undefined) return rolloutText(rollout, unit, now);
  return row.effect === 'create' ? fleetText(unit.config.spec.variants, (one) => sizeOf(unit, one)) : row.how;
}

/** `renamed from endpoints.old-name`, where the live endpoint is written down under another address. */
function renameIn(unit: Unit, now: Situation): readonly string[] {
  const from = now.ours ? renamedFrom(unit, now.live) : undefined;
  return from === undefined ? [] : [`renamed from ${from}`];
}

/** The service gives a second endpoint an address of its own: nobody but the clients can switch. */
function switchIn({ name, replaces }: Unit): readonly string[] {
  return replaces === undefined ? [] : [`clients must switch from ${replaces} to ${name}`];
}

function assessStray(
  stray: Stray,
  now: Situation,
  options: AssessOptions,
  next: Situation | undefined,
): Assessed {
  const busy = now.live !== undefined && isBusy(now.live) && now.live.status !== 'Deleting';
  const unprotect = stray.successor?.protect === false;
  const crowded = crowdedBy(stray, now.components);
  const lowered =
    busy || crowded !== undefined ? [] : lowerRemoval(stray.address, stray.name, now, unprotect);
  const replacedBy = now.live === undefined ? undefined : replacementOf(stray, next);
  const fleet = servingFleet(now);
  return {
    subject: stray,
    change: {
      ...common(stray, now, options),
      verdict: busy ? 'busy' : 'pending',
      effect: 'remove',
      summary:
        now.live === undefined
          ? 'leftover parts of an endpoint that is gone'
          : (replacedBy && inWords(replacedBy)) || options.strayBecause,
      fields: [],
      ...(replacedBy === undefined ? {} : { replacedBy }),
      reasons: [...asideReasons(now, 'goes'), ...goingReasons(now), ...adoptedStays(now)],
      downtime: false,
      minutes: now.live === undefined ? 0 : REMOVAL_MINUTES,
      ...(busy ? { held: `waits: ${now.live?.status}`, heldBy: 'INF3006' as const } : withhold(crowded)),
      cost: changeCost(options.prices, fleet, busy || crowded !== undefined ? fleet : [], 0),
      steps: lowered.map(({ step }) => step),
    },
    lowered,
    putBack: lowerPutBack(stray.address, stray.name, now),
    ...viewOf(now),
    fleets: { before: fleet, after: [], beside: 0 },
    diagnostics: crowded === undefined ? [] : [crowdedDiagnostic(stray.address, crowded)],
  };
}

type Replacement = NonNullable<UnitChange['replacedBy']>;

function replacementOf({ successor }: Stray, next: Situation | undefined): Replacement | undefined {
  if (successor === undefined) return undefined;
  return { name: successor.name, verified: next !== undefined && isVerified(next) };
}

function inWords({ name, verified }: Replacement): string {
  return verified ? `replaced by ${name}` : `to be replaced by ${name}`;
}

function common(subject: Subject, now: Situation, options: AssessOptions) {
  const { live } = now;
  return {
    address: subject.address,
    name: subject.name,
    protected: live !== undefined && now.ours && isProtected(live.tags),
    live: live !== undefined && now.ours,
    ...(live === undefined ? {} : { status: live.status }),
    basis: options.stamp(live),
  };
}

function withhold(hold: Hold | undefined): Pick<UnitChange, 'held' | 'heldBy'> {
  return hold === undefined ? {} : { held: hold.short, heldBy: hold.code };
}

function diagnosed(unit: Unit, { code, reason, hint }: Hold): Diagnostic {
  // What is somebody else's, or cannot be told, no flag of the plan makes right.
  const severity = definitionOf(code).exit === 5 ? 'error' : 'held';
  return { code, severity, message: reason, hint, address: unit.address, place: unit.place };
}

/** What the lock file says of the models of the endpoint and of what its components load, where something is done about it. */
function pinsIn(
  subject: Subject,
  { verdict }: UnitChange,
): { readonly pins?: unknown; readonly loaded?: unknown } {
  if (!isUnit(subject) || verdict === 'same') return {};
  const { decided: models, components = [] } = subject;
  const loaded = components.flatMap(({ key, pins }) => (pins === undefined ? [] : [[key, pins]]));
  return {
    ...(models === undefined ? {} : { pins: models }),
    ...(loaded.length === 0 ? {} : { loaded: Object.fromEntries(loaded) }),
  };
}

/** What a change decides, without what it says about time and money: the part of it that a digest covers. */
export function decided({ subject, change, lowered }: Assessed): unknown {
  const { address, name, verdict, effect, fields, held, heldBy, basis, steps } = change;
  return {
    address,
    name,
    verdict,
    effect,
    fields,
    steps,
    // What is as it should be may move as it likes, as long as it stays so.
    ...(verdict === 'same' ? {} : { basis }),
    ...(held === undefined ? {} : { held, heldBy }),
    ...pinsIn(subject, change),
    requests: shortDigest(
      lowered.map(({ request }) => request(undefined)),
      32,
    ),
  };
}
