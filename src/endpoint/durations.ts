// How long things typically take, in minutes: for plans and progress, never for time-outs.
import type { ComponentsChange, ComponentWork } from './components/change.ts';
import type { Decision } from './decide.ts';
import { timesOf } from './rollout/rollout.ts';
import type { Situation } from './situation.ts';
import type { Unit } from './unit.ts';

/** Measured in public notebooks and user reports, read 2026-11; CPU endpoints 3 to 8, GPU endpoints up to 17. */
const TYPICAL = { instances: 8, serverless: 3, resize: 6, remove: 2, teardown: 2, component: 8 } as const;

export function typicalMinutes(unit: Unit, now: Situation, decision: Decision): number {
  return endpointMinutes(unit, now, decision) + componentMinutes(decision.components);
}

/** Side by side, but adapters after what they are loaded into. */
function componentMinutes({ works, leaving }: ComponentsChange): number {
  const moved = works.filter(({ state }) => !['none', 'record', 'failed', 'held'].includes(state.does));
  return Math.max(0, ...moved.map(workMinutes)) + (leaving.length > 0 ? TYPICAL.remove : 0);
}

/** Batches of an update are launched one after the other, and each bakes. */
function workMinutes({ part: { deployment, copies = 1 }, state }: ComponentWork): number {
  if (state.does !== 'update' || deployment === undefined) return TYPICAL.component;
  const { size, bake } = deployment;
  const batch = 'copies' in size ? size.copies : Math.ceil((copies * size.percent) / 100);
  const batches = Math.max(1, Math.ceil(copies / Math.max(1, batch)));
  return batches * (TYPICAL.component + Math.ceil(bake / 60));
}

function endpointMinutes(unit: Unit, now: Situation, { row, start }: Decision): number {
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
