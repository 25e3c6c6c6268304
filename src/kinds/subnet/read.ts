// Subnets of EC2: whether they are there, and how many addresses are free in them.
import type { Cloud } from '../../cloud/cloud.ts';
import type { Facts } from '../../core/fact.ts';

/** Values that a filter takes (EC2 User Guide, "List and filter your resources", read 2026-11). */
const MOST = 200;

/** By a filter and not by name: of names that are not there, EC2 refuses the whole request. */
export async function readSubnets(cloud: Cloud, ids: readonly string[]): Promise<Facts['subnets']> {
  const chunks = Array.from({ length: Math.ceil(ids.length / MOST) }, (_, nth) =>
    ids.slice(nth * MOST, (nth + 1) * MOST),
  );
  const found = await Promise.all(
    chunks.map((Values) => cloud.call('DescribeSubnets', { Filters: [{ Name: 'subnet-id', Values }] })),
  );
  return Object.fromEntries(
    found
      .flatMap(({ Subnets = [] }) => Subnets)
      .flatMap(({ SubnetId: id, AvailableIpAddressCount: free = 0, State: state = '' }) =>
        id === undefined ? [] : [[id, { free, state }] as const],
      ),
  );
}
