// How a container loads its model, and how the containers of a model are called.
import { isPlain } from '../../service/shape.ts';
import { isFolder } from '../hosting.ts';
import { at } from '../passed.ts';
import { entriesOf, type SoundFile } from '../sound.ts';
import type { Path } from '../tree.ts';
import { quote } from '../words.ts';
import { type Contained, containersIn } from './containers.ts';
import type { Rule, RuleInput } from './rule.ts';

const ECR = /^[0-9]{12}\.dkr\.ecr(-fips)?\./;

/** Developer Guide, "Use a private Docker registry for real-time inference containers", read 2026-11. */
export const imagesCanBePulled: Rule = ({ file, isSecret, findings }) => {
  for (const { model, path, container } of containersIn(file)) {
    const { image, registry, raw } = container;
    const isPrivate =
      registry?.access === 'vpc' || (isPlain(raw) && at(raw, 'ImageConfig.RepositoryAccessMode') === 'Vpc');
    const where = [...path, 'image'];
    if (image !== undefined && !ECR.test(image) && !isPrivate) {
      const message = isSecret(where)
        ? 'the image is not in Amazon ECR'
        : `image ${quote(image)} is not in Amazon ECR`;
      const hint =
        'push it there, or add registry: { access: vpc } for a private registry that the VPC of the model reaches';
      findings.error('INF1014', { path: where, on: 'value' }, { message, hint });
    }
    if (registry?.access !== 'vpc' || file.models?.[model]?.vpc !== undefined) continue;
    if (findings.written(['models', model, 'vpc'])) continue;
    const message = 'a private registry is reached through the VPC of the model, and it has none';
    findings.error(
      'INF1058',
      { path: [...path, 'registry'], on: 'key' },
      { message, hint: 'add vpc to the model' },
    );
  }
};

type SoundModel = NonNullable<NonNullable<SoundFile['models']>[string]>;

/** Models of a folder (Developer Guide, "Multi-model endpoints", and API reference of S3ModelDataSource, read 2026-11). */
export const sourcesFit: Rule = (input) => {
  const { file, findings } = input;
  for (const one of containersIn(file)) {
    const piped = one.path.length === 2 && file.models?.[one.model]?.containers !== undefined;
    if (!piped) checkSource(one, input);
  }
  for (const [key, model] of entriesOf(file.models)) {
    if (findings.spoilt(['models', key])) continue;
    checkPipeline(['models', key], model, input);
  }
};

function checkSource({ path, container }: Contained, { findings }: RuleInput): void {
  const { artifact, multiModel, modelCache, acceptEula, hubContent } = container;
  const refuse = (key: string, message: string, hint: string, on: 'key' | 'value' = 'key') =>
    findings.error('INF1058', { path: [...path, key], on }, { message, hint });
  const wrong = findings.spoilt([...path, 'artifact']);
  if (multiModel === true && artifact === undefined && !wrong)
    refuse(
      'multiModel',
      'a multi-model container has no artifact',
      'add the folder: artifact: s3://bucket/models/',
    );
  if (multiModel === true && artifact !== undefined && !isFolder(artifact))
    refuse(
      'artifact',
      'the artifact of a multi-model container is a folder',
      'name the folder of the archives, with a slash at its end',
      'value',
    );
  if (modelCache !== undefined && multiModel !== true)
    refuse(
      'modelCache',
      'only a multi-model container has a modelCache',
      'add multiModel: true, or leave it out',
    );
  if ((isFolder(artifact) && multiModel !== true) || wrong) return;
  const beyond = [...(acceptEula === true ? ['acceptEula'] : []), ...(hubContent ? ['hubContent'] : [])];
  for (const key of beyond)
    refuse(
      key,
      `${key} is about the folder that artifact names`,
      'name a folder, with a slash at its end, or leave it out',
    );
}

const OF_A_CONTAINER = [
  'multiModel',
  'modelCache',
  'acceptEula',
  'hubContent',
  'sources',
  'registry',
  'containerMetrics',
] as const;

/** Developer Guide, "Create a multi-container endpoint" and "multi-model endpoints", read 2026-11. */
function checkPipeline(path: Path, model: SoundModel, { findings }: RuleInput): void {
  const { containers, invocation } = model;
  const refuse = (where: Path, message: string, hint: string, on: 'key' | 'value' = 'key') =>
    findings.error('INF1058', { path: [...path, ...where], on }, { message, hint });
  if (containers === undefined) {
    if (invocation !== undefined)
      refuse(['invocation'], 'invocation is about several containers', 'leave it out, or add containers');
    return;
  }
  for (const key of OF_A_CONTAINER) {
    if (model[key] !== undefined)
      refuse([key], `a pipeline has no ${key} of its own`, `write ${key} into the container that it is for`);
  }
  const [, second] = containers.flatMap((one, at) => (one?.multiModel === true ? [at] : []));
  if (second !== undefined)
    refuse(
      ['containers', String(second), 'multiModel'],
      'only one container of a model can be multi-model',
      'leave multiModel out of the others',
    );
  if (invocation !== 'direct') return;
  for (const [at, one] of containers.entries()) {
    if (
      one === undefined ||
      one.hostname !== undefined ||
      findings.written([...path, 'containers', String(at), 'hostname'])
    )
      continue;
    refuse(
      ['containers', String(at)],
      'this container has no hostname, by which direct invocation calls it',
      'add hostname',
      'value',
    );
  }
}
