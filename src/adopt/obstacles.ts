// Why a live endpoint cannot be written into a file, or not be taken over: each sentence names the resource and the member.

import type { LivePart } from '../core/part.ts';
import { HOST } from '../endpoint/compile.ts';
import { NAME, ownerInWords, owns, PROJECT } from '../endpoint/memory/tags.ts';
import type { Owner } from '../endpoint/names/names.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import type { LiveModel } from '../kinds/model/spec.ts';
import type { Whole } from './whole.ts';

/** Sentences; empty for an endpoint that inferra can express. */
export function inexpressible(whole: Whole): readonly string[] {
  const { config, models } = whole;
  return [
    ...config.unexpressed.map((member) => `endpoint config ${config.name} has ${member}`),
    ...[...models.values()].flatMap(inexpressibleModel),
    ...hostTroubles(whole),
  ];
}

export function inexpressibleModel({ name, spec, unexpressed }: LiveModel): readonly string[] {
  return [
    ...unexpressed.map((member) => `model ${name} has ${member}`),
    ...(spec.containers ?? []).flatMap((container, at) =>
      container.image === undefined ? [`model ${name} has a Containers[${at}] without Image`] : [],
    ),
  ];
}

/** The file has one variant for the components of an endpoint, under one name, and at least one component. */
function hostTroubles({ config, components, left }: Whole): readonly string[] {
  const { variants } = config.spec;
  const host = variants.find(({ model }) => model === '');
  if (host === undefined) return [];
  const { name } = host;
  const what = `variant ${name} takes inference components`;
  if (variants.length > 1) return [`${what}, and is not alone`];
  if (name !== HOST) return [`${what}, and is not called ${HOST}`];
  if (components.length > 0) return [];
  const because = left.map((one) => `${one.name}: ${one.because}`);
  return [`${what}, of which none can be written (${because.join('; ') || 'there are none'})`];
}

/** Why the endpoint is not at rest; undefined where it is. */
export function unrest(live: LiveEndpoint): string | undefined {
  if (live.pendingConfig !== undefined) return `it is on its way to ${live.pendingConfig}`;
  if (live.status !== 'InService') return `it is ${live.status}`;
  return undefined;
}

/** Whose it is, where it is another project's or environment's: copied tags own nothing. */
export function otherOwner(
  owner: Owner | undefined,
  { tags, name }: Pick<LivePart, 'tags' | 'name'>,
): string | undefined {
  const claimed = tags[PROJECT] !== undefined && tags[NAME]?.toLowerCase() === name.toLowerCase();
  if (!claimed || (owner !== undefined && owns(owner, tags, name))) return undefined;
  return ownerInWords(tags, name);
}
