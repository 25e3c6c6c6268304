// One verdict per endpoint: what the repository wants, what was last applied and what is live, in one sentence. Here it
// is decided how far a cut-off run is taken up, and what is not touched until a person has said so.
import type { Verdict } from '../core/plan.ts';
import { componentByHand } from './components/by-hand.ts';
import { type ComponentsChange, componentsChange, NO_COMPONENTS, othersOn } from './components/change.ts';
import { crowdedHold, stuckAt } from './components/holds.ts';
import { roomHold } from './components/room.ts';
import { CREATE, type EffectRow, effectOf, FINISH, isFresh, RELEASE, type Recipe } from './effect.ts';
import { type Refit, refitOf } from './fleet/refit.ts';
import { busy, declined, foreign, type Hold, heldAt, unclear } from './holds.ts';
import { type HistoryState, sameConfig, sameTarget, sentConfig } from './memory/history.ts';
import { HOLD } from './memory/hold.ts';
import { servedConfig } from './memory/marks.ts';
import { compareTags } from './memory/tag-change.ts';
import { ownerInWords } from './memory/tags.ts';
import { type Aside, asideHold, asideOf, unreadableHold } from './scaling/aside.ts';
import { isScalingMoved } from './scaling/change.ts';
import { rivalHold } from './scaling/rival.ts';
import { isScaling } from './scaling/scaled.ts';
import { isMoved, type Situation, scalingOf } from './situation.ts';
import type { Target, Unit } from './unit.ts';

/**
 * Where the steps start: at the beginning · at waiting for what was sent · at writing down what has arrived · at
 * removing what is left over.
 */
export type Start = 'begin' | 'confirm' | 'record' | 'clean';

export type Decision = {
  readonly verdict: Verdict;
  readonly row: EffectRow;
  readonly start: Start;
  /** What the endpoint should serve in the end: a live config of the same identity is kept whatever its name. */
  readonly target: Target;
  readonly reasons: readonly string[];
  readonly hold?: Hold;
  /** What is put aside before the update is sent. */
  readonly aside?: Aside;
  /** What its components take; those of a new endpoint are all to be made. */
  readonly components: ComponentsChange;
  /** The counts that the new fleet begins with, where autoscaling has moved those of the old one. */
  readonly refit?: Refit;
};

export type DecideOptions = {
  readonly retry: boolean;
  /** When it is decided, in milliseconds since the epoch: what is put aside says so. */
  readonly at?: number;
};

/** Recipes that leave the fleet that is there. */
const KEEPING: readonly Recipe[] = ['adjust', 'components', 'scaling', 'tags', 'none'];

/** Recipes that leave fleet and sizes as they are. */
const LIGHT: readonly Recipe[] = ['components', 'scaling', 'tags'];

export function decide(unit: Unit, now: Situation, options: DecideOptions): Decision {
  const decision = decideFreely(unit, now, options);
  const { hold, row, start, verdict } = decision;
  if (now.live !== undefined && now.escrow === 'unreadable' && (hold === undefined || verdict === 'held'))
    return { ...decision, hold: unreadableHold(now.live) };
  if (hold !== undefined) return decision;
  const stands = rivalHold(unit, now) ?? (verdict === 'same' ? undefined : roomHold(unit, now, decision));
  if (stands !== undefined) return { ...decision, hold: stands };
  if (row.recipe !== 'update' || start !== 'begin') return decision;
  const aside = asideOf(unit, now, options.at ?? 0);
  const refit = refitOf(unit, now, aside);
  const blocked = aside === undefined ? undefined : asideHold(unit, now, aside);
  return {
    ...decision,
    ...(refit === undefined ? {} : { refit, target: { ...decision.target, config: refit.config.name } }),
    ...(aside === undefined ? {} : { aside }),
    ...(blocked === undefined ? {} : { hold: blocked }),
  };
}

function decideFreely(unit: Unit, now: Situation, { retry }: DecideOptions): Decision {
  const { live, past } = now;
  const row = effectOf(unit, now);
  const components = componentsChange(unit, isFresh(row) ? NO_COMPONENTS : now.components, retry);
  const target = keptTarget(unit, now, row);
  const plain = {
    row,
    components,
    target,
    start: 'begin',
    reasons: row.because === undefined ? [] : [row.because],
  } as const;

  if (live === undefined) return { ...plain, verdict: 'pending' };
  if (!now.ours || past === undefined) return foreign(plain, live.name, ownerInWords(live.tags, live.name));

  const others = othersOn(unit.owner, now.components);
  if (row.recipe === 'recreate' && others.length > 0)
    return { ...plain, verdict: 'foreign', hold: crowdedHold(live.name, others) };
  const hand = byHand(plain, unit, now) ?? heldAt(plain, unit, live);
  if (hand !== undefined) return hand;
  // While autoscaling moves a count the service is at work, and nobody has to wait for it.
  const undisturbed = row.effect === 'none' && sameTarget(now.marks.applied, unit.target);
  if (past.state === 'busy' && isScaling(live) && undisturbed) return { ...plain, verdict: 'same' };

  const stuck = row.recipe === 'components' ? components.stuck : undefined;
  if (stuck !== undefined && past.state !== 'busy' && past.state !== 'under way') {
    return { ...plain, ...stuckAt(stuck, unit.address) };
  }
  const mine = sameTarget(past.marks.attempt?.target, unit.target);
  const reasons = [
    ...(past.state === 'settled' ? [] : [past.because]),
    ...plain.reasons,
    ...(unit.byHand === undefined && HOLD in live.tags ? [HOLD_ENDS] : []),
  ];
  const base = { ...plain, reasons };
  if (mine) return takeUp(base, past.state, now, retry) ?? threeWay(base, unit, now);
  return moveOn(base, past.state, now) ?? threeWay(base, unit, now);
}

