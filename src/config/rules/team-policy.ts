// What the `policy` section says of endpoints, as far as the file alone can tell: types, counts and tags. Warnings, since a policy
// is about changes, and which endpoints change is for a plan to say.
import type { ConfigFile } from '../generated/config-file.ts';
import { entriesOf, type SoundFile } from '../sound.ts';
import { isAllowedType, type TeamPolicy, teamPolicyOf } from '../team-policy.ts';
import type { Path } from '../tree.ts';
import type { Rule, RuleInput } from './rule.ts';
import { type Served, servedBy, typesOf } from './served.ts';

type Endpoint = NonNullable<NonNullable<SoundFile['endpoints']>[string]>;

export const endpointsAreWithinThePolicy: Rule = (input) => {
  const { file } = input;
  if (file.policy === undefined) return;
  // What is wrong in it is cut out, and none of it has to be there.
  const policy = teamPolicyOf('', file.policy as NonNullable<ConfigFile['policy']>);
  for (const [key, endpoint] of entriesOf(file.endpoints)) {
    for (const served of servedBy(key, endpoint)) checkHardware(policy, served, input);
    checkCount(policy, ['endpoints', key], endpoint, input);
    checkTags(policy, ['endpoints', key], endpoint, input);
  }
  checkTotal(policy, input);
};

const HINT = 'change the endpoint, or have the policy changed by whoever keeps it';

function checkHardware(policy: TeamPolicy, served: Served, { findings }: RuleInput): void {
  for (const { type, path: at } of typesOf(served)) {
    if (isAllowedType(policy, type)) continue;
    const message = `the policy has no ${type}, only ${policy.instances?.join(', ') || 'serverless'}`;
    findings.warning('INF5010', { path: at, on: 'value' }, { message, hint: HINT });
  }
  const { path, variant } = served;
  if (variant.serverless !== undefined && !policy.serverless) {
    const subject = { path: [...path, 'serverless'], on: 'key' } as const;
    findings.warning('INF5010', subject, { message: 'the policy has nothing serverless', hint: HINT });
  }
}

function checkCount({ maxCount }: TeamPolicy, path: Path, endpoint: Endpoint, { findings }: RuleInput): void {
  const count = mostOf(endpoint);
  if (maxCount === undefined || count <= maxCount) return;
  const message = `${count} instances are more than the ${maxCount} that the policy has for one endpoint`;
  findings.warning('INF5010', whereCounted(path, endpoint, count), { message, hint: HINT });
}

/** At the number that makes it, or at the endpoint where several do. */
function whereCounted(path: Path, { instance, scaling }: Endpoint, count: number) {
  if (typeof scaling === 'object' && scaling.max === count) {
    return { path: [...path, 'scaling', 'max'], on: 'value' } as const;
  }
  if (instance?.managed?.max === count) {
    return { path: [...path, 'instance', 'managed', 'max'], on: 'value' } as const;
  }
  return instance?.count === count
    ? ({ path: [...path, 'instance', 'count'], on: 'value' } as const)
    : ({ path, on: 'key' } as const);
}

function checkTags({ tags }: TeamPolicy, path: Path, endpoint: Endpoint, input: RuleInput): void {
  const { file, findings } = input;
  const has = { ...file.defaults?.tags, ...endpoint.tags };
  const missing = tags.filter((key) => !Object.hasOwn(has, key));
  if (missing.length === 0) return;
  const own = [...path, 'tags'];
  const subject = { path: findings.written(own) ? own : path, on: 'key' } as const;
  const message = `the policy asks for the ${missing.length === 1 ? 'tag' : 'tags'} ${missing.join(', ')}`;
  findings.warning('INF5010', subject, { message, hint: HINT });
}

/** Endpoints that wait for their hardware count as nothing yet. */
function checkTotal({ maxCountTotal: most }: TeamPolicy, { file, findings }: RuleInput): void {
  const total = entriesOf(file.endpoints).reduce((sum, [, endpoint]) => sum + mostOf(endpoint), 0);
  if (most === undefined || total <= most) return;
  const message = `the endpoints have ${total} instances in all, more than the ${most} that the policy has`;
  const hint = 'take fewer instances, or have the policy changed by whoever keeps it';
  findings.warning('INF5010', { path: ['policy', 'maxCountTotal'], on: 'value' }, { message, hint });
}

/** Instances at the maximum of autoscaling. One is what `instance` has unless it says more. */
function mostOf({ instance, variants, scaling }: Endpoint): number {
  if (variants === undefined) return mostIn({ instance, scaling });
  return entriesOf(variants).reduce((sum, [, one]) => sum + mostIn(one), 0);
}

function mostIn({ instance, scaling }: Pick<Endpoint, 'instance' | 'scaling'>): number {
  if (instance === undefined) return 0;
  // A schedule moves the bounds, too.
  const bounds =
    typeof scaling === 'object' ? [scaling, ...entriesOf(scaling.schedule).map(([, one]) => one)] : [];
  const moved = bounds.map(({ max }) => max ?? 0);
  return Math.max(instance.count ?? 1, ...moved, instance.managed?.max ?? 0);
}
