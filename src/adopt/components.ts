// Which inference components of a live endpoint go with it into the file, and why others stay beside it as they are: on the
// instances of one endpoint several may have put theirs.
import { secretIn } from '../config/rules/secrets.ts';
import type { LeftOn } from '../core/adoption.ts';
import { sighted } from '../core/sightings.ts';
import { isAdapterSpec } from '../endpoint/components/component.ts';
import { ENVIRONMENT, PROJECT } from '../endpoint/memory/tags.ts';
import type { Owner } from '../endpoint/names/names.ts';
import type { Seen } from '../endpoint/subject.ts';
import { componentIdOf } from '../kinds/autoscaling.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import { isBusy } from '../kinds/inference-component/kind.ts';
import type { ComponentContainer, LiveComponent } from '../kinds/inference-component/spec.ts';
import { inexpressibleModel, otherOwner } from './obstacles.ts';

export type SortedComponents = {
  /** Models first, then the adapters of these. */
  readonly components: readonly LiveComponent[];
  readonly left: readonly LeftOn[];
};

/** Who takes over. */
export type Taker = {
  /** Undefined for whoever will. */
  readonly owner: Owner | undefined;
  /** Whether it takes a component of this name from whomever has it. */
  readonly insists: (component: string) => boolean;
};

export const ANYBODY: Taker = { owner: undefined, insists: () => false };

/** Those of others are left, unless they are of whom the endpoint is taken from. */
export function sortedComponents(live: LiveEndpoint, seen: Seen, taker: Taker): SortedComponents {
  const all = (sighted(seen, 'endpoint-components', live.name)?.components ?? []).map((one) =>
    sighted(seen, 'scalable-target', componentIdOf(one.name)) ? { ...one, scaled: true as const } : one,
  );
  const judged = all.map((one) => ({ one, because: whosIt(taker, live, one) ?? reasonAgainst(one, seen) }));
  const fit = judged.filter(({ because }) => because === undefined).map(({ one }) => one);
  const bases = fit.filter((one) => !isAdapter(one));
  const adapters = fit.filter(isAdapter);
  const orphans = adapters.filter((one) => !bases.some(({ name }) => isBase(name, one)));
  return {
    components: [...bases, ...adapters.filter((one) => !orphans.includes(one))],
    left: [
      ...judged.flatMap(({ one: { name }, because }) => (because === undefined ? [] : [{ name, because }])),
      ...orphans.map(({ name }) => ({ name, because: 'its base is left on the endpoint' })),
    ]
      .map((one) => ({ endpoint: live.name, ...one }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

function isAdapter({ spec }: LiveComponent): boolean {
  return spec !== undefined && isAdapterSpec(spec);
}

function isBase(name: string, { spec }: LiveComponent): boolean {
  return spec !== undefined && isAdapterSpec(spec) && spec.base.toLowerCase() === name.toLowerCase();
}

function whosIt({ owner, insists }: Taker, from: LiveEndpoint, one: LiveComponent): string | undefined {
  const isOfTheSame = [PROJECT, ENVIRONMENT].every((tag) => from.tags[tag] === one.tags[tag]);
  const comesAlong = isOfTheSame && otherOwner(owner, from) !== undefined;
  return comesAlong || insists(one.name) ? undefined : otherOwner(owner, one);
}

/** What the file cannot say of it, or what is going on; undefined where it reads back as it is. */
function reasonAgainst(one: LiveComponent, seen: Seen): string | undefined {
  const { status, spec, unexpressed, desiredCopies, scaled } = one;
  if (isBusy(one) || status !== 'InService') return `it is ${status}`;
  const [member] = unexpressed;
  if (member !== undefined) return `it has ${member}, which inferra cannot express`;
  if (spec === undefined) return 'it is described without a model and what a copy needs';
  if (desiredCopies === 0 && scaled !== true) return 'it has no copies, and a file has one or more';
  if ('container' in spec) return secretOf(spec.container);
  if (!('model' in spec)) return undefined;
  const model = sighted(seen, 'model', spec.model);
  if (!model) return `its model ${spec.model} is gone`;
  const [trouble] = inexpressibleModel(model);
  return trouble === undefined ? undefined : `its ${trouble}, which inferra cannot express`;
}

/** The env of a component takes nothing from the environment, and a file is no place for a secret. */
function secretOf({ env }: ComponentContainer): string | undefined {
  const [found] = Object.entries(env).flatMap(([name, value]) => {
    const what = secretIn(name, value);
    return what === undefined ? [] : [`its env ${name} looks like ${what}, which belongs in no file`];
  });
  return found;
}
