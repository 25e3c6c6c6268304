// The order of the steps of a change, by what it does and by how far an earlier run came. It is the promise: intent before
// anything is made, old parts only after the new ones are verified, marks around every update.
import type { Decision } from './decide.ts';
import type { Stages } from './drafts.ts';
import type { RolloutStages } from './rollout/steps.ts';
import type { ScalingStages } from './scaling/steps.ts';

export type Parts = RolloutStages &
  ScalingStages & {
    readonly tags: Stages;
    /** Components that the file no longer has. */
    readonly leave: Stages;
    /** Those that it has, once their instances are in service. */
    readonly components: Stages;
    /** From then on parts of components may be made. */
    readonly open: Stages;
    readonly unprotect: Stages;
    readonly intent: Stages;
    readonly make: Stages;
    readonly update: Stages;
    readonly adjust: Stages;
    readonly sent: Stages;
    readonly create: Stages;
    readonly remove: Stages;
    readonly arrive: Stages;
    readonly resize: Stages;
    readonly smokeTest: Stages;
    readonly record: Stages;
    readonly clean: Stages;
  };

export function order({ row, start }: Decision, p: Parts): Stages {
  const end = [...p.components, ...p.scale, ...p.smokeTest, ...p.record, ...p.clean];
  if (start === 'clean')
    return [...p.unscale, ...p.leave, ...p.tags, ...p.components, ...p.scale, ...p.clean];
  if (start === 'record') return [...p.unscale, ...p.leave, ...p.tags, ...end];
  if (start === 'confirm') return [...p.tags, ...p.sent, ...p.arrive, ...p.unscale, ...p.leave, ...end];
  switch (row.recipe) {
    case 'create':
      return [...p.make, ...p.create, ...p.arrive, ...end];
    case 'recreate':
      return [...p.unprotect, ...p.make, ...p.remove, ...p.create, ...p.arrive, ...end];
    case 'update':
      return [
        ...p.unscale,
        ...p.leave,
        ...p.tags,
        ...p.intent,
        ...p.make,
        ...p.watch,
        ...p.aside,
        ...p.update,
        ...p.sent,
        ...p.arrive,
        ...p.resize,
        ...end,
      ];
    case 'adjust':
      return [...p.unscale, ...p.leave, ...p.tags, ...p.intent, ...p.adjust, ...p.sent, ...p.arrive, ...end];
    case 'components':
      return [...p.open, ...p.unscale, ...p.leave, ...p.tags, ...p.components, ...p.scale, ...p.clean];
    case 'scaling':
      return [...p.unscale, ...p.tags, ...p.scale];
    case 'tags':
      return p.tags;
    case 'none':
      return [];
  }
}
