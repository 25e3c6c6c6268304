// How a component that cannot come into service ends: what a scenario scripts, a model that is gone, or no room for its copies.
import type { EndpointFault } from '../../faults/scenario.ts';
import type { ComponentSpec, ComponentWork } from '../../world/component-records.ts';
import type { Context } from '../context.ts';
import { type Duration, durations } from '../durations.ts';

export type Attempt = {
  readonly on: 'create' | 'update' | 'scale';
  readonly name: string;
  readonly endpoint: string;
  readonly config: string;
  readonly spec: ComponentSpec;
};

export type Failing = {
  readonly lasts: Duration;
  readonly minutes: number;
  readonly failure?: NonNullable<ComponentWork['failure']>;
};

/** Reasons are those of endpoints, in the words of a component (likely). */
const REASONS = {
  capacity: [
    durations.capacityRefused,
    'Unable to provision requested ML compute capacity due to InsufficientInstanceCapacity error. Please retry using a ' +
      'different ML instance type or after some time.',
  ],
  ping: [
    durations.pingGivenUp,
    'The container of the inference component did not pass the ping health check. Please check CloudWatch logs for this endpoint.',
  ],
  'image-missing': [durations.imageRefused, 'The image of the inference component does not exist.'],
  'model-data-missing': [durations.dataRefused, 'Failed to download model data for the inference component.'],
  internal: [
    durations.internal,
    'Request to service failed. If failure persists after retry, contact customer support.',
  ],
} as const;

const NO_ROOM =
  'The instances of the endpoint do not have enough free accelerators, CPU cores or memory for the copies of the inference component.';

/** What a scenario has it meet. Counts the attempt. */
export function faultOf(
  ctx: Context,
  { on, name, endpoint, config, spec }: Attempt,
): EndpointFault | undefined {
  return ctx.conditions.faultOf({
    ...{ on, endpoint, config, component: name },
    models: spec.ModelName === undefined ? [] : [spec.ModelName],
    images: spec.Container?.Image === undefined ? [] : [spec.Container.Image],
  });
}

/** Undefined where nothing is in its way. */
export function failureOf(
  ctx: Context,
  { spec }: Attempt,
  fault: EndpointFault | undefined,
  isRoom: boolean,
): Failing | undefined {
  if (fault !== undefined && fault.kind !== 'stuck' && fault.kind !== 'alarm') {
    const [lasts, reason] = REASONS[fault.kind];
    const told = fault.silent === true ? {} : { reason: fault.reason ?? reason };
    return { lasts, minutes: fault.minutes ?? 0, failure: told };
  }
  if (!isRoom) return { lasts: durations.capacityRefused, minutes: 0, failure: { reason: NO_ROOM } };
  const gone = spec.ModelName !== undefined && ctx.world.get('model', spec.ModelName) === undefined;
  if (gone)
    return {
      lasts: durations.dataRefused,
      minutes: 0,
      failure: { reason: `Could not find model "${spec.ModelName}".` },
    };
  if (fault === undefined || fault.kind === 'alarm') return undefined;
  return { lasts: durations.acceleratedCopy, minutes: fault.minutes ?? 0 };
}
