// What a preflight and a doctor look at besides what can be pinned: folders and images by digest, adapters, payloads, and what
// endpoints and jobs write to, tell and encrypt with; as ARNs.
import type { Document, EndpointDeclaration } from '../config/document.ts';
import { sourcesOf } from '../config/model-data.ts';
import { objectArn, partitionOf, repositoryArn } from '../core/arn.ts';
import { imageAddress, taggedImage } from '../decisions/image.ts';
import { modelsIn } from '../decisions/slots.ts';
import { type Group, groupsIn } from '../policy/askers.ts';
import type { Grant, Right } from './policy.ts';
import type { Scope } from './scope.ts';

export type Examined = {
  /** Roles of which it is asked what they may do. */
  readonly roles: readonly string[];
  /** Objects of which the head is read. */
  readonly objects: readonly string[];
  /** Buckets of these, of folders, and of what is written. */
  readonly buckets: readonly string[];
  /** Of images by digest. */
  readonly repositories: readonly string[];
  readonly topics: readonly string[];
  readonly keys: readonly string[];
};

type In = { readonly account: string; readonly region: string };

export function examinedIn({ endpoints }: Pick<Document, 'endpoints'>, where: In): Examined {
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
  const places = [
    ...endpoints.flatMap(written),
    ...contents.flatMap(({ copyTo }) => copyTo ?? []),
    ...groups.flatMap(uploaded),
  ];
  const images = contents.flatMap(({ image }) =>
    image === undefined || taggedImage(image) !== undefined ? [] : (imageAddress(image) ?? []),
  );
  const keys = endpoints.flatMap((one) => [one.kmsKey, one.async?.kmsKey].flatMap((key) => key ?? []));
  return {
    roles: sorted([
      ...models.map(({ role }) => role),
      ...groups.flatMap(payloadRole),
      ...endpoints.flatMap(({ hosting, dataCapture }) =>
        hosting !== undefined && dataCapture !== undefined ? [hosting.role] : [],
      ),
    ]),
    objects: sorted(addresses.filter((uri) => !uri.endsWith('/')).map((uri) => objectArn(partition, uri))),
    buckets: sorted(
      [...addresses, ...places]
        .filter((uri) => uri.startsWith('s3://'))
        .map((uri) => objectArn(partition, uri.replace(/^(s3:\/\/[^/]+).*$/, '$1'))),
    ),
    repositories: sorted(images.map((image) => repositoryArn(partition, where.region, image))),
    topics: sorted(
      endpoints.flatMap((one) => [one.async?.success, one.async?.error].flatMap((arn) => arn ?? [])),
    ),
    keys: sorted(keys.map((key) => keyArn(partition, where, key))),
  };
}

/** The examination itself. */
export function examiningPlaces({ examined }: Pick<Scope, 'examined'>): readonly (Grant | Right)[] {
  const { objects, buckets, repositories, topics, keys } = examined;
  return [
    { sid: 'ReadArtifacts', operations: ['HeadObject'], on: objects },
    { sid: 'FindArtifacts', operations: ['HeadBucket', 'ListObjectsV2'], on: buckets },
    { sid: 'ReadImages', operations: ['BatchGetImage'], on: repositories },
    { sid: 'ReadTopics', operations: ['GetTopicAttributes'], on: topics },
    { sid: 'ReadKeys', operations: ['DescribeKey'], on: keys },
  ];
}

function adapters({ hosting }: EndpointDeclaration): readonly string[] {
  return (hosting?.components ?? []).flatMap((one) => ('base' in one ? [one.artifact] : []));
}

function written({ async: later, dataCapture }: EndpointDeclaration): readonly string[] {
  return [later?.output, later?.failures, dataCapture?.destination].flatMap((uri) => uri ?? []);
}

function uploaded({ policy: { job, payload, bucket } }: Group): readonly string[] {
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

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
