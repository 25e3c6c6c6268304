// What a component served when it was taken over has a name of others. A mark says for which content that model stands, so that
// nothing is to be done as long as the file wants the same.
import type { Tags } from '../../core/part.ts';
import type { ComponentSpec, LiveComponent } from '../../kinds/inference-component/spec.ts';
import { ADOPTED } from '../memory/marks.ts';
import type { UnitComponent } from './component.ts';

/**
 * Nothing where inferra would give the model the very name that it has.
 * @param made the name that inferra would have given to a model of the same content
 */
export function adoptedModel(model: string, made: string): Tags {
  return model.toLowerCase() === made.toLowerCase() ? {} : { [ADOPTED]: `${model} ${made}` };
}

/** The component as the file wants it, with the model that it serves where that was adopted for the one that is wanted. */
export function asAdopted(part: UnitComponent, live: LiveComponent | undefined): UnitComponent {
  if (live?.spec === undefined || !('model' in live.spec) || !('model' in part.spec)) return part;
  if (madeFor(live) !== part.spec.model) return part;
  return { ...part, spec: { ...part.spec, model: live.spec.model }, declared: part.spec };
}

/** What it is, in the names that inferra would have given; undefined where it is something that a spec cannot say. */
export function asDeclared(live: LiveComponent): ComponentSpec | undefined {
  const { spec } = live;
  const made = madeFor(live);
  return spec === undefined || made === undefined || !('model' in spec) ? spec : { ...spec, model: made };
}

/** The name of the model that the one which it serves was adopted for. */
function madeFor({ tags, spec }: LiveComponent): string | undefined {
  const [model = '', made, ...rest] = (tags[ADOPTED] ?? '').split(' ');
  const serves = spec !== undefined && 'model' in spec && spec.model.toLowerCase() === model.toLowerCase();
  return serves && rest.length === 0 ? made : undefined;
}
