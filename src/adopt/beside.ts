// What the entry of an endpoint says beside its content: how autoscaling moves it, and how it was last deployed. What cannot be
// said stays as it is, and is told.
import { scaledNameOf } from '../endpoint/scaling/scaled.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
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
    complaints(tried({ ...whole, beside: { scaling: {}, kept: [], ...beside } }, trial))[0];
  const unread = 'unread' in registrations;
  const { scaling, kept } = unread
    ? { scaling: {}, kept: [`its autoscaling could not be read: ${registrations.unread}`] }
    : scalingBeside(whole.live, registrations, (all) => complaintOf({ scaling: all }));
  const { entry, kept: more } = rolloutEntry(whole, (rollout) => complaintOf({ scaling, rollout }));
  const beside = {
    scaling,
    ...(entry === undefined ? {} : { rollout: entry }),
    ...(unread ? { unread } : {}),
    kept: [...kept, ...more],
  };
  return { ...whole, beside };
}

type Scalings = Readonly<Record<string, Entry>>;

function scalingBeside(
  live: LiveEndpoint,
  registrations: Exclude<Registrations, { readonly unread: string }>,
  complaintOf: (all: Scalings) => string | undefined,
): { readonly scaling: Scalings; readonly kept: readonly string[] } {
  let scaling: Scalings = {};
  const kept: string[] = [];
  for (const { name } of live.variants) {
    const id = scaledNameOf({ name: live.name, live }, name);
    const found = registrations.get(id.toLowerCase());
    if (found === undefined) continue;
    const { entry, kept: told } = scalingEntry(id, found.registration, (one) =>
      complaintOf({ ...scaling, [name]: one }),
    );
    const [first = '', ...rest] = told;
    const missing = entry === undefined ? [`autoscaling of ${name} is not in the file: ${first}`] : [];
    const others = entry === undefined ? rest : told;
    kept.push(...missing, ...others.map((one) => `autoscaling of ${name}: ${one}`));
    if (entry !== undefined) scaling = { ...scaling, [name]: entry };
  }
  return { scaling, kept };
}
