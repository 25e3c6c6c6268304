// How alarms of CloudWatch stand, by their names: a request for each hundred.
import type { Cloud } from '../cloud/cloud.ts';
import type { Facts } from '../core/fact.ts';
import { ServiceError } from '../core/service-error.ts';

/** AlarmNames takes 100 (service model of CloudWatch in botocore 1.43.11). */
const PAGE = 100;
/** Without it composite alarms are left out (API reference of DescribeAlarms, read 2026-11). */
const ALL_TYPES = ['MetricAlarm', 'CompositeAlarm'] as const;

/** Those that are there. */
export async function readAlarms(cloud: Cloud, names: readonly string[]): Promise<Facts['alarms']> {
  const chunks = Array.from({ length: Math.ceil(names.length / PAGE) }, (_, nth) =>
    names.slice(nth * PAGE, (nth + 1) * PAGE),
  );
  const found = await Promise.all(
    chunks.map((AlarmNames) => cloud.call('DescribeAlarms', { AlarmNames, AlarmTypes: [...ALL_TYPES] })),
  );
  const alarms = found.flatMap(({ MetricAlarms = [], CompositeAlarms = [] }) => [
    ...MetricAlarms,
    ...CompositeAlarms,
  ]);
  return Object.fromEntries(
    alarms.flatMap(({ AlarmName, StateValue }) =>
      AlarmName === undefined ? [] : [[AlarmName, StateValue ?? 'INSUFFICIENT_DATA']],
    ),
  );
}

/** How one stands that would take a change back. */
export type AlarmSeen = { readonly alarm: string; readonly state: string };

/** Those that a goal names; none where they cannot be seen, since the wait goes on all the same. */
export async function watchedAlarms(
  cloud: Cloud,
  { alarms: names = [] }: { readonly alarms?: readonly string[] },
): Promise<readonly AlarmSeen[]> {
  if (names.length === 0) return [];
  try {
    const states = await readAlarms(cloud, names);
    return Object.entries(states).map(([alarm, state]) => ({ alarm, state }));
  } catch (failure) {
    if (failure instanceof ServiceError) return [];
    throw failure;
  }
}
