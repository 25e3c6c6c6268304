// What drift reads besides what a plan reads: the parts under live endpoints. A large account costs the pages of its
// configs and models, and of these only what the pages cannot vouch for is described.
import type { Listed } from '../../core/kind.ts';
import { listingKey, sighted } from '../../core/sightings.ts';
import { type Owner, ownerPrefix } from '../names/names.ts';
import { type EndpointNeed, nextReads } from '../reads.ts';
import { placed, type Situation } from '../situation.ts';
import { isUnit, type Seen, type Subject } from '../subject.ts';
import type { Unit } from '../unit.ts';
import { modelNames } from './parts.ts';

export type DriftReading = {
  /** Describe every part, and take no pages: cheaper where there are few endpoints, and nothing is left open. */
  readonly each: boolean;
};

export function driftReads(
  owner: Owner,
  subjects: readonly Subject[],
  seen: Seen,
  { each }: DriftReading,
): EndpointNeed {
  const first = nextReads(owner, subjects, seen, false);
  if (first.read.length + first.list.length > 0) return first;
  const served = placed(subjects, seen).flatMap(({ subject, now }) =>
    isUnit(subject) && now.ours && now.live?.config !== undefined ? [{ unit: subject, now }] : [],
  );
  const nameContains = `${ownerPrefix(owner)}-`;
  const listings = (['endpoint-config', 'model'] as const).map((kind) => ({ kind, nameContains }));
  const list = listings.filter((one) => !seen.lists.has(listingKey(one)));
  if (!each && served.length > 0 && list.length > 0) return { read: [], list };
  const [configs, models] = listings.map((one) => rowsByName(seen.lists.get(listingKey(one)) ?? []));
  const rows = each || configs === undefined || models === undefined ? undefined : { configs, models };
  const read = served.flatMap(({ unit, now }) => partReads(unit, now, seen, rows));
  return {
    read: [...new Map(read.map((one) => [`${one.kind}/${one.name.toLowerCase()}`, one])).values()],
    list: [],
  };
}

type Rows = ReadonlyMap<string, Listed>;

function rowsByName(rows: readonly Listed[]): Rows {
  return new Map(rows.map((row) => [row.name.toLowerCase(), row]));
}

/**
 * The serving config and its models, as far as the pages do not vouch for them. The service takes only a config that is
 * there, and inferra makes models before the config that names them: a config that is younger than the endpoint's last
 * change, or a model that is younger than its config, was made again. So was whatever is not listed, or it is somebody
 * else's; an index may lag, so it is described.
 */
function partReads(
  unit: Unit,
  { live, components }: Situation,
  seen: Seen,
  rows: { readonly configs: Rows; readonly models: Rows } | undefined,
): EndpointNeed['read'] {
  if (live?.config === undefined) return [];
  const config = rows?.configs.get(live.config.toLowerCase());
  const read = { kind: 'endpoint-config' as const, name: live.config };
  const found = sighted(seen, 'endpoint-config', live.config);
  const doubted = isYounger(config, live.lastModified) ? [read] : [];
  const models = modelNames(unit, { components }, live.config, found)
    .filter((name) => isYounger(rows?.models.get(name.toLowerCase()), config?.lastModified))
    .map((name) => ({ kind: 'model' as const, name }));
  return [...doubted, ...models].filter(({ kind, name }) => sighted(seen, kind, name) === undefined);
}

/** Also where one of them is not known. */
function isYounger(row: Listed | undefined, than: number | undefined): boolean {
  return row?.lastModified === undefined || than === undefined || row.lastModified > than;
}