export type Base = Omit<Decision, 'verdict' | 'hold'>;

const HOLD_ENDS = 'the file has changed since the rollback, which ends its hold';

/** A release writes nothing but tags, whatever is under way; a rollback to what serves already, nothing at all. */
function byHand(base: Base, { byHand, config }: Unit, now: Situation): Decision | undefined {
  if (byHand === undefined) return undefined;
  if ('component' in byHand) return componentByHand(base);
  if ('release' in byHand)
    return HOLD in (now.live?.tags ?? {})
      ? { ...base, row: RELEASE, verdict: 'pending' }
      : { ...base, row: { ...FINISH, how: 'is not held' }, verdict: 'same' };
  const isThere = now.live?.config?.toLowerCase() === config.name.toLowerCase();
  if (!isThere || now.past?.state !== 'settled') return undefined;
  const held = HOLD in (now.live?.tags ?? {}) ? ' and is held there' : '';
  return { ...base, row: { ...FINISH, how: `serves ${config.name} already${held}` }, verdict: 'same' };
}

/** The last attempt was at exactly what the file wants. */
function takeUp(base: Base, state: HistoryState, now: Situation, retry: boolean): Decision | undefined {
  const row = base.row.effect === 'none' ? FINISH : base.row;
  switch (state) {
    case 'under way':
      return {
        ...base,
        verdict: 'unfinished',
        row: now.marks.applied === undefined ? CREATE : row,
        start: 'confirm',
        target: {
          ...base.target,
          config: sentConfig(now.live, now.past?.marks.attempt) ?? base.target.config,
        },
      };
    case 'arrived':
      return { ...base, verdict: 'unfinished', row: tagsOr(FINISH, base), start: 'record' };
    case 'cleaning':
      return keepsFleet(base) ? { ...base, verdict: 'unfinished', row, start: 'clean' } : undefined;
    case 'unsent':
    case 'never served':
      return { ...base, verdict: 'unfinished' };
    case 'rolled back':
      return { ...base, verdict: 'rolled back', ...(retry ? {} : { hold: declined(now) }) };
    case 'unclear':
      return { ...base, verdict: 'unclear', ...(retry ? {} : { hold: unclear(now) }) };
    case 'busy':
      return { ...base, verdict: 'busy', hold: busy(now) };
    default:
      return undefined;
  }
}

/** The last attempt was at something else: the file has moved on, or nothing is open. */
function moveOn(base: Base, state: HistoryState, now: Situation): Decision | undefined {
  switch (state) {
    // Also where it still serves what is wanted: that may be what an update is about to replace.
    case 'under way':
    case 'busy':
      return { ...base, verdict: 'busy', hold: busy(now) };
    case 'rolled back':
    case 'unsent':
    case 'unclear':
    case 'cleaning':
      return keepsFleet(base)
        ? { ...base, verdict: 'unfinished', row: tagsOr(FINISH, base), start: 'record' }
        : undefined;
    case 'never served':
      return { ...base, verdict: 'unfinished' };
    default:
      return undefined;
  }
}

/** Nothing but tags or autoscaling is to be written: that is done on the way, and what was cut off is finished in the same run. */
function keepsFleet({ row }: Base): boolean {
  return row.effect === 'none' || LIGHT.includes(row.recipe);
}

function tagsOr(otherwise: EffectRow, { row }: Base): EffectRow {
  return LIGHT.includes(row.recipe) ? row : otherwise;
}

function threeWay(base: Base, unit: Unit, now: Situation): Decision {
  const { live, marks } = now;
  const tags = live === undefined ? undefined : compareTags(unit, live.tags);
  const pending =
    !sameTarget(marks.applied, unit.target) || tags?.pending === true || base.components.pending;
  const { components } = base;
  const moved = base.row.recipe === 'components';
  const drift =
    tags?.drift === true ||
    components.drift ||
    (live !== undefined && scalingOf(unit, now).drift) ||
    isMoved(now);
  const recorded = sameTarget(marks.applied, unit.target);
  const restores = now.escrow !== undefined && base.row.recipe === 'scaling';
  if (restores && !pending && !drift && !isScalingMoved(scalingOf(unit, now)))
    return { ...base, verdict: 'unfinished' };
  // All that is left to do of them is to wait, or to write down.
  if (moved && !pending && !drift) return { ...base, verdict: 'unfinished' };
  if (base.row.effect !== 'none') {
    const start = LIGHT.includes(base.row.recipe) && !recorded ? 'record' : base.start;
    return { ...base, start, verdict: pending && drift ? 'both' : drift ? 'drift' : 'pending' };
  }
  // Somebody already brought the account to what the file wants: only the marks are behind.
  return recorded
    ? { ...base, verdict: 'same' }
    : { ...base, verdict: 'unfinished', row: FINISH, start: 'record' };
}

/** A new fleet is always made from the unit's own config: a live one of the same identity may have other sizes in it. */
function keptTarget(unit: Unit, { live }: Situation, { recipe }: EffectRow): Target {
  const kept = live?.config !== undefined && KEEPING.includes(recipe);
  return kept && sameConfig(servedConfig(live), unit.target.config)
    ? { config: live.config, sizes: unit.target.sizes }
    : unit.target;
}
