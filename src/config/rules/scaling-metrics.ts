// Which metrics there are for which kind of endpoint: a policy on one that nobody publishes never scales, and says nothing of
// it. SageMaker Developer Guide, "Monitoring asynchronous endpoints" and "Autoscale an asynchronous endpoint", read 2026-11.
import { entriesOf } from '../sound.ts';
import type { Rule, RuleInput } from './rule.ts';

type Endpoint = NonNullable<NonNullable<RuleInput['file']['endpoints']>[string]>;
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
    if (endpoint.scaling === undefined) continue;
    for (const [at, message, hint] of endpoint.async === undefined ? atOnce(endpoint) : later(endpoint)) {
      const path = ['endpoints', key, 'scaling', ...at];
      findings.error('INF1068', { path, on: 'key', part: message }, { message, hint });
    }
  }
};

function atOnce({ scaling }: Endpoint): readonly Trouble[] {
  if (typeof scaling !== 'object') return [];
  const found: Trouble[] = [];
  if (scaling.backlog !== undefined) {
    const message = 'only asynchronous endpoints have a backlog, and this one answers at once';
    found.push([['backlog'], message, 'write target: 420/min or concurrency: 5, or make the endpoint async']);
  }
  if (scaling.min === 0) {
    const message = 'only asynchronous endpoints go without instances, and this one answers at once';
    found.push([['min'], message, 'write min: 1 or more, or make the endpoint async']);
  }
  const name = queueMetric(scaling);
  if (name !== undefined) {
    const message = `${name} is a metric of asynchronous endpoints, and this one answers at once`;
    found.push([['metric'], message, 'write target: 420/min or concurrency: 5']);
  }
  return found;
}

function later({ scaling }: Endpoint): readonly Trouble[] {
  const hint = 'write scaling: { min: 0, max: 4, backlog: 5 }';
  if (typeof scaling !== 'object') {
    const message = 'a measurement counts invocations, and an asynchronous endpoint is scaled by its backlog';
    return [[[], message, hint]];
  }
  const found: Trouble[] = [];
  for (const aim of ['target', 'concurrency'] as const) {
    if (scaling[aim] === undefined) continue;
    const message = `requests of an asynchronous endpoint wait in its queue: it is scaled by its backlog, not by ${aim}`;
    found.push([[aim], message, 'write backlog: 5']);
  }
  const name = queueMetric(scaling);
  if (name === PER_INSTANCE) {
    found.push([['metric'], `${name} has a name in this language`, 'write backlog: 5']);
  } else if (name !== undefined && scaling.metric?.dimensions === undefined) {
    const message = `${name} is published for the endpoint, not for a variant`;
    found.push([['metric'], message, 'add dimensions: { EndpointName: … }']);
  }
  return found;
}

function queueMetric({ metric }: Extract<Endpoint['scaling'], object>): string | undefined {
  const { name, namespace } = metric ?? {};
  return namespace === NAMESPACE && name !== undefined && OF_QUEUES.includes(name) ? name : undefined;
}
