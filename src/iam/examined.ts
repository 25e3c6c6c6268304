// What a preflight and a doctor look at besides what can be pinned: folders and images by digest, adapters, payloads, and what
// endpoints and jobs write to, tell and encrypt with; as ARNs.
import type { Document, EndpointDeclaration } from '../config/document.ts';
import { sourcesOf } from '../config/model-data.ts';
import { objectArn, partitionOf, repositoryArn } from '../core/arn.ts';
import { imageAddress, taggedImage } from '../decisions/image.ts';
import { modelsIn, slotsOf } from '../decisions/slots.ts';
import { type Group, groupsIn, isUndecided } from '../policy/askers.ts';
import type { Grant } from './policy.ts';
import type { Scope } from './scope.ts';

export type Examined = {
  /** Roles of which it is asked what they may do. */
  readonly roles: readonly string[];
  /** Objects of which the head is read. */
  readonly objects: readonly string[];
  /** Buckets of these, of folders, and of what is written. */
  readonly buckets: readonly string[];
  readonly repositories: readonly string[];
  readonly topics: readonly string[];
  readonly keys: readonly string[];
};

type In = { readonly account: string; readonly region: string };
type Endpoints = Pick<Document, 'endpoints'>['endpoints'];

/** Of the whole file. */
export function examinedIn({ endpoints }: Pick<Document, 'endpoints'>, where: In): Examined {
  const partition = partitionOf(where.region);
  const loaded = loadedBy(endpoints, where);
  const keys = endpoints.flatMap((one) => [one.kmsKey, one.async?.kmsKey].flatMap((key) => key ?? []));
  const topics = endpoints.flatMap((one) => [one.async?.success, one.async?.error]);
  const written = [...endpoints.flatMap(writtenBy), ...modelsIn({ endpoints }).flatMap(copiedTo)];
  const hosts = endpoints.flatMap(({ hosting, dataCapture }) =>
    hosting !== undefined && dataCapture !== undefined ? [hosting.role] : [],
  );
  return {
    ...loaded,
    roles: sorted([...loaded.roles, ...hosts]),
    buckets: sorted([...loaded.buckets, ...bucketsOf(partition, written)]),
    topics: sorted(topics.flatMap((arn) => arn ?? [])),
    keys: sorted(keys.map((key) => keyArn(partition, where, key))),
  };
}

export type ExaminedForJobs = Examined & {
  /** Roles that are looked at: of models, and of the jobs themselves. */
  readonly assumed: readonly string[];
  /** `group/version` */
  readonly packages: readonly string[];
  /** Whether any endpoint waits for a job. */
  readonly any: boolean;
};

/** Of endpoints that wait for jobs, before these are started: what can be pinned, too, but for what is copied. */
export function examinedForJobs(document: Pick<Document, 'endpoints'>, where: In): ExaminedForJobs {
  const endpoints = document.endpoints.filter(isUndecided);
  const partition = partitionOf(where.region);
  const loaded = loadedBy(endpoints, where);
  const models = modelsIn({ endpoints });
  const slots = models.flatMap(slotsOf).filter(({ copyTo }) => copyTo === undefined);
  const archives = slots.filter(({ what }) => what === 'artifact').map(({ uri }) => uri);
  const images = slots.flatMap(({ what, uri }) => (what === 'image' ? (imageAddress(uri) ?? []) : []));
  const policies = groupsIn(endpoints).map(({ policy }) => policy);
  const versions = models.flatMap((one) => (one.packageGroup === undefined ? (one.package ?? []) : []));
  return {
    ...loaded,
    objects: sorted([...loaded.objects, ...archives.map((uri) => objectArn(partition, uri))]),
    buckets: sorted([...loaded.buckets, ...bucketsOf(partition, archives)]),
    repositories: sorted([
      ...loaded.repositories,
      ...images.map((image) => repositoryArn(partition, where.region, image)),
    ]),
    assumed: sorted([...models.map(({ role }) => role), ...policies.flatMap(({ role }) => role ?? [])]),
    packages: sorted(versions.map((arn) => arn.split('/').slice(1).join('/'))),
    any: endpoints.length > 0,
  };
}

/** The requests for it. */
export function examiningPlaces({
  objects,
  buckets,
  repositories,
  topics,
  keys,
}: Examined): readonly Grant[] {
  return [
    { sid: 'ReadArtifacts', operations: ['HeadObject'], on: objects },
    { sid: 'FindArtifacts', operations: ['HeadBucket', 'ListObjectsV2'], on: buckets },
    { sid: 'ReadImages', operations: ['BatchGetImage'], on: repositories },
    { sid: 'ReadTopics', operations: ['GetTopicAttributes'], on: topics },
    { sid: 'ReadKeys', operations: ['DescribeKey'], on: keys },
  ];
}

