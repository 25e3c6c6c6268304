// CloudWatch alarms: put, described, deleted, and set to a state. No metric is evaluated here: an alarm changes by itself
// only where it says what missing data means, and otherwise because somebody or a scenario moves it.
import { may } from '../../access/needs.ts';
import { ServiceFault } from '../../wire/errors.ts';
import type { AlarmRecord, AlarmState } from '../../world/alarm-records.ts';
import type { Tag } from '../../world/records.ts';
import type { Context, Output } from '../context.ts';
import { page } from '../pages.ts';
import { alarmArn, alarmNamed, allAlarms, inState } from './states.ts';
import { goneOff } from './watching.ts';

const MINUTE = 60_000;

type PutAlarm = AlarmRecord['spec'] & {
  readonly AlarmName: string;
  readonly Tags?: readonly Tag[];
  readonly MetricName?: string;
  readonly Metrics?: readonly object[];
  readonly Statistic?: string;
  readonly ExtendedStatistic?: string;
};

/** An upsert: an alarm that is there keeps its state and its tags (model text). */
export function putAlarm(ctx: Context, input: PutAlarm): Output {
  const { AlarmName: name, Tags: tags = [], ...spec } = input;
  checkMetric(input);
  const at = ctx.world.time;
  const before = ctx.world.get('alarm', name);
  if (before === undefined && tags.length > 0) checkTagging(ctx, name);
  const fresh: AlarmRecord = {
    ...{ kind: 'alarm', name, arn: alarmArn(ctx, name), created: at, modified: at, tags, spec },
    ...{ state: 'INSUFFICIENT_DATA', reason: 'Unchecked: Initial alarm creation', since: at },
    ...(spec.TreatMissingData === 'notBreaching' ? { coming: [{ at: at + MINUTE, ...QUIET }] } : {}),
  };
  ctx.world.commit([before === undefined ? fresh : { ...before, spec, modified: at }]);
  return undefined;
}

/** Tags of a new alarm need the right to tag it, too (model text; the form of the refusal is likely). */
function checkTagging(ctx: Context, name: string): void {
  const [action, resource] = ['cloudwatch:TagResource', alarmArn(ctx, name)] as const;
  if (may(ctx, action, resource)) return;
  throw new ServiceFault(
    'AccessDenied',
    `User: arn:aws:iam::${ctx.account}:user/simulated is not authorized to perform: ${action} on resource: ${resource} ` +
      `because no identity-based policy allows the ${action} action`,
  );
}

/** Nothing asks anything of the new fleet before it is there: data are missing, and do not breach. */
const QUIET = {
  state: 'OK',
  reason:
    'Threshold Crossed: no datapoints were received and missing datapoints were treated as [NonBreaching].',
} as const;

/** Rules between members (API reference of PutMetricAlarm, read 2026-11; texts are likely). */
function checkMetric({ MetricName, Metrics, Statistic, ExtendedStatistic, Period }: PutAlarm): void {
  if ((MetricName === undefined) === (Metrics === undefined))
    throw wrong('Exactly one of MetricName and Metrics must be specified.');
  if (MetricName === undefined) return;
  if ((Statistic === undefined) === (ExtendedStatistic === undefined))
    throw wrong('Exactly one of Statistic and ExtendedStatistic must be specified.');
  if (Period === undefined) throw wrong('Period must be specified.');
  if (![10, 20, 30].includes(Period) && Period % 60 !== 0)
    throw wrong('Period must be 10, 20, 30 or a multiple of 60.');
}

type DescribeAlarms = {
  readonly AlarmNames?: readonly string[];
  readonly AlarmNamePrefix?: string;
  readonly AlarmTypes?: readonly string[];
  readonly StateValue?: AlarmState;
  readonly MaxRecords?: number;
  readonly NextToken?: string;
};

export function describeAlarms(ctx: Context, input: DescribeAlarms): Output {
  const { AlarmNames: names, AlarmNamePrefix: prefix, AlarmTypes: types = ['MetricAlarm'] } = input;
  if (names !== undefined && prefix !== undefined)
    throw wrong('AlarmNames and AlarmNamePrefix cannot be specified together.');
  const asked =
    names?.flatMap((name) => alarmNamed(ctx, name) ?? []) ??
    allAlarms(ctx).filter(({ name }) => name.startsWith(prefix ?? ''));
  const found = (types.includes('MetricAlarm') ? asked : [])
    .filter(({ state }) => input.StateValue === undefined || state === input.StateValue)
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  const { items, NextToken } = page(ctx, 'DescribeAlarms', found, {
    size: 100,
    ...(input.MaxRecords === undefined ? {} : { MaxResults: input.MaxRecords }),
    ...(input.NextToken === undefined ? {} : { NextToken: input.NextToken }),
  });
  return {
    MetricAlarms: items.map(viewOf),
    CompositeAlarms: [],
    ...(NextToken === undefined ? {} : { NextToken }),
  };
}

/** Names that are not there do not keep the others (model text); whether nothing but such names is refused is not said. */
export function deleteAlarms(ctx: Context, { AlarmNames }: { AlarmNames: readonly string[] }): Output {
  ctx.world.commit(
    [],
    AlarmNames.flatMap((name) => ctx.world.get('alarm', name) ?? []),
  );
  return undefined;
}

type SetState = {
  readonly AlarmName: string;
  readonly StateValue: AlarmState;
  readonly StateReason: string;
};

/** It stays in that state: no metric takes it back. */
export function setAlarmState(ctx: Context, { AlarmName, StateValue, StateReason }: SetState): Output {
  const alarm = alarmNamed(ctx, AlarmName);
  if (alarm === undefined) throw new ServiceFault('ResourceNotFound', '', 404);
  const { coming: _, ...still } = inState(ctx, alarm, { state: StateValue, reason: StateReason });
  ctx.world.commit([still]);
  goneOff(ctx, alarm, still);
  ctx.world.advanceTo(ctx.world.time);
  return undefined;
}

function viewOf({ name, arn, spec, state, reason, since, modified }: AlarmRecord): object {
  return {
    ...{ AlarmName: name, AlarmArn: arn, ...spec, StateValue: state, StateReason: reason },
    StateUpdatedTimestamp: new Date(since),
    AlarmConfigurationUpdatedTimestamp: new Date(modified),
  };
}

function wrong(message: string): ServiceFault {
  return new ServiceFault('ValidationError', message);
}
