// How long things typically take, in minutes: for plans and progress, never for time-outs.
import type { Decision } from './decide.ts';
import { timesOf } from './rollout.ts';
import type { Situation } from './situation.ts';
import type { Unit } from './unit.ts';

/** Measured in public notebooks and user reports, read 2026-11; CPU endpoints 3 to 8, GPU endpoints up to 17. */
const TYPICAL = { instances: 8, serverless: 3, resize: 6, remove: 2, teardown: 2 } as const;

export function typicalMinutes(unit: Unit, now: Situation, { row, start }: Decision): number {
  if (start === 'record' || start === 'clean') return 0;
  const fleet = unit.config.spec.variants.some((variant) => 'serverless' in variant)
    ? TYPICAL.serverless
    : TYPICAL.instances;
  switch (row.recipe) {
    case 'create':
      return fleet;
    case 'recreate':
      return fleet + TYPICAL.remove;
    case 'update': {
      const { launches, bakes } = timesOf(unit, now);
      return fleet * launches + bakes + TYPICAL.teardown;
    }
    case 'adjust':
      return fleet === TYPICAL.serverless ? 1 : TYPICAL.resize;
    default:
      return 0;
  }
}

export const REMOVAL_MINUTES: number = TYPICAL.remove;
