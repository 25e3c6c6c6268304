// What further policies of autoscaling need: to be of one of the two types, and for steps an alarm that can start them. Rules
// of the API references of PutScalingPolicy and PutMetricAlarm, read 2026-11.
import { canonicalJson } from '../../base/json.ts';
import { ADJUSTMENTS, adjustmentsIn, lengthsOf } from '../scaling.ts';
import { entriesOf } from '../sound.ts';
import { isObject } from '../tree.ts';
import type { ScalingTrouble, WrittenScaling } from './scaling.ts';

type Policy = NonNullable<NonNullable<WrittenScaling['policies']>[string]>;
type Alarm = NonNullable<Policy['alarm']>;

const AIMS = ['target', 'concurrency', 'utilization', 'backlog', 'metric'] as const;
/** What inferra calls its policy, and begins the names of the others with. */
const OWN = 'inferra';
/** Seconds: periods in a row may take a day together. */
const LONGEST = 86_400;

/** @param written the same with everything that is wrong in it: what is there and wrong is not missing */
export function policyTroubles(scaling: WrittenScaling, written: unknown): readonly ScalingTrouble[] {
  const raw = memberOf(written, 'policies');
  return [
    ...entriesOf(scaling.policies).flatMap(([name, policy]) =>
      troublesOf(policy, (key) => memberOf(memberOf(raw, name), key) !== undefined).map(
        ([at, message, hint]): ScalingTrouble => [['policies', name, ...at], message, hint],
      ),
    ),
    ...twins(scaling),
    ...namesakes(scaling),
  ];
}

