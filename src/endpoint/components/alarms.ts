// The alarms that inferra makes for the rollout of a component: on the component, one for each condition. They are written before
// an update that they watch and go with the component; a tag of it remembers that there are some.
import type { Watch } from '../../config/rollout.ts';
import type { Part, PartRef, Tags } from '../../core/part.ts';
import type { RollbackAlarm } from '../../core/plan.ts';
import type { ComponentAlarmSpec } from '../../kinds/alarm/spec.ts';
import type { LiveComponent } from '../../kinds/inference-component/spec.ts';
import { put, remove, type Stages } from '../drafts.ts';
import { ENDPOINT, ENVIRONMENT, ownershipTags, PROJECT } from '../memory/tags.ts';
import { type Owner, ownerPrefix } from '../names/names.ts';
import { ALARMS_MADE, hasAlarms, METRICS, watchText } from '../rollout/own-alarms.ts';
import type { ComponentsChange, ComponentWork } from './change.ts';

export type ComponentAlarm = Part<ComponentAlarmSpec> & {
  /** `5xx errors above 1 % of llama` */
  readonly when: string;
};

/** @param whose the component, under the name and the address that it has */
export function componentAlarms(
  owner: Owner,
  endpoint: string,
  { key, name: component, address }: Record<'key' | 'name' | 'address', string>,
  watches: readonly Watch[],
): readonly ComponentAlarm[] {
  return watches.map((watch) => {
    const name = alarmName(owner, component, watch.metric);
    return {
      ...{ kind: 'alarm', name, spec: { component, ...watch } },
      tags: { ...ownershipTags(owner, address, name), [ENDPOINT]: endpoint.toLowerCase() },
      when: `${watchText(watch)} of ${key}`,
    };
  });
}

/** Names of components have no dot, and those of alarms for configs have two. */
function alarmName(owner: Owner, component: string, metric: Watch['metric']): string {
  return `${ownerPrefix(owner)}-${component}.${metric}`;
}

/** Written with the intent: from then on there may be alarms. */
export function alarmsMark({ part: { alarms = [] } }: ComponentWork): Tags {
  return alarms.length === 0 ? {} : ALARMS_MADE;
}

/** Before the update: those that the file wants as it has them, and none of those that it no longer has. */
export function watchStage({ part: { alarms = [] }, live, state }: ComponentWork): Stages[number] {
  if (state.does !== 'update') return [];
  const unwanted = alarmsOf(live).filter(({ name }) => alarms.every((one) => one.name !== name));
  return [...unwanted.map(remove), ...alarms.map(put)];
}

/** What inferra may have made for these goes before them: they alone remember that there is something. */
export function unwatched(going: readonly LiveComponent[]): Stages {
  return [going.flatMap(alarmsOf).map(remove)];
}

/** All that may stand for a component: deleting one that does not does no harm (API reference of DeleteAlarms, read 2026-11). */
function alarmsOf(live: LiveComponent | undefined): readonly PartRef[] {
  if (live === undefined || !hasAlarms(live.tags)) return [];
  const { [PROJECT]: project, [ENVIRONMENT]: environment } = live.tags;
  if (project === undefined || environment === undefined) return [];
  return METRICS.map((metric) => ({
    kind: 'alarm',
    name: alarmName({ project, environment }, live.name, metric),
  }));
}

/** What watches the changes that are sent, or are under way. */
export function watchedComponents({ works }: ComponentsChange): readonly RollbackAlarm[] {
  return works
    .filter(
      ({ state, live }) =>
        state.does === 'update' || (state.does === 'confirm' && live?.status !== 'Creating'),
    )
    .flatMap(({ part: { deployment, alarms = [] } }) => {
      const own = new Map(alarms.map(({ name, when }) => [name, when]));
      return (deployment?.alarms ?? []).map((alarm) => {
        const when = own.get(alarm);
        return { alarm, ...(when === undefined ? {} : { when }) };
      });
    });
}
