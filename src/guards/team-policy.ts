// What the policies of a team say of the endpoints of a file: each policy is checked by itself, so that the strictest wins
// whoever wrote the others.
import type { Document, EndpointDeclaration } from '../config/document.ts';
import { type DeclaredFleet, declaredFleets } from '../config/served-models.ts';
import type { TeamPolicy } from '../config/team-policy.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { UnitChange } from '../core/plan.ts';
import { hourly } from '../cost/fleet.ts';
import type { Veto } from './veto.ts';

export type Judged = {
  /** At most one for an endpoint and policy. */
  readonly vetoes: readonly Veto[];
  readonly warnings: readonly Diagnostic[];
};

/** AWS counts a month so (pricing pages, read 2026-11). */
const HOURS_A_MONTH = 730;

/** @param units of the plan: what does not change is told, and never held */
export function judge(
  policies: readonly TeamPolicy[],
  { endpoints }: Pick<Document, 'endpoints'>,
  units: readonly UnitChange[],
  region: string,
): Judged {
  const outside = policies.flatMap((policy) => [
    ...endpoints.flatMap((endpoint) => vetoOf(policy, endpoint, problemsOf(policy, endpoint))),
    ...inAll(policy, endpoints),
  ]);
  const budgets = policies.map((policy) => overBudget(policy, endpoints, units, region));
  const changed = new Set(units.filter(deploys).map(({ address }) => address));
  return {
    vetoes: together([
      ...outside.filter(({ address }) => changed.has(address)),
      ...budgets.flatMap(({ vetoes }) => vetoes),
    ]),
    warnings: [
      ...together(outside.filter(({ address }) => !changed.has(address))).map(toWarning),
      ...budgets.flatMap(({ warnings }) => warnings),
      ...unpriced(policies, endpoints, region),
    ],
  };
}

/** All that is said of an endpoint, under the first of its codes. */
function together(vetoes: readonly Veto[]): readonly Veto[] {
  const byAddress = new Map<string, Veto>();
  for (const veto of vetoes) {
    const first = byAddress.get(veto.address);
    const joined = first && { ...first, message: `${first.message}; ${veto.message}` };
    byAddress.set(veto.address, joined ?? veto);
  }
  return [...byAddress.values()];
}

function deploys({ effect, held }: UnitChange): boolean {
  return held === undefined && effect !== 'none' && effect !== 'remove';
}

function vetoOf(
  { file }: TeamPolicy,
  { address, name }: EndpointDeclaration,
  problems: readonly string[],
): readonly Veto[] {
  if (problems.length === 0) return [];
  return [
    {
      address,
      code: 'INF5010',
      short: `outside the policy of ${file}`,
      message: `endpoint ${name} is outside the policy of ${file}: ${problems.join('; ')}`,
      hint: 'change the endpoint, or have the policy changed by whoever keeps it',
    },
  ];
}

function problemsOf(policy: TeamPolicy, endpoint: EndpointDeclaration): readonly string[] {
  const { instances, serverless, maxCount } = policy;
  const { tags } = endpoint;
  const fleets = declaredFleets(endpoint);
  const types = new Set(
    fleets.flatMap(({ hardware }) => (hardware.kind === 'instance' ? [hardware.type] : [])),
  );
  const refused = [...types].filter((type) => instances?.every((pattern) => !fits(pattern, type)));
  const count = mostOf(endpoint);
  const missing = policy.tags.filter((key) => !Object.hasOwn(tags, key));
  return [
    ...refused.map((type) => `${type} is not among ${(instances ?? []).join(', ') || 'no types'}`),
    ...(serverless || fleets.every(({ hardware }) => hardware.kind !== 'serverless')
      ? []
      : ['it is serverless']),
    ...(maxCount === undefined || count <= maxCount ? [] : [`${count} instances are more than ${maxCount}`]),
    ...missing.map((key) => `it has no tag ${key}`),
  ];
}

