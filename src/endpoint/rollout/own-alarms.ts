// The alarms that inferra makes for a rollout: on the fleet of one config, one for each condition and variant. They come
// with the config and go with it; a tag of the endpoint remembers that there are some.
import type { Watch } from '../../config/rollout.ts';
import type { Part, PartRef, Tags } from '../../core/part.ts';
import type { AlarmSpec } from '../../kinds/alarm/spec.ts';
import type { VariantSpec } from '../../kinds/endpoint-config/spec.ts';
import { ALARMS, ENDPOINT, ownershipTags } from '../memory/tags.ts';
import type { Unit } from '../unit.ts';

export type OwnAlarm = Part<AlarmSpec> & {
  /** `5xx errors above 1 %` */
  readonly when: string;
};

/** @param config the one that the update goes to */
export function ownAlarms(unit: Unit, config: string): readonly OwnAlarm[] {
  const { rollout, owner, address, name: endpoint } = unit;
  const variants = measurable(unit.config.spec.variants);
  return (rollout?.watches ?? []).flatMap((watch) =>
    variants.map(({ name: variant }): OwnAlarm => {
      const name = alarmName(config, variant, watch.metric);
      return {
        ...{ kind: 'alarm', name, spec: { endpoint, config, variant, ...watch } },
        tags: { ...ownershipTags(owner, address, name), [ENDPOINT]: endpoint.toLowerCase() },
        when: `${watchText(watch)}${variants.length > 1 ? ` of ${variant}` : ''}`,
      };
    }),
  );
}

export const METRICS: readonly Watch['metric'][] = ['errors5xx', 'latencyP95'];

/** All that may stand for a config: deleting one that does not does no harm (API reference of DeleteAlarms, read 2026-11). */
export function alarmsOf(config: string, variants: readonly VariantSpec[]): readonly PartRef[] {
  return measurable(variants).flatMap(({ name }) =>
    METRICS.map((metric) => ({ kind: 'alarm', name: alarmName(config, name, metric) })),
  );
}

/** Whether some were made for any config of the endpoint. */
export function hasAlarms(live: Tags | undefined): boolean {
  return live?.[ALARMS] !== undefined;
}

/** Written before the first one is made. */
export const ALARMS_MADE: Tags = { [ALARMS]: 'yes' };

function measurable(variants: readonly VariantSpec[]): readonly VariantSpec[] {
  return variants.filter((variant) => variant.shadow !== true && !('serverless' in variant));
}

/** Names of configs have no dot. */
function alarmName(config: string, variant: string, metric: Watch['metric']): string {
  return `${config}.${variant}.${metric}`;
}

export function watchText(watch: Watch): string {
  return watch.metric === 'errors5xx'
    ? `5xx errors above ${watch.percent} %`
    : `p95 latency above ${watch.milliseconds} ms`;
}
