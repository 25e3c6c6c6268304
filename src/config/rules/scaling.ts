// What autoscaling by numbers of the file needs: one variant on instances that may be registered, bounds that hold its count,
// and one thing to aim at. Rules of the SageMaker Developer Guide, "Automatic scaling", read 2026-11.
import { entriesOf } from '../sound.ts';
import type { Rule, RuleInput } from './rule.ts';

type Trouble = readonly [at: readonly string[], message: string, hint: string];

export const scalingFits: Rule = ({ file, findings }) => {
  for (const [key, endpoint] of entriesOf(file.endpoints)) {
    const { scaling } = endpoint;
    if (typeof scaling !== 'object') continue;
    for (const [at, message, hint] of troublesOf(endpoint, scaling)) {
      const path = ['endpoints', key, 'scaling', ...at];
      findings.error('INF1068', { path, on: at.length === 0 ? 'key' : 'value' }, { message, hint });
    }
  }
};

type Endpoint = NonNullable<NonNullable<RuleInput['file']['endpoints']>[string]>;
type Numbers = Extract<Endpoint['scaling'], object>;

function troublesOf(endpoint: Endpoint, scaling: Numbers): readonly Trouble[] {
  const { min, max } = scaling;
  const { instance, serverless, variants } = endpoint;
  const found: Trouble[] = [];
  if (variants !== undefined) {
    found.push([
      [],
      'scaling by numbers is for an endpoint with one variant',
      'write the variant on the endpoint',
    ]);
  }
  if (serverless !== undefined) {
    found.push([[], 'serverless scales by itself', 'remove scaling, or choose instance']);
  }
  const aims = (['target', 'concurrency', 'backlog', 'metric'] as const).filter(
    (key) => scaling[key] !== undefined,
  );
  const [first, second] = aims;
  if (first !== undefined && second !== undefined) {
    const message = `scaling aims at ${first} or at ${second}, not at both`;
    found.push([[second], message, 'remove one of the two']);
  }
  if (first === undefined) {
    const hint =
      endpoint.async === undefined
        ? 'add target: 420/min, concurrency: 5, or a metric'
        : 'add backlog: 5, or a metric';
    found.push([[], 'scaling says nothing about what it aims at', hint]);
  }
  const isOrdered = min === undefined || max === undefined || min <= max;
  if (!isOrdered) {
    found.push([['min'], `the minimum of ${min} is above the maximum of ${max}`, `write ${max} or less`]);
  }
  const { type = '', count } = instance ?? {};
  if (/^ml\.t\d/.test(type)) {
    found.push([
      [],
      `SageMaker does not scale burstable instances (${type})`,
      'choose another type, such as ml.m5.large',
    ]);
  }
  if (isOrdered && count !== undefined && max !== undefined && count > max) {
    found.push([
      ['max'],
      `the maximum of ${max} is below the count of ${count}`,
      `write ${count} or more, or lower the count`,
    ]);
  }
  if (isOrdered && count !== undefined && min !== undefined && count < min) {
    found.push([
      ['min'],
      `the minimum of ${min} is above the count of ${count}`,
      `write ${count} or less, or raise the count`,
    ]);
  }
  return found;
}
