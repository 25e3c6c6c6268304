// Situations → the plan: every change in its order, what the guards withhold, the sums, and the digest over it all.
import { digest } from '../base/hash.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Standing } from '../core/instances.ts';
import type {
  Allowances,
  Plan,
  PlanDecision,
  PlanJob,
  PlanSummary,
  UnitChange,
  UnitCost,
} from '../core/plan.ts';
import type { PlanRisk } from '../core/risks.ts';
import { sighted } from '../core/sightings.ts';
import type { Step } from '../core/step.ts';
import type { Work } from '../core/work.ts';
import type { PriceBook } from '../cost/book.ts';
import { listedElsewhere } from '../cost/elsewhere.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import { componentsStamp } from '../kinds/inference-component/kind.ts';
import { registrationStamp } from '../kinds/registration/fields.ts';
import { type Assessed, type AssessOptions, assess, decided } from './assess.ts';
import { standingOf } from './fleet/instances.ts';
import type { Owner } from './names/names.ts';
import { abandonedNames, likelyRenames } from './names/renames.ts';
import { judgeAlarms } from './rollout/alarms.ts';
import { type Placed, placed, type Situation } from './situation.ts';
import { isUnit, type Seen, type Subject } from './subject.ts';

/** A guard's word on the changes: which are withheld, and why. */
export type Guarding = (changes: readonly UnitChange[]) => {
  readonly changes: readonly UnitChange[];
  readonly diagnostics: readonly Diagnostic[];
};

/** What the final changes risk, and what stands in the way where that is enforced. */
export type Risking = (changes: readonly (Placed & { readonly change: UnitChange })[]) => {
  readonly risks: readonly PlanRisk[];
  readonly diagnostics: readonly Diagnostic[];
};

export type PlanOptions = AssessOptions & {
  readonly owner: Owner;
  readonly account: string;
  readonly region: string;
  readonly guarding: Guarding;
  /** Absent where nothing is searched for risks. */
  readonly risking?: Risking;
  readonly allowances: Allowances;
  /** Decisions that the subjects rest on and the lock file does not hold. */
  readonly decisions?: readonly PlanDecision[];
  /** Endpoints whose hardware is not known yet, and the jobs that they wait for. */
  readonly waiting?: readonly UnitChange[];
  readonly jobs?: readonly PlanJob[];
  /** What cut-off runs left behind besides parts of endpoints, and its removal. */
  readonly leftovers?: readonly { readonly change: UnitChange; readonly work: Work }[];
};

export type Planned = {
  readonly plan: Plan;
  readonly works: readonly Work[];
  /** What only puts autoscaling back: for those of the works that fail. */
  readonly restores: readonly Work[];
  /** The instances of every endpoint that it looked at, whatever becomes of that. */
  readonly standing: readonly Standing[];
};

export function makePlan(subjects: readonly Subject[], seen: Seen, options: PlanOptions): Planned {
  const standing = placed(subjects, seen).filter(({ subject, now }) => isUnit(subject) || stands(now));
  const successors = successorsOf(subjects, seen);
  const assessed = standing
    .map(({ subject, now }) => ({ ...assess(subject, now, options, successors.get(subject)), now }))
    .sort((left, right) => byAddress(left.change, right.change));
  const guarded = options.guarding(assessed.map(({ change }) => change));
  const final = assessed.map((one, index) =>
    puttingBack({ ...one, change: guarded.changes[index] ?? one.change }),
  );
  const risking = options.risking?.(final) ?? { risks: [], diagnostics: [] };
  const { project, environment } = options.owner;
  const where = { project, environment, account: options.account, region: options.region };
  const { decisions = [], waiting = [], jobs = [], leftovers = [] } = options;
  const left = leftovers.map(({ change }) => change);
  const units = [...final.map(({ change }) => change), ...waiting, ...left].sort(byAddress);
  return {
    plan: {
      formatVersion: '1.0',
      ...where,
      allowances: options.allowances,
      units,
      decisions,
      jobs,
      risks: risking.risks,
      diagnostics: [
        ...assessed.flatMap(({ diagnostics }) => diagnostics),
        ...likelyRenames(standing),
        ...abandonedNames(standing),
        ...guarded.diagnostics,
        ...risking.diagnostics,
      ],
      summary: summarise(units),
      cost: sumCost(units, options.prices),
      digest: digest({
        ...where,
        units: final.map(decided),
        ...(decisions.length === 0 ? {} : { decisions }),
        ...(waiting.length === 0 ? {} : { waiting: waiting.map(({ address, heldBy }) => [address, heldBy]) }),
        ...(left.length === 0 ? {} : { leftovers: left.map(({ name, basis }) => [name, basis]) }),
        ...(jobs.length === 0 ? {} : { jobs: jobs.map(({ name, heldBy }) => [name, heldBy ?? null]) }),
      }),
    },
    works: [
      ...final
        .filter(({ change }) => change.steps.length > 0)
        .map((one) => toWork(one, restingOn(one, seen, options))),
      ...leftovers.map(({ work }) => work),
    ],
    restores: final
      .filter(({ putBack }) => putBack.length > 0)
      .map((one) => {
        const steps = one.putBack.map(({ step }) => step);
        const alone = { ...one, lowered: one.putBack, change: { ...one.change, minutes: 0, steps } };
        return toWork(alone, registrationsOf(steps, seen));
      }),
    standing: final.map(({ change, fleets }) => standingOf(change, fleets)),
  };
}

