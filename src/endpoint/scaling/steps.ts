// Everything that a change does about autoscaling, as stages of its steps.
import type { Decision } from '../decide.ts';
import { mark, put, remove, type Stages } from '../drafts.ts';
import { isFresh } from '../effect.ts';
import { type Situation, scalingOf } from '../situation.ts';
import type { Unit } from '../unit.ts';
import { standingEscrow } from './escrow.ts';
import { dropItem, queued, writeItems } from './item-steps.ts';
import { putAside, putBack } from './restore.ts';
import { scaledNameOf } from './scaled.ts';
import { alarmsIn } from './step-alarms.ts';

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
  const change = scalingOf(unit, then);
  const { mark: tag } = change;
  const most = refit?.counts.map(({ was, most: count }) => ({ variant: was, count })) ?? [];
  const { name, config } = unit;
  const back = new Set(
    asideIn(now, decision).map((variant) => scaledNameOf({ name, config, live: now.live }, variant)),
  );
  // What is put aside comes back as the file has it, and is left alone until then.
  // What others keep has what is inferra's removed before: what comes back is theirs.
  const left = new Set(change.shared.map(({ id }) => id));
  const drops = change.drop.filter(({ id }) => !back.has(id) || left.has(id));
  return {
    unscale: fresh
      ? []
      : [
          change.silence.map(remove),
          change.remove.map(remove),
          ...queued(drops.map(({ id, item }) => dropItem(id, item))),
        ],
    aside: putAside(unit.name, aside, now, most),
    scale: [
      fresh || tag === undefined ? [] : [mark(endpoint, 'scaling', 'mark the autoscaling', () => tag)],
      ...putBack(unit.name, then, { aside, unit }),
      ...[change.targets, change.policies].map((all) => all.filter(({ name }) => !back.has(name)).map(put)),
      ...writeItems(change.items.filter(({ id }) => !back.has(id))),
      change.alarms.map(put),
    ],
  };
}

/** Nothing but the endpoint remembers the alarms that inferra made for it: they go before it does. */
export function silence(name: string, { live }: Situation): Stages {
  return [alarmsIn(live?.tags ?? {}, name).map(remove)];
}

function asideIn({ live }: Situation, { aside }: Decision): readonly string[] {
  const escrow = aside?.escrow ?? (live && standingEscrow(live.tags));
  return Object.keys(escrow?.variants ?? {});
}