/** Those before jobs are started; and what stands of the types that they test. */
export function examiningJobs({ of, examinedForJobs: own }: Scope): readonly Grant[] {
  if (!own.any) return [];
  return [
    { sid: 'Find', operations: ['ListServiceQuotas'], on: ['*'] },
    { sid: 'ReadRoles', operations: ['GetRole'], on: own.assumed },
    { sid: 'ReadRoles', operations: ['SimulatePrincipalPolicy'], on: own.roles },
    { sid: 'ReadPackages', operations: ['DescribeModelPackage'], on: of('model-package', own.packages) },
    { sid: 'ReadEndpoints', operations: ['DescribeEndpoint'], on: of('endpoint', ['*']) },
    {
      sid: 'ReadConfigs',
      operations: ['DescribeEndpointConfig', 'ListTags'],
      on: of('endpoint-config', ['*']),
    },
    ...examiningPlaces(own),
  ];
}

/** What models and jobs load, and where payloads go; nothing that endpoints do once they serve. */
function loadedBy(endpoints: Endpoints, where: In): Examined {
  const partition = partitionOf(where.region);
  const models = modelsIn({ endpoints });
  const groups = groupsIn(endpoints);
  const contents = models.flatMap((model) => [model, ...(model.containers ?? [])]);
  const addresses = [
    ...contents.flatMap(({ artifact }) => (artifact?.endsWith('/') ? [artifact] : [])),
    ...models.flatMap(sourcesOf),
    ...models.flatMap(({ weights }) => weights ?? []),
    ...endpoints.flatMap(adapters),
    ...groups.flatMap(({ policy: { payload } }) => (payload?.startsWith('s3://') ? [payload] : [])),
  ];
  const images = contents.flatMap(({ image }) =>
    image === undefined || taggedImage(image) !== undefined ? [] : (imageAddress(image) ?? []),
  );
  const objects = addresses.filter((uri) => !uri.endsWith('/'));
  return {
    roles: sorted([...models.map(({ role }) => role), ...groups.flatMap(payloadRole)]),
    objects: sorted(objects.map((uri) => objectArn(partition, uri))),
    buckets: sorted(bucketsOf(partition, [...addresses, ...groups.flatMap(writtenFor)])),
    repositories: sorted(images.map((image) => repositoryArn(partition, where.region, image))),
    topics: [],
    keys: [],
  };
}

function adapters({ hosting }: EndpointDeclaration): readonly string[] {
  return (hosting?.components ?? []).flatMap((one) => ('base' in one ? [one.artifact] : []));
}

function writtenBy({ async: later, dataCapture }: EndpointDeclaration): readonly string[] {
  return [later?.output, later?.failures, dataCapture?.destination].flatMap((uri) => uri ?? []);
}

function copiedTo(model: ReturnType<typeof modelsIn>[number]): readonly string[] {
  return [model, ...(model.containers ?? [])].flatMap(({ copyTo }) => copyTo ?? []);
}

function writtenFor({ policy: { job, payload, bucket } }: Group): readonly string[] {
  if (job.kind === 'generative') return [job.output];
  return bucket !== undefined && payload?.startsWith('./') ? [bucket] : [];
}

function payloadRole({ policy, model }: Group): readonly string[] {
  const { job, payload, role = model.role } = policy;
  return payload === undefined || job.kind === 'generative' ? [] : [role];
}

/** What an alias stands for nobody knows before: the right counts for the key. */
function keyArn(partition: string, { account, region }: In, key: string): string {
  const [, front = `arn:${partition}:kms:${region}:${account}:`, rest = key] =
    /^(arn:aws[a-z-]*:kms:[^:]*:[^:]*:)(.*)$/.exec(key) ?? [];
  return rest.startsWith('alias/') ? `${front}key/*` : `${front}key/${rest.replace(/^key\//, '')}`;
}

/** Of an address of another form nobody knows the bucket. */
function bucketsOf(partition: string, uris: readonly string[]): readonly string[] {
  return uris
    .filter((uri) => uri.startsWith('s3://'))
    .map((uri) => objectArn(partition, uri.replace(/^(s3:\/\/[^/]+).*$/, '$1')));
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