/** Whatever is withheld from this run, what was put aside is put back. */
function puttingBack<One extends Assessed>(one: One): One {
  const { change, lowered, putBack } = one;
  if (change.held === undefined || putBack.length === 0) return one;
  const steps = [...change.steps, ...putBack.map(({ step }) => step)];
  return { ...one, change: { ...change, steps }, lowered: [...lowered, ...putBack] };
}

function byAddress(left: { readonly address: string }, right: { readonly address: string }): number {
  return left.address < right.address ? -1 : 1;
}

/** The situation of what took a subject's place. */
function successorsOf(subjects: readonly Subject[], seen: Seen): ReadonlyMap<Subject, Situation> {
  const replaced = subjects.flatMap((subject) => {
    const successor = isUnit(subject) ? undefined : subject.successor;
    return successor === undefined ? [] : [{ subject, successor }];
  });
  const next = placed(
    replaced.map(({ successor }) => successor),
    seen,
  );
  return new Map(
    replaced.flatMap(({ subject }, at) => next.slice(at, at + 1).map(({ now }) => [subject, now])),
  );
}

/** An index may name endpoints that are gone, or that are no longer ours. */
function stands({ live, ours, configs, models }: Situation): boolean {
  return ours && (live !== undefined || configs.length > 0 || models.length > 0);
}

/** A removal rests on the other endpoint that serves, and what touches a registration on all of that. */
function restingOn(
  { change: { replacedBy, held, steps, name } }: Assessed,
  seen: Seen,
  { stamp }: AssessOptions,
): NonNullable<Work['restsOn']> {
  const registrations = [...registrationsOf(steps, seen), ...componentsOf(steps, name, seen)];
  if (replacedBy === undefined || held !== undefined) return registrations;
  const other = replacedBy.name;
  const basis = stamp(sighted(seen, 'endpoint', other) ?? undefined);
  return [{ kind: 'endpoint', name: other, basis }, ...registrations];
}

/** What touches components rests on all of the endpoint, as far as they were there. */
function componentsOf(steps: readonly Step[], name: string, seen: Seen): NonNullable<Work['restsOn']> {
  const live = sighted(seen, 'endpoint-components', name);
  if (!live || steps.every(({ kind }) => kind !== 'inference-component')) return [];
  return [{ kind: 'endpoint-components', name, basis: componentsStamp(live) }];
}

function registrationsOf(steps: readonly Step[], seen: Seen): NonNullable<Work['restsOn']> {
  const names = new Set(steps.filter(({ kind }) => kind === 'registration').map(({ name }) => name));
  return [...names].map((name) => {
    const live = sighted(seen, 'registration', name) ?? undefined;
    return { kind: 'registration', name, basis: registrationStamp(live) };
  });
}

function toWork({ change, lowered, view }: Assessed, restsOn: NonNullable<Work['restsOn']>): Work {
  return {
    change,
    restsOn,
    subject: { kind: 'endpoint', name: change.name },
    ...(change.rollbackOn === undefined ? {} : { judge: judgeAlarms }),
    ...(view === undefined ? {} : { view }),
    requests: (live: LiveEndpoint | undefined) =>
      new Map(lowered.map(({ step, request }) => [step.id, request(live)])),
  };
}

function summarise(units: readonly UnitChange[]): PlanSummary {
  const active = units.filter(({ held, steps }) => held === undefined && steps.length > 0);
  const count = (...effects: readonly UnitChange['effect'][]) =>
    active.filter(({ effect }) => effects.includes(effect)).length;
  const unpruned = units.filter(({ heldBy }) => heldBy === 'INF5001').length;
  return {
    add: count('create', 'recreate'),
    change: count('live', 'swap', 'none'),
    destroy: count('remove', 'recreate'),
    unpruned,
    held: units.filter(({ held }) => held !== undefined).length - unpruned,
  };
}

/** Those that only autoscaling moves make a mixture of it. */
function spreadOf(units: readonly UnitChange[]): Pick<Plan['cost'], 'spread'> {
  const moved = units.flatMap(({ cost }) =>
    cost?.floor === undefined && cost?.ceiling === undefined ? [] : [cost.spread],
  );
  if (moved.every((one) => one === undefined)) return {};
  return { spread: moved.every((one) => one === 'types') ? 'types' : 'both' };
}

function sumCost(units: readonly UnitChange[], { region, from, file, own }: PriceBook): Plan['cost'] {
  const partial = units.some(({ cost }) => cost?.note === 'unknown');
  const because = partial ? listedElsewhere(region) : undefined;
  const sum = (pick: (cost: UnitCost, held: boolean) => number | null) => {
    const usd = units.map(({ cost, held }) =>
      cost === undefined ? 0 : (pick(cost, held !== undefined) ?? 0),
    );
    return Math.round(usd.reduce((total, one) => total + one, 0) * 10_000) / 10_000;
  };
  return {
    before: sum(({ before }) => before),
    after: sum((cost, held) => (held ? cost.before : cost.after)),
    floor: sum((cost, held) => (held ? (cost.floorBefore ?? cost.before) : (cost.floor ?? cost.after))),
    ceiling: sum((cost, held) => (held ? (cost.ceilingBefore ?? cost.before) : (cost.ceiling ?? cost.after))),
    partial,
    ...(because === undefined ? {} : { because }),
    ...spreadOf(units),
    ...(units.some(({ cost }) => cost?.unpriced !== undefined) ? { unpriced: ['storage'] } : {}),
    pricesFrom: from,
    ...(file === undefined ? {} : { pricesFile: file }),
    ...(own.length === 0 ? {} : { ownPrices: own }),
  };
}
