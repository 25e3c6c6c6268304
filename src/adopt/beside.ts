// What the entry of an endpoint says beside its content: how autoscaling moves it, and how it was last deployed. What cannot be
// said stays as it is, and is told.
import { scaledNameOf } from '../endpoint/scaling/scaled.ts';
import { componentIdOf } from '../kinds/autoscaling.ts';
import type { LiveRegistration } from '../kinds/registration/spec.ts';
import type { Entry } from './entry.ts';
import { rolloutEntry } from './rollout.ts';
import { scalingEntry } from './scaling/entry.ts';
import { complaints, type Trial, tried } from './trial.ts';
import type { Beside, Whole } from './whole.ts';

/** By the names of their parts in lower case, of all that were asked for and are registered; or why they could not be read. */
export type Registrations = ReadonlyMap<string, LiveRegistration> | { readonly unread: string };

/** @param whole without it */
export function withBeside(whole: Whole, registrations: Registrations, trial: Trial): Whole {
  const complaintOf = (beside: Partial<Beside>) =>
    complaints(tried({ ...whole, beside: { ...NOTHING, ...beside } }, trial))[0];
  const unread = 'unread' in registrations;
  const { scaling, copies, kept } = unread
    ? { ...NOTHING, kept: [`its autoscaling could not be read: ${registrations.unread}`] }
    : bothBeside(whole, registrations, complaintOf);
  const { entry, kept: more } = rolloutEntry(whole, (rollout) => complaintOf({ scaling, copies, rollout }));
  const beside = {
    ...{ scaling, copies },
    ...(entry === undefined ? {} : { rollout: entry }),
    ...(unread ? { unread } : {}),
    kept: [...kept, ...more],
  };
  return { ...whole, beside };
}

const NOTHING: Beside = { scaling: {}, copies: {}, kept: [] };

type Scalings = Readonly<Record<string, Entry>>;
type Read = Exclude<Registrations, { readonly unread: string }>;
type Scaled = { readonly all: Scalings; readonly kept: readonly string[] };

/** Of the variants, and of the components by their names. */
function bothBeside(
  { live, components }: Whole,
  registrations: Read,
  complaintOf: (beside: Partial<Beside>) => string | undefined,
): Beside {
  const variants = live.variants.map(
    ({ name }) => [name, scaledNameOf({ name: live.name, live }, name)] as const,
  );
  const own = components.map(({ name }) => [name, componentIdOf(name)] as const);
  const { all: scaling, kept } = scalingBeside(variants, registrations, (some) =>
    complaintOf({ scaling: some }),
  );
  const { all: copies, kept: more } = scalingBeside(own, registrations, (some) =>
    complaintOf({ scaling, copies: some }),
  );
  return { scaling, copies, kept: [...kept, ...more] };
}

/** @param ids of what may be scaled, by its name */
function scalingBeside(
  ids: readonly (readonly [name: string, id: string])[],
  registrations: Read,
  complaintOf: (all: Scalings) => string | undefined,
): Scaled {
  let all: Scalings = {};
  const kept: string[] = [];
  for (const [name, id] of ids) {
    const found = registrations.get(id.toLowerCase());
    if (found === undefined) continue;
    const { entry, kept: told } = scalingEntry(id, found.registration, (one) =>
      complaintOf({ ...all, [name]: one }),
    );
    const [first = '', ...rest] = told;
    const missing = entry === undefined ? [`autoscaling of ${name} is not in the file: ${first}`] : [];
    const others = entry === undefined ? rest : told;
    kept.push(...missing, ...others.map((one) => `autoscaling of ${name}: ${one}`));
    if (entry !== undefined) all = { ...all, [name]: entry };
  }
  return { all, kept };
}
