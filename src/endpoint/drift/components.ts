// What of the components of an endpoint is not as the file says, in the words of a drift report. A digest remembers what was
// applied, so that it is known of each whether somebody has changed it, and not from what.
import type { DriftField } from '../../core/drift.ts';
import { componentsChange } from '../components/change.ts';
import { componentFields } from '../components/fields.ts';
import type { Situation } from '../situation.ts';
import type { Unit } from '../unit.ts';

export function componentDrift(
  unit: Unit,
  { components, componentModels }: Situation,
): readonly DriftField[] {
  const change = componentsChange(unit, components, false);
  return componentFields(unit, change, componentModels).map(({ field, from, to, drift }): DriftField => {
    const applied = drift === true ? to : from;
    return {
      at: `${unit.address}.components.${pathOf(field, unit)}`,
      field,
      by: drift === true ? 'account' : 'repository',
      ...(applied === undefined ? {} : { applied }),
      ...(from === undefined ? {} : { live: from }),
      ...(to === undefined ? {} : { desired: to }),
    };
  });
}

/** What is not of a model, by its words in a plan. */
const OWN: Readonly<Record<string, string>> = {
  resources: 'resources',
  copies: 'copies',
  base: 'base',
  'download time': 'startup.download',
  'health check time': 'startup.healthCheck',
  placement: 'placement',
  cache: 'cache',
  scaling: 'scaling',
};

function inContainer(words: string): string {
  return words === 'container metrics' ? 'containerMetrics' : words.replace(/^env /, 'env.');
}

/** `llama.model.image` of `llama image`; of one that the file has not, its name. */
function pathOf(field: string, { components = [] }: Unit): string {
  const [key = '', ...words] = field.split(' ');
  const part = components.find((one) => one.key === key);
  const rest = words.join(' ');
  if (part === undefined) return rest;
  if (rest.startsWith('tag ')) return `${key}.tags.${rest.slice('tag '.length)}`;
  const own = OWN[rest] ?? ('base' in part.spec ? rest : undefined);
  if (own === undefined && 'container' in part.spec) return `${key}.container.${inContainer(rest)}`;
  return own === undefined ? `${key}.model.${rest.replaceAll(' ', '.')}` : `${key}.${own}`;
}
