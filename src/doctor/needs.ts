// What SageMaker does with the roles of a file: actions on resources, by what they are for.
import type { EndpointDeclaration, ModelDeclaration } from '../config/document.ts';
import { sourcesOf } from '../config/model-data.ts';
import { objectArn, partitionOf, repositoryArn } from '../core/arn.ts';
import type { Code } from '../core/codes.ts';
import { imageAddress } from '../decisions/image.ts';
import { modelsIn } from '../decisions/slots.ts';
import type { Group } from '../policy/askers.ts';
import type { Looked } from './looked.ts';

export type Where = { readonly account: string; readonly region: string };

/** Asked apart: what is the same of two plans is one question. */
type Stage = 'models' | 'jobs' | 'serving';

type Purpose = {
  readonly stage: Stage;
  readonly actions: readonly string[];
  /** What its policies let it do. */
  readonly doing: string;
  readonly code: Code;
};

/**
 * When an instance starts (Developer Guide, "CreateModel API: Execution Role Permissions"), when a job reads its payload, and
 * when answers are written (Developer Guide, "Asynchronous inference, Complete the prerequisites", and "Capture data from
 * real-time endpoint"); read 2026-11.
 */
export const PURPOSES = {
  archives: {
    stage: 'models',
    actions: ['s3:GetObject'],
    doing: 'read the archives of its models',
    code: 'INF9011',
  },
  images: {
    stage: 'models',
    actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    doing: 'read the images of its models',
    code: 'INF9011',
  },
  payloads: {
    stage: 'jobs',
    actions: ['s3:GetObject'],
    doing: 'read the payloads of its jobs',
    code: 'INF9011',
  },
  answers: {
    stage: 'serving',
    actions: ['s3:PutObject'],
    doing: 'write what its endpoints put down',
    code: 'INF9173',
  },
  topics: {
    stage: 'serving',
    actions: ['sns:Publish'],
    doing: 'publish to the topics of its endpoints',
    code: 'INF9173',
  },
} as const satisfies Record<string, Purpose>;

type PurposeName = keyof typeof PURPOSES;

export const PURPOSE_NAMES = Object.keys(PURPOSES) as readonly PurposeName[];

export type Needs = {
  readonly role: string;
  /** ARNs. */
  readonly resources: Readonly<Record<PurposeName, readonly string[]>>;
};

/** By role and stage, in the order of the file. */
export function needsIn({ endpoints, serving, groups }: Looked, where: Where): readonly Needs[] {
  const all = [
    ...modelsIn({ endpoints }).flatMap((model) => modelNeeds(model, where)),
    ...groups.flatMap((group) => jobNeeds(group, where)),
    ...serving.flatMap((endpoint) => servingNeeds(endpoint, where)),
  ];
  const keys = all.map(({ role, purpose }) => `${PURPOSES[purpose].stage} ${role}`);
  return [...new Set(keys)].map((key) => {
    const own = all.filter((_, at) => keys[at] === key);
    const resourcesFor = (purpose: PurposeName) =>
      distinct(own.filter((one) => one.purpose === purpose).map(({ resource }) => resource));
    const resources = Object.fromEntries(PURPOSE_NAMES.map((purpose) => [purpose, resourcesFor(purpose)]));
    return { role: key.replace(/^\w+ /, ''), resources: resources as Needs['resources'] };
  });
}

type Need = { readonly role: string; readonly purpose: PurposeName; readonly resource: string };

function modelNeeds(model: ModelDeclaration, where: Where): readonly Need[] {
  const { role } = model;
  return [
    ...objectsOf(model, where).map((resource) => ({ role, purpose: 'archives', resource }) as const),
    ...repositoriesOf(model, where).map((resource) => ({ role, purpose: 'images', resource }) as const),
  ];
}

/** Of a copy that is not made yet nobody knows the name. */
function objectsOf(model: ModelDeclaration, { region }: Where): readonly string[] {
  const all = [model, ...(model.containers ?? [])].flatMap(({ artifact, copyTo, copied }) =>
    copyTo === undefined ? (artifact ?? []) : (copied?.uri ?? []),
  );
  return [...all, ...sourcesOf(model)].map((uri) => under(region, uri));
}

/** Those of the own account: others let everybody pull, or say to whom by policies of their own. */
function repositoriesOf(model: ModelDeclaration, { account, region }: Where): readonly string[] {
  return [model, ...(model.containers ?? [])].flatMap(({ image }) => {
    const address = image === undefined ? undefined : imageAddress(image);
    return address?.registry === account ? [repositoryArn(partitionOf(region), region, address)] : [];
  });
}

/** Payloads from folders lie under names that nobody knows before they are packed. */
function jobNeeds({ policy, model }: Group, { region }: Where): readonly Need[] {
  const { payload, bucket, job } = policy;
  if (payload === undefined || job.kind === 'generative') return [];
  const uri = payload.startsWith('s3://') ? payload : bucket;
  if (uri === undefined) return [];
  return [{ role: policy.role ?? model.role, purpose: 'payloads', resource: under(region, uri) }];
}

function servingNeeds(endpoint: EndpointDeclaration, { region }: Where): readonly Need[] {
  const { async: later, dataCapture, variants, hosting } = endpoint;
  const roles = distinct([...variants.map(({ model }) => model.role), ...(hosting ? [hosting.role] : [])]);
  const written = [later?.output, later?.failures, dataCapture?.destination].filter(
    (uri) => uri?.startsWith('s3://') === true,
  );
  const topics = [later?.success, later?.error].flatMap((arn) => arn ?? []);
  return roles.flatMap((role): readonly Need[] => [
    ...written.map((uri = '') => ({
      role,
      purpose: 'answers' as const,
      resource: under(region, uri.replace(/\/?$/, '/')),
    })),
    ...topics.map((resource) => ({ role, purpose: 'topics' as const, resource })),
  ]);
}

/** The object, or all that stands in the folder. */
function under(region: string, uri: string): string {
  const arn = objectArn(partitionOf(region), uri);
  return arn.endsWith('/') ? `${arn}*` : arn;
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
