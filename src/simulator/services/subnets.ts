// Subnets of EC2 as far as anybody asks: whether they are there, and how many addresses are free in them.
import { covers, holding } from '../faults/declared.ts';
import { ServiceFault } from '../wire/errors.ts';
import { type Context, minutesNow } from './context.ts';

export type SubnetView = {
  readonly id: string;
  readonly free: number;
  readonly state: 'available' | 'pending' | 'failed';
  readonly vpc: string;
};

/** Of a /24 that nobody uses: EC2 keeps five of its addresses (VPC User Guide, "Subnet CIDR blocks", read 2026-11). */
const FREE = 251;
const VPC = 'vpc-0123456789abcdef0';

/**
 * @param ids asked for by name: each of them has to be there
 * @param filtered ids of the filter `subnet-id`: those that are not there are left out
 */
export function describeSubnets(
  ctx: Context,
  ids: readonly string[],
  filtered: readonly string[],
): readonly SubnetView[] {
  const wrong = [...ids].find((id) => !/^subnet-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(id));
  if (wrong !== undefined) {
    throw new ServiceFault('InvalidSubnetID.Malformed', `Invalid id: "${wrong}"`);
  }
  const gone = ids.find((id) => subnetAt(ctx, id) === undefined);
  if (gone !== undefined) {
    throw new ServiceFault('InvalidSubnetID.NotFound', `The subnet ID '${gone}' does not exist`);
  }
  const asked = [...new Set([...ids, ...filtered])];
  const declared = ctx.conditions.subnets.map(({ subnet }) => subnet).filter((name) => !name.endsWith('*'));
  const all = asked.length === 0 ? [...new Set(declared)] : asked;
  return all.flatMap((id) => subnetAt(ctx, id) ?? []);
}

function subnetAt(ctx: Context, id: string): SubnetView | undefined {
  const { conditions } = ctx;
  const entries = holding(conditions.subnets, minutesNow(ctx)).filter(({ subnet }) => covers(subnet, id));
  const last = entries.at(-1);
  if (last === undefined && !conditions.undeclaredExists) return undefined;
  if (last?.missing === true) return undefined;
  return { id, free: last?.free ?? FREE, state: last?.state ?? 'available', vpc: VPC };
}
