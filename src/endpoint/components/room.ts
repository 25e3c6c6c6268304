// Whether the copies of an endpoint find room on its instances: those that the file wants, those that autoscaling has added, and
// what others have put there; and for a while what an update runs beside the old ones.
import { type Demand, shortageOf } from '../../config/room.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { ComponentSpec, LiveComponent } from '../../kinds/inference-component/spec.ts';
import type { Decision } from '../decide.ts';
import { isFresh } from '../effect.ts';
import type { Hold } from '../holds.ts';
import type { Situation } from '../situation.ts';
import type { Unit } from '../unit.ts';
import type { ComponentWork } from './change.ts';

type Moving = Pick<Decision, 'row' | 'components' | 'target'>;

/** What certainly has none, where everything has arrived. */
export function roomHold(unit: Unit, now: Situation, decision: Moving): Hold | undefined {
  // What is asked for by hand is tried: SageMaker may launch instances for it.
  if (unit.byHand !== undefined) return undefined;
  const shortage = lackIn(unit, now, decision, wantedDemand);
  if (shortage?.isCertain !== true) return undefined;
  return {
    code: 'INF5130',
    short: 'no room for the copies',
    reason: `endpoint ${unit.name} has no room for its copies: ${shortage.reason}`,
    hint: 'take more or larger instances, or have fewer copies; components of others and copies that autoscaling added count',
  };
}

/** What may have none then, or while the change goes on: SageMaker may add instances for that, or take it back. */
export function roomWarnings(unit: Unit, now: Situation, decision: Moving): readonly Diagnostic[] {
  const after = lackIn(unit, now, decision, wantedDemand);
  const meanwhile = after === undefined ? lackIn(unit, now, decision, passingDemand) : undefined;
  const shortage = after ?? meanwhile;
  if (shortage === undefined) return [];
  const when = meanwhile === undefined ? '' : 'while it is changed, ';
  return [
    {
      code: 'INF5131',
      severity: 'warning',
      message: `endpoint ${unit.name} may have no room for its copies: ${when}${shortage.reason}`,
      hint:
        meanwhile === undefined
          ? 'where SageMaker says so, too, raise the number of instances or ask for less'
          : 'where SageMaker takes the change back, replace copies in batches (rollout), or raise the number of instances',
      address: unit.address,
      place: unit.place,
    },
  ];
}

type DemandOf = (work: ComponentWork) => readonly Demand[];

/** Undefined where everything has room, nothing is moved, or nothing is known of the instances. */
function lackIn(unit: Unit, now: Situation, decision: Moving, demandOf: DemandOf) {
  const { row, components } = decision;
  const moves = components.isMoved || isFresh(row) || row.recipe === 'update' || row.recipe === 'adjust';
  const [variant] = unit.config.spec.variants;
  const hosts = (unit.components?.length ?? 0) > 0;
  if (!hosts || !moves || variant === undefined || !('instanceType' in variant)) return undefined;
  if (variant.pools !== undefined) return undefined;
  const demands = [
    ...components.works.flatMap(demandOf),
    ...(isFresh(row) ? [] : othersDemand(now, decision)),
  ];
  return shortageOf(variant.instanceType, mostInstances(unit, now, decision), demands);
}

/** What SageMaker may move them to, or how many there are to be. */
function mostInstances(unit: Unit, { live }: Situation, { target }: Moving): number {
  const [variant] = unit.config.spec.variants;
  if (variant === undefined || !('instanceType' in variant)) return 0;
  const size = target.sizes.find((one) => one.variant === variant.name);
  const count = size !== undefined && 'count' in size ? size.count : variant.initialInstanceCount;
  const registered = live?.variants.find(({ name }) => name === variant.name)?.scaling?.max ?? 0;
  return Math.max(variant.managed?.max ?? 0, count, variant.managed === undefined ? registered : 0);
}

function demand(
  name: string,
  copies: number | undefined,
  spec: ComponentSpec | undefined,
): readonly Demand[] {
  if (spec === undefined || copies === undefined || !('resources' in spec)) return [];
  return [{ name, copies, each: spec.resources }];
}

/** Copies that autoscaling moves are kept. */
function copiesOf({ part, live, state }: ComponentWork): number | undefined {
  const isKept = live?.scaled === true && state.does !== 'create' && state.does !== 'replace';
  return isKept ? live.desiredCopies : part.copies;
}

function wantedDemand(work: ComponentWork): readonly Demand[] {
  return demand(work.part.key, copiesOf(work), work.part.spec);
}

/** At its most: new copies beside old ones, and of copies that are only more or fewer the larger number. */
function passingDemand(work: ComponentWork): readonly Demand[] {
  const { part, live, state } = work;
  const wanted = copiesOf(work);
  const old = live?.desiredCopies ?? 0;
  if (wanted === undefined || live === undefined) return wantedDemand(work);
  switch (state.does) {
    case 'adjust':
      return demand(part.key, Math.max(old, wanted), part.spec);
    case 'update':
      return [
        ...demand(part.key, old, live.spec),
        ...demand(`new ${part.key}`, besideOf(work, old, wanted), part.spec),
      ];
    default:
      return wantedDemand(work);
  }
}

/**
 * With a rolling policy a batch is launched before as many old copies end (API reference of InferenceComponentRollingUpdatePolicy);
 * without one all new copies run beside the old ones (AWS Machine Learning Blog on rolling updates of inference components, 2025-03;
 * both read 2026-11).
 */
function besideOf({ part: { deployment } }: ComponentWork, old: number, wanted: number): number {
  if (deployment === undefined) return wanted;
  const { size } = deployment;
  const batch = 'copies' in size ? size.copies : Math.ceil((wanted * size.percent) / 100);
  return Math.min(wanted, Math.max(1, batch) + Math.max(0, wanted - old));
}

/** What stays and is not the file's, whoever made it; what has failed takes nothing. */
function othersDemand({ components: { live = [] } }: Situation, { components }: Moving): readonly Demand[] {
  const known = new Set(
    [...components.works.map(({ part }) => part), ...components.leaving].map(({ name }) =>
      name.toLowerCase(),
    ),
  );
  const stays = ({ name, status }: LiveComponent) =>
    !known.has(name.toLowerCase()) && status !== 'Failed' && status !== 'Deleting';
  return live.filter(stays).flatMap(({ name, desiredCopies, spec }) => demand(name, desiredCopies, spec));
}
