// The models of an endpoint as the service gets them: copies in the places of what they are of, and other bytes at the same
// address told apart.
import type { ArtifactDeclaration, Decided, ModelDeclaration } from '../config/document.ts';
import type { Part, Tags } from '../core/part.ts';
import type { CopySpec } from '../kinds/artifact/spec.ts';
import type { ModelSpec } from '../kinds/model/spec.ts';
import { REVISION } from './memory/tags.ts';

/** What is not written is not in the spec: the hash of its name is over what is. */
export function modelSpecOf(model: ModelDeclaration): ModelSpec {
  const {
    key: _key,
    maskedEnv: _env,
    maskedFields: _fields,
    packageGroup: _group,
    weights: _weights,
    producedBy: _producer,
    decided: _lock,
    copyTo: _folder,
    copied: _copy,
    containers,
    ...spec
  } = model;
  return containers === undefined
    ? spec
    : { ...spec, containers: containers.map(({ copyTo: _to, copied: _of, ...one }) => one) };
}

/** The same, with copies in the places of what they are of. */
export function deployedSpecOf(model: ModelDeclaration): ModelSpec {
  const spec = modelSpecOf(model);
  const { containers } = spec;
  return {
    ...spec,
    ...loaded(model),
    ...(containers === undefined
      ? {}
      : { containers: containers.map((one, at) => ({ ...one, ...loaded(model.containers?.[at]) })) }),
  };
}

function loaded({ copied }: ArtifactDeclaration = {}): Pick<ModelSpec, 'artifact'> {
  return copied === undefined ? {} : { artifact: copied.uri };
}

export function copiesOf(model: ModelDeclaration): readonly Part<CopySpec>[] {
  return [model, ...(model.containers ?? [])].flatMap(({ artifact, copied }) => {
    if (artifact === undefined || copied === undefined) return [];
    const { uri, ...content } = copied;
    return [{ kind: 'artifact', name: uri, spec: { from: artifact, ...content }, tags: {} }];
  });
}

/** Other bytes at the same addresses are another model, of another name; names from before there were pins stay. */
export function revised(spec: ModelSpec, { revision }: Pick<Decided, 'revision'> = {}): object {
  return revision === undefined ? spec : { ...spec, revision };
}

export function revisionTag({ revision }: Pick<Decided, 'revision'> = {}): Tags {
  return revision === undefined ? {} : { [REVISION]: String(revision) };
}
