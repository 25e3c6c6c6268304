// What `status` tells of the components of an endpoint.
import type { ComponentStatus } from '../../core/status.ts';
import type { ComponentSpec, LiveComponent } from '../../kinds/inference-component/spec.ts';
import { ADDRESS, ownerInWords, owns } from '../memory/tags.ts';
import type { Owner } from '../names/names.ts';
import type { Components } from './change.ts';
import { readComponentMarks } from './marks.ts';

/** Nothing where nobody looked. */
export function componentRows(
  owner: Owner,
  { live, registered }: Components,
): { readonly components?: readonly ComponentStatus[] } {
  if (live === undefined) return {};
  return { components: live.map((one) => ({ ...stateOf(one, registered), ...whose(owner, one) })) };
}

function stateOf(live: LiveComponent, registered: Components['registered']): ComponentStatus {
  const { name, status, spec, desiredCopies: desired, currentCopies: current = 0, failureReason } = live;
  const { min, max } = registered.get(name)?.target ?? {};
  return {
    name,
    status,
    ...(desired === undefined
      ? {}
      : {
          copies: {
            ...{ current, desired },
            ...(min === undefined || max === undefined ? {} : { min, max }),
          },
        }),
    ...(spec === undefined ? {} : contentOf(spec)),
    ...(failureReason === undefined ? {} : { failure: failureReason }),
  };
}

function contentOf(spec: ComponentSpec): Pick<ComponentStatus, 'model' | 'image' | 'base'> {
  if ('base' in spec) return { base: spec.base };
  return 'model' in spec ? { model: spec.model } : { image: spec.container.image };
}

/** What the marks of others say is theirs. */
function whose(owner: Owner, { name, tags }: LiveComponent): Partial<ComponentStatus> {
  if (!owns(owner, tags, name)) return { owner: ownerInWords(tags, name) };
  const { [ADDRESS]: address } = tags;
  const stage = readComponentMarks(tags).attempt?.stage;
  return {
    ...(address === undefined ? {} : { address }),
    ...(stage === undefined || stage === 'done' ? {} : { attempt: stage }),
  };
}
