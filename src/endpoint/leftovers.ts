// Which parts of an endpoint nobody needs once it is verified on its target: all but the last verified configs, what
// they refer to, and what the file wants.
import type { PartRef } from '../core/part.ts';
import { readVerified, verifiedAfter as specsAfter } from './components/verified.ts';
import { readAdopted, verifiedAfter } from './memory/marks.ts';
import { owns } from './memory/tags.ts';
import type { Situation } from './situation.ts';
import type { Target, Unit } from './unit.ts';

/**
 * Configs first, then models: nothing goes before its last referrer.
 * @param fresh the endpoint is made anew, so that it has no verified past to go back to
 */
export function leftovers(unit: Unit, now: Situation, target: Target, fresh: boolean): readonly PartRef[] {
  // A rollback by hand is quick and undoes nothing: what is left over goes with the next apply.
  if (unit.byHand !== undefined) return [];
  const kept = new Set(verifiedAfter(target.config, fresh ? [] : now.marks.verified));
  const configs = now.configs.filter(({ name }) => !kept.has(name));
  const going = new Set(configs.map(({ name }) => name));

  const staying = [...now.configs, ...(now.serving === undefined ? [] : [now.serving])].filter(
    ({ name }) => !going.has(name),
  );
  const needed = new Set([
    ...unit.models.map(({ name }) => name),
    ...servedByOthers(unit, now),
    ...(fresh ? [] : servedByOurs(unit, now)),
    ...staying.flatMap(({ spec }) => spec.variants.map(({ model }) => model)),
  ]);
  const models = now.models.filter(({ name }) => !needed.has(name));
  return [...configs, ...models].map(({ kind, name }) => ({ kind, name }));
}

/** Somebody may have put a model of ours on the instances. */
function servedByOthers({ owner }: Unit, { components: { live = [] } }: Situation): readonly string[] {
  return live
    .filter(({ tags, name }) => !owns(owner, tags, name))
    .flatMap(({ spec }) => (spec !== undefined && 'model' in spec ? [spec.model] : []));
}

/** What components serve that stay, which a change may not have reached, and what they can be taken back to. */
function servedByOurs(
  { components = [] }: Unit,
  { components: { live = [] } }: Situation,
): readonly string[] {
  return components.flatMap((part) => {
    const found = live.find(({ name }) => name.toLowerCase() === part.name.toLowerCase());
    if (found === undefined) return [];
    const known = specsAfter(part.spec, readVerified(found.tags));
    return [...known, found.spec].flatMap((spec) =>
      spec !== undefined && 'model' in spec ? [spec.model] : [],
    );
  });
}

/** What was adopted is not removed once nothing serves it: inferra did not make it, and says so. */
export function adoptedStays({ live, ours }: Situation): readonly string[] {
  const adopted = live === undefined || !ours ? undefined : readAdopted(live.tags);
  if (adopted === undefined || adopted.config.toLowerCase() !== live?.config?.toLowerCase()) return [];
  return [`config ${adopted.config} and its models stay in the account: inferra did not make them`];
}
