// What the policies of a team say of the endpoints of a file: each policy is checked by itself, so that the strictest wins
// whoever wrote the others.
import type { Document, EndpointDeclaration } from '../config/document.ts';
import { typesOf } from '../config/machines.ts';
import { type DeclaredFleet, declaredFleets } from '../config/served-models.ts';
import { isAllowedType, type TeamPolicy } from '../config/team-policy.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { UnitChange, UnitCost } from '../core/plan.ts';
import { notBelowTable, type PriceBook } from '../cost/book.ts';
import { type FleetPart, HOURS_A_MONTH, hourly } from '../cost/fleet.ts';
import type { Veto } from './veto.ts';

export type Judged = {
  /** At most one for an endpoint and policy. */
  readonly vetoes: readonly Veto[];
  readonly warnings: readonly Diagnostic[];
};

/**
 * @param unitsAt the changes of the plan at some prices: what does not change is told, and never held
 * @param book prices, of which the file may say some itself
 */
export function judge(
  policies: readonly TeamPolicy[],
  { file, endpoints }: Pick<Document, 'file' | 'endpoints'>,
  book: PriceBook,
  unitsAt: (prices: PriceBook) => readonly UnitChange[],
): Judged {
  const units = unitsAt(book);
  const outside = policies.flatMap((policy) => [
    ...endpoints.flatMap((endpoint) => vetoOf(policy, endpoint, problemsOf(policy, endpoint))),
    ...inAll(policy, endpoints),
  ]);
  const budgets = policies
    .filter(({ monthlyBudget }) => monthlyBudget !== undefined)
    .map((policy): Budget => {
      // A pull request may change the prices of its file, and must not loosen a policy that stands elsewhere by that.
      const prices = policy.file === file ? book : notBelowTable(book);
      const priced = unitsAt(prices);
      return { policy, units: priced, months: endpoints.map((one) => monthOf(one, priced, prices)) };
    });
  const spent = budgets.map(overBudget);
  const changed = new Set(units.filter(deploys).map(({ address }) => address));
  return {
    vetoes: together([
      ...outside.filter(({ address }) => changed.has(address)),
      ...spent.flatMap(({ vetoes }) => vetoes),
    ]),
    warnings: [
      ...together(outside.filter(({ address }) => !changed.has(address))).map(toWarning),
      ...spent.flatMap(({ warnings }) => warnings),
      ...unpriced(budgets[0], book),
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
    fleets.flatMap(({ hardware }) => (hardware.kind === 'instance' ? typesOf(hardware) : [])),
  );
  const refused = [...types].filter((type) => !isAllowedType(policy, type));
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

/** What a month of each endpoint costs at the most; USD, null where a price is not known. */
type Budget = {
  readonly policy: TeamPolicy;
  readonly units: readonly UnitChange[];
  readonly months: readonly { readonly endpoint: EndpointDeclaration; readonly usd: number | null }[];
};

/** What may make the month dearer waits; what makes it cheaper, or has nothing to do with it, is let through. */
function overBudget({ policy, units, months }: Budget): Judged {
  const { file, monthlyBudget: budget } = policy;
  const month = months.reduce((sum, { usd }) => sum + (usd ?? 0), 0);
  if (budget === undefined || month <= budget) return { vetoes: [], warnings: [] };
  const dearer = new Set(units.filter(mayCostMore).map(({ address }) => address));
  const says = `a month may cost up to ${dollars(month)}, and the budget of ${file} is ${dollars(budget)}`;
  const hint = 'take fewer or smaller instances, or have the budget raised by whoever keeps it';
  const vetoes = months
    .filter(({ endpoint: { address }, usd }) => dearer.has(address) && usd !== 0)
    .map(({ endpoint: { address, name } }) => ({
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
const SIZES = /(^| )(compute|scaling|volume)$/;

function mayCostMore(unit: UnitChange): boolean {
  const { effect, fields, cost } = unit;
  if (!deploys(unit)) return false;
  if (cost !== undefined && isCheaper(cost)) return false;
  return effect === 'create' || fields.some(({ field }) => SIZES.test(field));
}

/** At the most, and as it stands: a smaller fleet that may grow further is not cheaper. */
function isCheaper({ before, after, ceilingBefore, ceiling }: UnitCost): boolean {
  if (before === null || after === null) return false;
  const [then, now] = [ceilingBefore ?? before, ceiling ?? after];
  return now < then || (now === then && after < before);
}

/** An unknown price is the same for every budget. */
function unpriced(budget: Budget | undefined, { region }: PriceBook): readonly Diagnostic[] {
  return (budget?.months ?? [])
    .filter(({ usd }) => usd === null)
    .map(({ endpoint }) => ({
      code: 'INF5012',
      severity: 'warning',
      address: endpoint.address,
      message: `endpoint ${endpoint.name} counts as nothing against the budget: the price of its ${paidByHour(endpoint)} in ${region} is not known`,
    }));
}

function paidByHour(endpoint: EndpointDeclaration): string {
  const serverless = declaredFleets(endpoint).every(({ hardware }) => hardware.kind === 'serverless');
  return serverless ? 'provisioned concurrency' : 'instances';
}

function toWarning({ address, code, message, hint }: Veto): Diagnostic {
  return { address, code, message, hint, severity: 'warning' };
}

/** Instances at the maximum of autoscaling. */
function mostOf(endpoint: EndpointDeclaration): number {
  return declaredFleets(endpoint).reduce((sum, one) => sum + mostOfFleet(one), 0);
}

function mostOfFleet({ hardware, bounds }: DeclaredFleet): number {
  return hardware.kind === 'instance' ? Math.max(hardware.count, bounds?.max ?? 0) : 0;
}

/** At the maximum of autoscaling: of the file, and where it says nothing of what is registered besides. */
function monthOf(
  endpoint: EndpointDeclaration,
  units: readonly UnitChange[],
  book: PriceBook,
): Budget['months'][number] {
  const kept = units.find(({ address }) => address === endpoint.address)?.kept ?? [];
  const fleet = declaredFleets(endpoint).flatMap((declared): readonly FleetPart[] => {
    const { variant = '', hardware, bounds = kept.find((one) => one.variant === variant), volume } = declared;
    const between = bounds === undefined ? {} : { bounds };
    if (hardware.kind === 'serverless') {
      const { memory, provisioned: count } = hardware;
      return count === undefined ? [] : [{ variant, memory, provisioned: { count, ...between } }];
    }
    if (hardware.kind !== 'instance') return [];
    const { type: instanceType, count } = hardware;
    const others = typesOf(hardware).slice(1);
    return [{ instanceType, others, count, ...between, ...(volume === undefined ? {} : { volume }) }];
  });
  const usd = hourly(book, fleet, 'ceiling');
  return { endpoint, usd: usd === null ? null : usd * HOURS_A_MONTH };
}

function dollars(usd: number): string {
  return `$${usd.toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ',')}`;
}
