// Which metrics there are for which kind of endpoint: a policy on one that nobody publishes never scales, and says nothing of
// it. SageMaker Developer Guide, "Monitoring asynchronous endpoints" and "Autoscale an asynchronous endpoint", read 2026-11.
import { entriesOf } from '../sound.ts';
import type { Rule, RuleInput } from './rule.ts';

type Endpoint = NonNullable<NonNullable<RuleInput['file']['endpoints']>[string]>;
type Scaling = NonNullable<Endpoint['scaling']>;
type Aims = Pick<Exclude<Scaling, string>, 'target' | 'concurrency' | 'backlog' | 'metric'>;
type Trouble = readonly [at: readonly string[], message: string, hint: string];

const NAMESPACE = 'AWS/SageMaker';
const PER_INSTANCE = 'ApproximateBacklogSizePerInstance';
/** Of the endpoint as a whole: EndpointName is their only dimension. */
const OF_QUEUES = [
  PER_INSTANCE,
  'ApproximateBacklogSize',
  'ApproximateAgeOfOldestRequest',
  'HasBacklogWithoutCapacity',
];

export const scalingMetricsFit: Rule = ({ file, findings }) => {
  for (const [key, endpoint] of entriesOf(file.endpoints)) {
    const troubles = endpoint.async === undefined ? atOnce : later;
    for (const [path, scaling] of scalingsIn(endpoint)) {
      for (const [at, message, hint] of troubles(scaling)) {
        const place = ['endpoints', key, ...path, ...at];
        findings.error('INF1068', { path: place, on: 'key', part: message }, { message, hint });
      }
    }
  }
};

type Place = readonly [path: readonly string[], scaling: Scaling];

function scalingsIn({ scaling, variants }: Endpoint): readonly Place[] {
  const own: readonly Place[] = scaling === undefined ? [] : [[['scaling'], scaling]];
  return [
    ...own,
    ...entriesOf(variants).flatMap(([name, variant]): readonly Place[] =>
      variant.scaling === undefined ? [] : [[['variants', name, 'scaling'], variant.scaling]],
    ),
  ];
}

/** What it aims at itself, and what each of its policies aims at. */
function aimsIn(
  scaling: Exclude<Scaling, string>,
): readonly (readonly [at: readonly string[], aims: Aims])[] {
  const policies = entriesOf(scaling.policies).map(([name, policy]) => [['policies', name], policy] as const);
  return [[[], scaling], ...policies];
}

function atOnce(scaling: Scaling): readonly Trouble[] {
  if (typeof scaling !== 'object') return [];
  const found: Trouble[] = [];
  if (scaling.min === 0) {
    const message = 'only asynchronous endpoints go without instances, and this one answers at once';
    found.push([['min'], message, 'write min: 1 or more, or make the endpoint async']);
  }
  for (const [at, aims] of aimsIn(scaling)) {
    if (aims.backlog !== undefined) {
      const message = 'only asynchronous endpoints have a backlog, and this one answers at once';
      const hint = 'write target: 420/min or concurrency: 5, or make the endpoint async';
      found.push([[...at, 'backlog'], message, hint]);
    }
    const name = queueMetric(aims);
    if (name !== undefined) {
      const message = `${name} is a metric of asynchronous endpoints, and this one answers at once`;
      found.push([[...at, 'metric'], message, 'write target: 420/min or concurrency: 5']);
    }
  }
  return found;
}

function later(scaling: Scaling): readonly Trouble[] {
  if (typeof scaling !== 'object') {
    const message = 'a measurement counts invocations, and an asynchronous endpoint is scaled by its backlog';
    return [[[], message, 'write scaling: { min: 0, max: 4, backlog: 5 }']];
  }
  return aimsIn(scaling).flatMap(([at, aims]) =>
    laterAims(aims).map(([key, message, hint]): Trouble => [[...at, key], message, hint]),
  );
}

function laterAims(aims: Aims): readonly (readonly [key: string, message: string, hint: string])[] {
  const found: (readonly [key: string, message: string, hint: string])[] = [];
  for (const aim of ['target', 'concurrency'] as const) {
    if (aims[aim] === undefined) continue;
    const message = `requests of an asynchronous endpoint wait in its queue: it is scaled by its backlog, not by ${aim}`;
    found.push([aim, message, 'write backlog: 5']);
  }
  const name = queueMetric(aims);
  if (name === PER_INSTANCE) {
    found.push(['metric', `${name} has a name in this language`, 'write backlog: 5']);
  } else if (name !== undefined && aims.metric?.dimensions === undefined) {
    const message = `${name} is published for the endpoint, not for a variant`;
    found.push(['metric', message, 'add dimensions: { EndpointName: … }']);
  }
  return found;
}

function queueMetric({ metric }: Aims): string | undefined {
  const { name, namespace } = metric ?? {};
  return namespace === NAMESPACE && name !== undefined && OF_QUEUES.includes(name) ? name : undefined;
}
