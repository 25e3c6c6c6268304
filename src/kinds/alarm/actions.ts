// The requests about inferra's alarms.
import type { Cloud } from '../../cloud/cloud.ts';
import type { Request } from '../../core/kind.ts';
import { unsupported } from '../landed.ts';
import { fromDescription, toPutRequest } from './convert.ts';
import type { AlarmSpec, LiveAlarm } from './spec.ts';

export async function readAlarm(cloud: Cloud, name: string): Promise<LiveAlarm | undefined> {
  const { MetricAlarms = [] } = await cloud.call('DescribeAlarms', { AlarmNames: [name] });
  return MetricAlarms.map(fromDescription)[0];
}

/** A put writes over what the alarm of that name was (API reference of PutMetricAlarm, read 2026-11). */
export async function sendAlarm(cloud: Cloud, name: string, request: Request): Promise<void> {
  switch (request.verb) {
    case 'put':
      await cloud.call('PutMetricAlarm', toPutRequest(name, request.spec as AlarmSpec, request.tags));
      return;
    case 'remove':
      await cloud.call('DeleteAlarms', { AlarmNames: [name] });
      return;
    default:
      return unsupported('alarm', request.verb);
  }
}