/** The largest are told first: they are where instances can be saved. */
function inAll(policy: TeamPolicy, endpoints: readonly EndpointDeclaration[]): readonly Veto[] {
  const { maxCountTotal: most } = policy;
  const total = endpoints.reduce((sum, one) => sum + mostOf(one), 0);
  if (most === undefined || total <= most) return [];
  return endpoints
    .filter((one) => mostOf(one) > 0)
    .flatMap((endpoint) =>
      vetoOf(policy, endpoint, [
        `the endpoints of the file have ${total} instances in all, more than ${most}`,
      ]),
    );
}

/** What may make the month dearer waits; what makes it cheaper, or has nothing to do with it, is let through. */
function overBudget(
  { file, monthlyBudget: budget }: TeamPolicy,
  endpoints: readonly EndpointDeclaration[],
  units: readonly UnitChange[],
  region: string,
): Judged {
  const month = endpoints.reduce((sum, one) => sum + (monthlyOf(one, region) ?? 0), 0);
  if (budget === undefined || month <= budget) return { vetoes: [], warnings: [] };
  const dearer = new Set(units.filter(mayCostMore).map(({ address }) => address));
  const says = `a month may cost up to ${dollars(month)}, and the budget of ${file} is ${dollars(budget)}`;
  const hint = 'take fewer or smaller instances, or have the budget raised by whoever keeps it';
  const vetoes = endpoints
    .filter((one) => dearer.has(one.address) && monthlyOf(one, region) !== 0)
    .map(({ address, name }) => ({
      address,
      code: 'INF5011' as const,
      short: `above the budget of ${file}`,
      message: `endpoint ${name} costs more: ${says}`,
      hint,
    }));
  const warning: Diagnostic = { code: 'INF5011', severity: 'warning', message: says, hint };
  return { vetoes, warnings: vetoes.length > 0 ? [] : [warning] };
}

/** As fields of a plan are called, with the variant before them where there are several. */
const SIZES = /(^| )(compute|scaling)$/;

function mayCostMore(unit: UnitChange): boolean {
  const { effect, fields, cost } = unit;
  if (!deploys(unit)) return false;
  if (cost !== undefined && cost.before !== null && cost.after !== null && cost.after < cost.before)
    return false;
  return effect === 'create' || fields.some(({ field }) => SIZES.test(field));
}

function unpriced(
  policies: readonly TeamPolicy[],
  endpoints: readonly EndpointDeclaration[],
  region: string,
): readonly Diagnostic[] {
  if (policies.every(({ monthlyBudget }) => monthlyBudget === undefined)) return [];
  return endpoints
    .filter((one) => monthlyOf(one, region) === null)
    .map(({ address, name }) => ({
      code: 'INF5012',
      severity: 'warning',
      address,
      message: `endpoint ${name} counts as nothing against the budget: the price of its instances in ${region} is not known`,
    }));
}

function toWarning({ address, code, message, hint }: Veto): Diagnostic {
  return { address, code, message, hint, severity: 'warning' };
}

/** Instances at the maximum of autoscaling. */
function mostOf(endpoint: EndpointDeclaration): number {
  return declaredFleets(endpoint).reduce((sum, one) => sum + mostOfFleet(one), 0);
}

function mostOfFleet({ hardware, most = 0 }: DeclaredFleet): number {
  return hardware.kind === 'instance' ? Math.max(hardware.count, most) : 0;
}

/** USD; null where a price is not known. */
function monthlyOf(endpoint: EndpointDeclaration, region: string): number | null {
  const fleet = declaredFleets(endpoint).map((one) =>
    one.hardware.kind === 'instance'
      ? { instanceType: one.hardware.type, count: mostOfFleet(one) }
      : ('serverless' as const),
  );
  const { usd } = hourly(region, fleet);
  return usd === null ? null : usd * HOURS_A_MONTH;
}

function dollars(usd: number): string {
  return `$${usd.toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ',')}`;
}

/** `*` stands for any text. */
function fits(pattern: string, type: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.-]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(type);
}