function memberOf(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The names of policies in steps for which inferra makes an alarm. */
export function madeAlarmsIn({ policies }: WrittenScaling): readonly string[] {
  return entriesOf(policies)
    .filter(([, { alarm }]) => alarm?.metric !== undefined)
    .map(([name]) => name);
}

/** Where names stand that inferra did not give. */
export function namesIn({ policyName, policies, schedule }: WrittenScaling): readonly (readonly string[])[] {
  const named = (
    section: string,
    all: readonly (readonly [string, { readonly name?: string | undefined }])[],
  ) => all.flatMap(([key, { name }]) => (name === undefined ? [] : [[section, key, 'name']]));
  return [
    ...(policyName === undefined ? [] : [['policyName']]),
    ...named('policies', entriesOf(policies)),
    ...named('schedule', entriesOf(schedule)),
  ];
}

type Has = (key: keyof Policy) => boolean;

function troublesOf(policy: Policy, has: Has): readonly ScalingTrouble[] {
  const [first, second] = AIMS.filter(has);
  const stepping = has('alarm') || has('steps');
  if (first !== undefined && stepping) {
    const other = has('alarm') ? 'alarm' : 'steps';
    const message = `a policy tracks ${first} or goes by steps, and this one has ${first} and ${other}`;
    return [[[first], message, 'make two policies of it']];
  }
  if (second !== undefined)
    return [[[second], `a policy tracks ${first} or ${second}, not both`, 'make two policies of it']];
  if (first !== undefined) return foreign(policy, ['atLeast'], 'steps');
  if (!has('alarm') || !has('steps')) {
    const missing = has('alarm') ? 'steps' : 'alarm';
    const message = stepping ? `steps need ${missing}` : 'the policy says nothing about what it does';
    const hint = 'write target, concurrency, utilization or metric; or alarm and steps';
    return [[[], stepping ? `${message}, and this policy has none` : message, hint]];
  }
  const found = [...foreign(policy, ['scaleIn'], 'a target')];
  if (typeof policy.cooldown === 'object')
    found.push([['cooldown'], 'steps have one cooldown, for both ways', 'write one time, such as 1m']);
  return [
    ...found,
    ...(policy.alarm === undefined ? [] : alarmTroubles(policy.alarm)),
    ...stepTroubles(policy),
  ];
}

function foreign(policy: Policy, keys: readonly ('atLeast' | 'scaleIn')[], of: string): ScalingTrouble[] {
  return keys
    .filter((key) => policy[key] !== undefined)
    .map((key) => [[key], `${key} is of policies by ${of}, which this one is not`, 'remove it']);
}

const MEASURED = ['above', 'below', 'for', 'period', 'missing'] as const;

function alarmTroubles(alarm: Alarm): readonly ScalingTrouble[] {
  const { name, metric, above, below, breaches } = alarm;
  const at = (key: string, message: string, hint: string): ScalingTrouble => [['alarm', key], message, hint];
  if (name !== undefined && metric !== undefined)
    return [
      at('metric', `the alarm is ${name}, or one that inferra makes of a metric`, 'remove one of the two'),
    ];
  if (name !== undefined) {
    return MEASURED.filter((key) => alarm[key] !== undefined).map((key) =>
      at(
        key,
        `${name} is an alarm of yours, and says itself when it goes off`,
        'remove it, or name a metric',
      ),
    );
  }
  if (metric === undefined)
    return [[['alarm'], 'an alarm has a name, or a metric that inferra makes it of', 'write one of the two']];
  if ((above === undefined) === (below === undefined)) {
    const message = above === undefined ? 'the alarm has no threshold' : 'the alarm has two thresholds';
    return [[['alarm'], message, 'write above: 80, or below: 20']];
  }
  const found: ScalingTrouble[] = [];
  if (breaches !== undefined) {
    const hint = 'remove it: above and below say it';
    found.push(at('breaches', 'breaches is of alarms that are named', hint));
  }
  const { period, length } = lengthsOf(alarm);
  if (length % period !== 0) {
    const message = `${alarm.for ?? '2m'} is no whole number of periods of ${alarm.period ?? '1m'}`;
    found.push(at(alarm.for === undefined ? 'period' : 'for', message, 'write a multiple of the period'));
  }
  if (length > LONGEST) found.push(at('for', `${alarm.for} is longer than a day`, 'write 24h or less'));
  return found;
}

function stepTroubles({ steps = [], atLeast }: Policy): readonly ScalingTrouble[] {
  const found: ScalingTrouble[] = [];
  const at = (nth: number, message: string, hint: string): void => {
    found.push([['steps', String(nth)], message, hint]);
  };
  for (const [nth, step] of steps.entries()) {
    const ways = ADJUSTMENTS.filter((one) => step?.[one] !== undefined);
    if (ways.length !== 1)
      at(
        nth,
        `a step has one of change, percent and exact, and this one has ${ways.join(' and ') || 'none'}`,
        'write one',
      );
    const before = steps[nth - 1]?.beyond;
    const beyond = step?.beyond ?? 0;
    if (nth === 0 && beyond !== 0)
      at(nth, `the first step begins at the threshold, and this one at ${beyond} beyond`, 'write beyond: 0');
    if (before !== undefined && beyond <= before)
      at(nth, `a step at ${beyond} beyond comes after one at ${before}`, 'write steps in ascending order');
  }
  const ways = adjustmentsIn(steps.flatMap((step) => step ?? []));
  if (found.length === 0 && ways.length > 1)
    found.push([
      ['steps'],
      `the steps of a policy are of one kind, and these are of ${ways.join(' and ')}`,
      'make two policies of it',
    ]);
  if (atLeast !== undefined && !ways.includes('percent'))
    found.push([['atLeast'], 'atLeast is for steps in percent', 'remove it']);
  return found;
}

/** What has a name of its own in the account must not be called as something else of the same kind is. */
function namesakes(scaling: WrittenScaling): readonly ScalingTrouble[] {
  const { policyName, policies, schedule } = scaling;
  const [own] = aimsOf(scaling);
  const first = own === undefined ? [] : [['scaling itself', policyName ?? OWN] as const];
  return [
    ...doubled('policies', first, entriesOf(policies)),
    ...doubled('schedule', [], entriesOf(schedule)),
  ];
}

function doubled(
  section: string,
  before: readonly (readonly [who: string, name: string])[],
  entries: readonly (readonly [key: string, { readonly name?: string | undefined }])[],
): readonly ScalingTrouble[] {
  const seen = new Map(before.map(([who, name]) => [name, who]));
  return entries.flatMap(([key, { name = `${OWN}-${key}` }]): ScalingTrouble[] => {
    const other = seen.get(name);
    seen.set(name, other ?? key);
    const message = `${name} is the name of ${other}, too`;
    return other === undefined ? [] : [[[section, key], message, 'give one of the two another name']];
  });
}

/** The service takes one policy of target tracking for a metric (recalled; see docs/simulator.md). */
function twins(scaling: WrittenScaling): readonly ScalingTrouble[] {
  const seen = new Map<string, string>();
  const [own] = aimsOf(scaling);
  if (own !== undefined) seen.set(own, 'scaling itself');
  return entriesOf(scaling.policies).flatMap(([name, policy]): ScalingTrouble[] => {
    const [aim] = aimsOf(policy);
    if (aim === undefined) return [];
    const before = seen.get(aim);
    seen.set(aim, before ?? `policy ${name}`);
    const message = `${before} tracks the same metric, and there can be one policy for each`;
    return before === undefined ? [] : [[['policies', name], message, 'remove one of the two']];
  });
}

function aimsOf({
  target,
  concurrency,
  backlog,
  utilization,
  metric,
}: Pick<Policy, (typeof AIMS)[number]>): readonly string[] {
  const { value: _, ...named } = metric ?? {};
  return [
    ...(target === undefined ? [] : ['target']),
    ...(concurrency === undefined ? [] : ['concurrency']),
    ...(backlog === undefined ? [] : ['backlog']),
    ...(utilization === undefined ? [] : ['utilization']),
    ...(metric === undefined ? [] : [canonicalJson({ statistic: 'average', ...named })]),
  ];
}
