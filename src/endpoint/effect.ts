// What a change does to traffic. A table from what is live and what is wanted; first match wins. Each row says why, with
// its source where the service decides.
import type { Effect } from '../core/plan.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import { componentsChange } from './components/change.ts';
import { hasComponents, takesComponents } from './components/reads.ts';
import { sameConfig, servesTarget } from './memory/history.ts';
import { servedConfig } from './memory/marks.ts';
import { compareTags, moves } from './memory/tag-change.ts';
import { isScalingMoved } from './scaling/change.ts';
import { type Situation, scalingOf } from './situation.ts';
import type { Unit } from './unit.ts';

/** Which steps carry it out: lower.ts has one order of steps for each. */
export type Recipe = 'create' | 'recreate' | 'update' | 'adjust' | 'components' | 'scaling' | 'tags' | 'none';

export type EffectRow = {
  readonly effect: Effect;
  readonly recipe: Recipe;
  readonly when: (unit: Unit, now: Situation, live: LiveEndpoint) => boolean;
  /** What it takes, beside the effect and the downtime; empty where these say all. */
  readonly how: string;
  readonly downtime: boolean;
  readonly because?: string;
};

export const CREATE: EffectRow = {
  effect: 'create',
  recipe: 'create',
  when: () => true,
  how: '',
  downtime: false,
};

/** What an earlier run has begun is carried to its end. */
export const FINISH: EffectRow = {
  effect: 'none',
  recipe: 'none',
  when: () => true,
  how: 'nothing new is sent',
  downtime: false,
};

/** Nothing but the mark of a rollback by hand goes. */
export const RELEASE: EffectRow = {
  effect: 'live',
  recipe: 'tags',
  when: () => true,
  how: 'ends the hold of a rollback',
  downtime: false,
};

