// What serves gets other subnets or security groups, or is cut off from the network, or no longer.
import type { Rule } from './risk.ts';

const NETWORK = /(^| )(subnets|security groups|network isolation)$/;

export const vpcChange: Rule = ({ change: { effect, fields } }) => {
  if (effect === 'create') return undefined;
  const moved = new Set(fields.flatMap(({ field }) => NETWORK.exec(field)?.[2] ?? []));
  return moved.size === 0 ? undefined : [...moved].join(', ');
};
