// Everything that a change does about autoscaling, as stages of its steps.
import type { PartRef } from '../core/part.ts';
import { resourceIdOf } from '../kinds/autoscaling.ts';
import type { Decision } from './decide.ts';
import { mark, put, remove, type Stages } from './drafts.ts';
import { isFresh } from './effect.ts';
import { standingEscrow } from './escrow.ts';
import { putAside, putBack } from './restore.ts';
import { type Situation, scalingOf } from './situation.ts';
import type { Unit } from './unit.ts';

export type ScalingStages = {
  /** What autoscaling no longer moves, before everything else. */
  readonly unscale: Stages;
  /** What SageMaker refuses the update under, as late as possible before it. */
  readonly aside: Stages;
  /** What autoscaling is to move, once that is in service: first what was put aside, then what the file has besides. */
  readonly scale: Stages;
};

/** The tag is written before anything is registered and dropped after nothing is: what inferra registered is never forgotten. */
export function scaleSteps(unit: Unit, now: Situation, decision: Decision): ScalingStages {
  const endpoint = { kind: 'endpoint', name: unit.name };
  const { aside, refit, row } = decision;
  const fresh = isFresh(row);
  // A new endpoint has nothing registered, whatever the one before it had.
  const then = fresh ? { ...now, registered: new Map(), registrations: new Map() } : now;
  const { remove: ends, targets, policies, waking, mark: tag } = scalingOf(unit, then);
  const most = refit?.counts.map(({ variant, most: count }) => ({ variant, count })) ?? [];
  const back = new Set(asideIn(now, decision).map((variant) => resourceIdOf(unit.name, variant)));
  return {
    unscale: fresh ? [] : [waking.silence.map(remove), waking.end.map(remove), ends.map(remove)],
    aside: putAside(unit.name, aside, now, most),
    scale: [
      fresh || tag === undefined ? [] : [mark(endpoint, 'scaling', 'mark the autoscaling', () => tag)],
      ...putBack(unit.name, then, { aside, unit }),
      // What is put back is put back as the file has it.
      ...[targets, policies].map((all) => all.filter(({ name }) => !back.has(name)).map(put)),
      ...[waking.policies, waking.alarms].map((all) => all.filter(({ name }) => !back.has(name)).map(write)),
    ],
  };
}

/** What wakes a variant is the same everywhere: its parts have nothing to say. */
function write(part: PartRef) {
  return put({ ...part, spec: {}, tags: {} });
}

function asideIn({ live }: Situation, { aside }: Decision): readonly string[] {
  const escrow = aside?.escrow ?? (live && standingEscrow(live.tags));
  return Object.keys(escrow?.variants ?? {});
}
