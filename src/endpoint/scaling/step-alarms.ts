// The alarms that inferra makes for policies in steps. They go with their policy; the tag that remembers the autoscaling of an
// endpoint has a word for each, from which its name follows, so that none is forgotten and none has to be looked for.
import { shortDigest } from '../../base/hash.ts';
import type { Scaling } from '../../config/document.ts';
import { type MadeAlarm, madeAlarms } from '../../config/scaling.ts';
import type { Part, PartRef, Tags } from '../../core/part.ts';
import type { LiveAlarm, StepAlarmSpec } from '../../kinds/alarm/spec.ts';
import { endpointDimensions, ownDimensions, resourceIdOf } from '../../kinds/autoscaling.ts';
import { exact } from '../../kinds/compare.ts';
import { ENDPOINT, ENVIRONMENT, ownershipTags, PROJECT, SCALING } from '../memory/tags.ts';
import { type Owner, partPrefix } from '../names/names.ts';
import type { Unit } from '../unit.ts';
import { ownName } from './items.ts';

export type StepAlarm = Part<StepAlarmSpec> & {
  /** The name of its policy in the file. */
  readonly key: string;
  /** What stands for it in the tag. */
  readonly word: string;
};

type Scaled = Pick<Unit, 'name' | 'owner' | 'address'>;

export function stepAlarms(unit: Scaled, variant: string, scaling: Scaling): readonly StepAlarm[] {
  const { owner, address, name: endpoint } = unit;
  const { policies = {} } = scaling;
  return Object.entries(madeAlarms(scaling)).map(([key, alarm]) => {
    const word = wordOf(endpoint, variant, key);
    const name = nameOf(owner, endpoint, word);
    const resource = resourceIdOf(endpoint, variant);
    return {
      ...{ kind: 'alarm', name, key, word, spec: specOf(resource, ownName(key, policies[key] ?? {}), alarm) },
      tags: { ...ownershipTags(owner, address, name), [ENDPOINT]: endpoint.toLowerCase() },
    };
  });
}

function specOf(resource: string, name: string, { metric, ...rest }: MadeAlarm): StepAlarmSpec {
  const { of, ...plain } = metric;
  const own = of === 'endpoint' ? endpointDimensions(resource) : ownDimensions(resource);
  return { policy: { resource, name }, metric: { ...plain, dimensions: metric.dimensions ?? own }, ...rest };
}

const WORD = /^@[0-9a-f]{5}$/;

/** Also two endpoints whose names begin alike for as long as a prefix is have alarms of their own. */
function wordOf(endpoint: string, variant: string, key: string): string {
  return `@${shortDigest([endpoint.toLowerCase(), variant, key], 5)}`;
}

function nameOf(owner: Owner, endpoint: string, word: string): string {
  return `${partPrefix(owner, endpoint.toLowerCase())}-scaling-${word.slice(1)}`;
}

/** Alarms that inferra may have made for the endpoint with these tags: deleting one that is not there does no harm. */
export function alarmsIn(tags: Tags, endpoint: string): readonly (PartRef & { readonly word: string })[] {
  const owner = { project: tags[PROJECT] ?? '', environment: tags[ENVIRONMENT] ?? '' };
  return (tags[SCALING] ?? '')
    .split(' ')
    .filter((word) => WORD.test(word))
    .map((word) => ({ kind: 'alarm', name: nameOf(owner, endpoint, word), word }));
}

/** Whether the alarm looks at what it should, and calls the policy as that stands. @param arn undefined where that is not to be asked */
export function isRight(
  alarm: StepAlarm,
  live: LiveAlarm | null | undefined,
  arn: string | undefined,
): boolean {
  return exact(live?.spec, alarm.spec) && (arn === undefined || live?.calls?.includes(arn) === true);
}
