// What a rollout adds to the steps of an endpoint: alarms that are made before the update and go with their config, and what
// the requests in between say of it.
import type { PartRef, Tags } from '../../core/part.ts';
import type { EndpointSpec } from '../../kinds/endpoint/spec.ts';
import { put, remove, type Stages } from '../drafts.ts';
import type { Situation } from '../situation.ts';
import type { Unit } from '../unit.ts';
import { ALARMS_MADE, alarmsOf, hasAlarms, ownAlarms } from './own-alarms.ts';
import { deploymentOf } from './rollout.ts';

export type RolloutStages = {
  /** Alarms that inferra makes for the new fleet. */
  readonly watch: Stages;
};

export type RolloutSteps = RolloutStages & {
  /** Written with the intent: from then on there may be alarms. */
  readonly mark: Tags;
  /** Of the update. */
  readonly spec: Pick<EndpointSpec, 'deployment'>;
  /** Of the wait: whoever waits is told of them. */
  readonly goal: { readonly alarms?: readonly string[] };
};

export const NO_ROLLOUT: RolloutSteps = { watch: [], mark: {}, spec: {}, goal: {} };

/** @param config the one that the update goes to */
export function rolloutSteps(unit: Unit, now: Situation, config: string): RolloutSteps {
  const deployment = deploymentOf(unit, now, config);
  if (deployment === undefined) return NO_ROLLOUT;
  const own = ownAlarms(unit, config);
  const { alarms } = deployment;
  return {
    watch: [own.map(put)],
    mark: own.length === 0 ? {} : ALARMS_MADE,
    spec: { deployment },
    goal: alarms.length === 0 ? {} : { alarms },
  };
}

/**
 * What inferra may have made for these configs goes before them, and before the endpoint, which alone remembers that there is
 * something.
 */
export function unwatch({ live }: Situation, configs: Situation['configs']): Stages {
  if (!hasAlarms(live?.tags)) return [];
  const alarms: readonly PartRef[] = configs.flatMap(({ name, spec }) => alarmsOf(name, spec.variants));
  return [alarms.map(remove)];
}
