// A saved plan is read, shown and compared, never executed: what it decided is derived anew and must be the same.
import { InferraError } from '../core/errors.ts';
import type { Plan, UnitChange } from '../core/plan.ts';
import { type Form, parseForm } from './form.ts';

const PLAN_FORM: Form<Plan> = {
  code: 'INF3009',
  is: 'a saved plan',
  validator: () => import('./generated/plan-form.js'),
  codesIn: ({ diagnostics, units, preflight }) => [
    ...(preflight?.findings ?? []).flatMap(({ code }) => code ?? []),
    ...diagnostics.map(({ code }) => code),
    ...units.flatMap(({ heldBy }) => heldBy ?? []),
  ],
};

/** @throws InferraError INF3009 for a text that is not a plan of this version. */
export function parsePlan(text: string, file: string): Promise<Plan> {
  return parseForm(PLAN_FORM, text, file);
}

/** @throws InferraError INF3010 where the plan as it is now decides something else than the saved one. */
export function refuseStale(saved: Plan, now: Plan): void {
  if (saved.digest === now.digest) return;
  throw new InferraError('INF3010', `the saved plan is stale: ${whatMoved(saved, now).join('; ')}`, {
    hint: 'make a new plan, have it reviewed, and apply that one; nothing was changed',
  });
}

/** @throws InferraError INF3017 where the plan is not the one of this digest */
export function refuseUnexpected(expected: string, { digest }: Plan, what = 'the plan'): void {
  if (digest === expected) return;
  throw new InferraError('INF3017', `${what} has the digest ${digest}, and ${expected} was expected`, {
    hint: 'read the plan that is shown, or make it again with `inferra plan` and the same flags; when it is as it should be, expect its digest. Nothing was changed',
  });
}

const PLACE = ['project', 'environment', 'account', 'region'] as const;

/** What differs, in words: for people; the digest has decided. */
function whatMoved(saved: Plan, now: Plan): readonly string[] {
  const places = PLACE.filter((key) => saved[key] !== now[key]).map(
    (key) => `it is for ${key} ${saved[key]}, and this is ${now[key]}`,
  );
  const addresses = [...new Set([...saved.units, ...now.units].map(({ address }) => address))].sort();
  const units = addresses.flatMap((address) =>
    unitMoved(
      address,
      saved.units.find((unit) => unit.address === address),
      now.units.find((unit) => unit.address === address),
    ),
  );
  const moved = [...places, ...units];
  return moved.length === 0 ? ['what would be sent has changed'] : moved;
}

function unitMoved(
  address: string,
  saved: UnitChange | undefined,
  now: UnitChange | undefined,
): readonly string[] {
  if (saved === undefined) return [`${address} is new`];
  if (now === undefined) return [`${address} is gone`];
  if (saved.verdict !== now.verdict || saved.effect !== now.effect) {
    return [`${address} was ${saved.verdict} (${saved.effect}) and is ${now.verdict} (${now.effect})`];
  }
  if (saved.held !== now.held)
    return [`${address} ${now.held === undefined ? 'is no longer held' : `is held: ${now.held}`}`];
  if (JSON.stringify(saved.fields) !== JSON.stringify(now.fields)) return fieldsMoved(address, saved, now);
  if (saved.summary !== now.summary || JSON.stringify(saved.steps) !== JSON.stringify(now.steps))
    return [`${address} would become something else than was reviewed`];
  return saved.verdict !== 'same' && saved.basis !== now.basis
    ? [`${address} has been changed in the account`]
    : [];
}

function fieldsMoved(address: string, saved: UnitChange, now: UnitChange): readonly string[] {
  const names = [...new Set([...saved.fields, ...now.fields].map(({ field }) => field))];
  const moved = names
    .map((name) => ({ name, was: fieldText(saved, name), is: fieldText(now, name) }))
    .filter(({ was, is }) => was !== is)
    .map(({ name, was, is }) => `${name} of ${address} was ${was} and is ${is}`);
  return moved.length === 0 ? [`the fields of ${address} that change are others`] : moved;
}

function fieldText({ fields }: UnitChange, name: string): string {
  const found = fields.find(({ field }) => field === name);
  if (found === undefined) return 'unchanged';
  const { from, to } = found;
  return [from, to].filter((text) => text !== undefined).join(' → ');
}
