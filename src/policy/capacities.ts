// What one instance of each measured type takes, for whoever changes the type of a fleet that has grown.
import type { VariantDeclaration } from '../config/document.ts';
import type { ChoicePin, Measurement } from '../decisions/measurement.ts';
import { capacityOf } from '../decisions/select/size.ts';

/**
 * Of the chosen type as the choice runs it. Of every other type the most that was measured of it, since nobody knows with
 * which environment a live fleet of it runs: the fleet that follows is then rather too large.
 */
export function capacitiesOf(
  { candidate: chosen, instance }: ChoicePin,
  { candidates, endpoint }: Measurement,
): Pick<VariantDeclaration, 'capacities'> {
  const measured = candidates.flatMap((one) => {
    const capacity = capacityOf(one);
    if (one.hardware.kind !== 'instance' || capacity === undefined || one.failure !== undefined) return [];
    const { type } = one.hardware;
    return type === instance?.type && one.id !== chosen ? [] : [{ type, capacity }];
  });
  const { instance: on, maxInvocations } = endpoint ?? {};
  const loaded =
    on === undefined || maxInvocations === undefined || on.type === instance?.type
      ? []
      : [{ type: on.type, capacity: maxInvocations / on.count }];
  const all: Record<string, number> = {};
  for (const { type, capacity } of [...measured, ...loaded]) all[type] = Math.max(all[type] ?? 0, capacity);
  return Object.keys(all).length === 0 ? {} : { capacities: all };
}
