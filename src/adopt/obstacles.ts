// Why a live endpoint cannot be written into a file, or not be taken over: each sentence names the resource and the member.

import { NAME, ownerInWords, owns, PROJECT } from '../endpoint/memory/tags.ts';
import type { Owner } from '../endpoint/names/names.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import type { Whole } from './whole.ts';

/** Sentences; empty for an endpoint that inferra can express. */
export function inexpressible({ config, models }: Whole): readonly string[] {
  return [
    ...config.unexpressed.map((member) => `endpoint config ${config.name} has ${member}`),
    ...[...models.values()].flatMap((model) => [
      ...model.unexpressed.map((member) => `model ${model.name} has ${member}`),
      ...(model.spec.containers ?? []).flatMap((container, at) =>
        container.image === undefined ? [`model ${model.name} has a Containers[${at}] without Image`] : [],
      ),
    ]),
    ...config.spec.variants
      .filter(({ model }) => model === '')
      .map(({ name }) => `variant ${name} takes inference components`),
  ];
}

/** Why the endpoint is not at rest; undefined where it is. */
export function unrest(live: LiveEndpoint): string | undefined {
  if (live.pendingConfig !== undefined) return `it is on its way to ${live.pendingConfig}`;
  if (live.status !== 'InService') return `it is ${live.status}`;
  return undefined;
}

/** Whose it is, where it is another project's or environment's: copied tags own nothing. */
export function otherOwner(owner: Owner | undefined, { tags, name }: LiveEndpoint): string | undefined {
  const claimed = tags[PROJECT] !== undefined && tags[NAME]?.toLowerCase() === name.toLowerCase();
  if (!claimed || (owner !== undefined && owns(owner, tags, name))) return undefined;
  return ownerInWords(tags, name);
}