const ROWS: readonly EffectRow[] = [
  {
    // A failed endpoint accepts nothing but a delete (API reference, EndpointStatus Failed; read 2026-11).
    effect: 'recreate',
    recipe: 'recreate',
    when: (_unit, now) => now.past?.state === 'never served',
    how: 'it never served',
    downtime: false,
    because: 'a failed endpoint accepts nothing but a delete',
  },
  {
    effect: 'recreate',
    recipe: 'recreate',
    when: (_unit, now) => now.past?.state === 'broken',
    how: 'deleted and created again',
    downtime: true,
    because: 'the endpoint has failed, and a failed endpoint accepts nothing but a delete',
  },
  {
    // Developer Guide, "Update a serverless endpoint": an instance-based endpoint cannot become serverless (2026-11).
    effect: 'recreate',
    recipe: 'recreate',
    when: (unit, _now, live) => wantsServerless(unit) && isInstanceBased(live),
    how: 'deleted and created again',
    downtime: true,
    because: 'SageMaker cannot update an instance-based endpoint to serverless',
  },
  {
    // UpdateEndpoint has been seen to refuse an end of AsyncInferenceConfig (sagemaker-python-sdk#3124, read 2026-11); its
    // beginning is nowhere said to be possible, and would turn whoever asks the endpoint away.
    effect: 'recreate',
    recipe: 'recreate',
    when: (unit, { serving }, live) =>
      serving !== undefined &&
      !sameConfig(servedConfig(live), unit.target.config) &&
      (serving.spec.async === undefined) !== (unit.config.spec.async === undefined),
    how: 'deleted and created again',
    downtime: true,
    because: 'SageMaker cannot update an endpoint between real-time and asynchronous inference',
  },
  {
    // Nowhere said to be possible: a variant has a model, or takes components (API reference, read 2026-11).
    effect: 'recreate',
    recipe: 'recreate',
    when: (unit, _now, live) =>
      live.variants.some(({ desiredCount }) => desiredCount !== undefined) &&
      unit.byHand === undefined &&
      hasComponents(unit) !== takesComponents(live),
    how: 'deleted and created again',
    downtime: true,
    because:
      'an endpoint whose variants have models does not become one of components, nor the other way round',
  },
  {
    effect: 'swap',
    recipe: 'update',
    when: (_unit, _now, live) => live.status === 'UpdateRollbackFailed',
    how: 'blue/green, all at once',
    downtime: false,
    because: 'a mix of old and new instances serves since an update and its rollback failed',
  },
  {
    // Seen to be refused (aws-controllers-k8s/sagemaker-controller#193), and not said in the Developer Guide (2026-11).
    effect: 'recreate',
    recipe: 'recreate',
    when: (unit, _now, live) => keepsServerlessName(unit, live),
    how: 'deleted and created again',
    downtime: true,
    because:
      'SageMaker cannot move a serverless variant to instances under the same name; another name of the variant can',
  },
  {
    // Developer Guide, same page: serverless to instances is allowed and cannot be undone (2026-11).
    effect: 'swap',
    recipe: 'update',
    when: (unit, _now, live) => !wantsServerless(unit) && isServerless(live),
    how: 'blue/green, all at once',
    downtime: false,
    because: 'serverless to instances cannot be undone without a new endpoint',
  },
  {
    // Without a DeploymentConfig an update is blue/green, all at once, without a bake (Developer Guide, 2026-11).
    effect: 'swap',
    recipe: 'update',
    when: (unit, _now, live) => !sameConfig(servedConfig(live), unit.target.config),
    how: 'blue/green, all at once',
    downtime: false,
  },
  {
    effect: 'live',
    recipe: 'adjust',
    when: (unit, _now, live) => !servesTarget(live, unit.target),
    how: 'no new fleet',
    downtime: false,
  },
  {
    // What a component is a part of is fixed (API reference of UpdateInferenceComponent, read 2026-11).
    effect: 'live',
    recipe: 'components',
    when: (unit, now) => componentsChange(unit, now.components, false).downtime,
    how: 'components only, one of them deleted and created again',
    downtime: true,
    because: 'SageMaker keeps what a component is: an adapter of the same base, or none',
  },
  {
    effect: 'live',
    recipe: 'components',
    when: (unit, now) => componentsChange(unit, now.components, false).isMoved,
    how: 'components only',
    downtime: false,
  },
  {
    effect: 'live',
    recipe: 'scaling',
    when: (unit, now) => now.escrow !== undefined || isScalingMoved(scalingOf(unit, now)),
    how: 'autoscaling only',
    downtime: false,
  },
  {
    effect: 'live',
    recipe: 'tags',
    when: (unit, _now, live) => moves(compareTags(unit, live.tags)),
    how: 'tags only',
    downtime: false,
  },
  { effect: 'none', recipe: 'none', when: () => true, how: '', downtime: false },
];

/** A new endpoint, or one in the place of the old. */
export function isFresh({ recipe }: EffectRow): boolean {
  return recipe === 'create' || recipe === 'recreate';
}

/** What it takes to bring the live endpoint to what the unit wants, were nothing under way. */
export function effectOf(unit: Unit, now: Situation): EffectRow {
  const { live } = now;
  if (live === undefined) return CREATE;
  return ROWS.find((row) => row.when(unit, now, live)) ?? CREATE;
}

function wantsServerless(unit: Unit): boolean {
  return unit.config.spec.variants.some((variant) => 'serverless' in variant);
}

function isServerless(live: LiveEndpoint): boolean {
  return live.variants.some((variant) => variant.desiredServerless !== undefined);
}

function keepsServerlessName(unit: Unit, live: LiveEndpoint): boolean {
  return unit.config.spec.variants.some(
    (wanted) =>
      !('serverless' in wanted) &&
      live.variants.some(
        (one) => one.desiredServerless !== undefined && one.name.toLowerCase() === wanted.name.toLowerCase(),
      ),
  );
}

function isInstanceBased(live: LiveEndpoint): boolean {
  return live.variants.some((variant) => variant.desiredServerless === undefined);
}
