// A policy of somebody else that tracks the metric which the file wants tracked: the service has one for each metric (seen:
// "Only one TargetTrackingScaling policy for a given metric specification is allowed"), so that is told before anything is sent.
import { canonicalJson } from '../../base/json.ts';
import { subjectOf } from '../../kinds/autoscaling.ts';
import { itemName } from '../../kinds/registration/fields.ts';
import type { RegisteredPolicy } from '../../kinds/registration/spec.ts';
import type { Hold } from '../holds.ts';
import { type Situation, scalingOf } from '../situation.ts';
import type { Unit } from '../unit.ts';
import { policiesOf } from './items.ts';

export function rivalHold(unit: Unit, now: Situation): Hold | undefined {
  if (unit.byHand !== undefined) return undefined;
  const { registered } = now;
  const going = scalingOf(unit, now).drop;
  for (const [variant, scaling] of Object.entries(unit.scaling ?? {})) {
    const { id, whole } = registered.get(variant) ?? {};
    if (id === undefined || !whole) continue;
    const made = policiesOf(id, scaling);
    const wanted = new Set(made.flatMap(metricOf));
    // What others made and the file names is the file's, and what it no longer names goes before anything comes.
    const ours = new Set([
      ...made.map(({ name }) => name),
      ...going.filter((one) => one.id === id).map(({ item }) => itemName(item).replace(/^policy /, '')),
    ]);
    const rival = (whole.policies ?? []).find(
      (policy) => !ours.has(policy.name) && metricOf(policy).some((metric) => wanted.has(metric)),
    );
    if (rival !== undefined) return hold(unit, variant, id, rival.name);
  }
  return undefined;
}

function metricOf({ type, configuration }: RegisteredPolicy): readonly string[] {
  if (type !== 'TargetTrackingScaling') return [];
  const { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: own } =
    configuration as Readonly<Record<string, unknown>>;
  return [canonicalJson(predefined ?? own ?? null)];
}

function hold(unit: Unit, variant: string, id: string, policy: string): Hold {
  const { ResourceId, ScalableDimension } = subjectOf(id);
  return {
    code: 'INF3180',
    short: `policy ${policy} tracks the same metric`,
    reason: `variant ${variant} of endpoint ${unit.name} has a scaling policy ${policy} that inferra did not make, and that tracks the metric which the file wants tracked`,
    hint: `delete it (aws application-autoscaling delete-scaling-policy --service-namespace sagemaker --resource-id ${ResourceId} --scalable-dimension ${ScalableDimension} --policy-name ${policy}), or leave scaling out of the file; nothing was sent`,
  };
}
