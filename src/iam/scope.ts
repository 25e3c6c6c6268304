// What a file is about in the account, as ARNs: the endpoints that it names, the parts that inferra names for them, roles,
// packages, and where its pins and payloads lie.
import type { ComponentDeclaration } from '../config/components.ts';
import type { Document, EndpointDeclaration } from '../config/document.ts';
import { madeAlarms } from '../config/scaling.ts';
import { objectArn, partitionOf, repositoryArn } from '../core/arn.ts';
import { loadedIn } from '../decisions/components.ts';
import { taggedImage } from '../decisions/image.ts';
import { type Lock, pinsOf } from '../decisions/pins.ts';
import { modelsIn, pinIn, slotsOf } from '../decisions/slots.ts';
import { componentName } from '../endpoint/components/component.ts';
import { ENVIRONMENT, PROJECT } from '../endpoint/memory/tags.ts';
import { ownerPrefix } from '../endpoint/names/names.ts';
import { possibleNames } from '../endpoint/names/standing.ts';
import { loadedBy } from '../policy/against.ts';
import { type Group, groupsIn } from '../policy/askers.ts';
import { jobPrefix } from '../policy/job-unit.ts';
import { type Examined, type ExaminedForJobs, examinedForJobs, examinedIn } from './examined.ts';
import type { Condition } from './policy.ts';

/** Resources of SageMaker by the word that their ARNs have. */
type Noun =
  | 'endpoint'
  | 'endpoint-config'
  | 'inference-component'
  | 'model'
  | 'model-package'
  | 'inference-recommendations-job'
  | 'ai-recommendation-job'
  | 'ai-workload-config';

export type Addresses = {
  readonly artifacts: readonly string[];
  /** Those that the artifacts lie in. */
  readonly buckets: readonly string[];
  readonly repositories: readonly string[];
};

/** All of it sorted, so that the same file gives the same policy. */
export type Scope = {
  /** ARNs of a kind: those of these names, where `*` stands for any text. */
  of(noun: Noun, names: readonly string[]): readonly string[];
  /** The ARN of an event bus by its name; an ARN as it is. */
  busOf(bus: string): string;
  /** Their names, or what the names of many have in common. */
  readonly endpoints: readonly string[];
  /** Names of those that are asked whether they answer, or whose components are, and of these. */
  readonly tested: readonly string[];
  readonly testedComponents: readonly string[];
  /** Whether any endpoint has components, the names of these, and the roles that their instances run with. */
  readonly hosts: boolean;
  readonly components: readonly string[];
  readonly hostRoles: readonly string[];
  /** The names of models and configs that inferra makes for endpoints. */
  readonly parts: string;
  /** The names of jobs, and of temporary models made for them. */
  readonly jobs: readonly string[];
  /** The names of live endpoints that jobs load. */
  readonly loaded: readonly string[];
  /** The names of jobs for generative models, and of their workload configs. */
  readonly generativeJobs: readonly string[];
  /** Names of packages that such jobs make, with the versions of their groups. */
  readonly produced: readonly string[];
  readonly executionRoles: readonly string[];
  /** Those that jobs run as, and those of the temporary models that they measure. */
  readonly rolesOfJobs: readonly string[];
  /** All scalable targets: their ids are the service's, and say nothing of what they are about. */
  readonly scalableTargets: readonly string[];
  /** Whether the file has any model in a VPC, or instances of components there. */
  readonly inVpc: boolean;
  /** Whether the file has any endpoint scaled, by numbers or by a measurement. */
  readonly scales: boolean;
  /** Whether the file has any alarm that must be seen, and any that inferra makes: for rollouts, and for policies in steps. */
  readonly alarmed: boolean;
  readonly makesAlarms: boolean;
  readonly stepAlarms: boolean;
  /** Those that inferra makes: their names begin with those of configs and models. */
  readonly alarms: readonly string[];
  /** Objects and repositories that the lock file has pins of. */
  readonly pinned: Addresses;
  /** All that it could have pins of. */
  readonly pinnable: Addresses;
  /**
   * Archives of which copies are deployed, without a pin, and those that are measured (all where nothing is); and the
   * folders of all copies.
   */
  readonly copied: {
    readonly open: Addresses;
    readonly measured: Addresses;
    readonly folders: readonly string[];
    readonly buckets: readonly string[];
  };
  /** Names of package groups whose latest version is asked for. */
  readonly groups: readonly string[];
  /** `group/version` of packages that are named by version. */
  readonly packages: readonly string[];
  /** What is looked at before anything starts, and by a doctor, besides all of that. */
  readonly examined: Examined;
  /** The same of jobs alone, and of the endpoints that wait for them. */
  readonly examinedForJobs: ExaminedForJobs;
  /** Where payloads from folders are uploaded. */
  readonly payloads: { readonly objects: readonly string[]; readonly buckets: readonly string[] };
  /** The request writes the tags by which a resource is owned. */
  readonly asOwned: Condition;
  /** The resource has them. */
  readonly ifOwned: Condition;
};

export type ScopeInput = {
  readonly document: Document;
  readonly lock: Lock;
  /** Where neither the file nor the command line says it, `*`. */
  readonly account: string;
  readonly region: string;
};

export function scopeOf({ document, lock, account, region }: ScopeInput): Scope {
  const owner = { project: document.project, environment: document.environment };
  const partition = partitionOf(region);
  const groups = groupsIn(document.endpoints);
  const models = modelsIn(document);
  const of = (noun: Noun, names: readonly string[]) =>
    sorted(names).map((name) => `arn:${partition}:sagemaker:${region}:${account}:${noun}/${name}`);
  const slots = models.flatMap((model) => {
    const pins = pinsOf(lock, document.environment, model.key);
    return slotsOf(model).map((slot) => ({
      ...slot,
      model: model.key,
      pinned: pinIn(pins, slot)?.uri === slot.uri,
    }));
  });
  const all = [...slots, ...loadedIn(document, lock)];
  const open = slots.filter(({ copyTo, pinned }) => copyTo !== undefined && !pinned);
  const generative = groups.filter(({ policy }) => policy.job.kind === 'generative');
  const plain = groups.filter((group) => !generative.includes(group));
  const namesOf = (some: readonly Group[]) =>
    sorted(some.map(({ policy }) => `${jobPrefix(owner, policy.key)}*`));
  return {
    of,
    busOf: (bus) =>
      bus.startsWith('arn:') ? bus : `arn:${partition}:events:${region}:${account}:event-bus/${bus}`,
    endpoints: patternsOf(sorted(document.endpoints.flatMap(possibleNames))),
    tested: patternsOf(sorted(document.endpoints.filter(isTested).flatMap(possibleNames))),
    testedComponents: patternsOf(
      sorted(document.endpoints.flatMap((endpoint) => componentNames(endpoint, ASKED))),
    ),
    hosts: document.endpoints.some(({ hosting }) => hosting !== undefined),
    components: patternsOf(sorted(document.endpoints.flatMap((endpoint) => componentNames(endpoint)))),
    hostRoles: sorted(document.endpoints.flatMap(({ hosting }) => hosting?.role ?? [])),
    parts: `${ownerPrefix(owner)}-*`,
    jobs: namesOf(plain),
    generativeJobs: namesOf(generative),
    produced: sorted(
      generative.map(({ policy }) => {
        const group = policy.job.kind === 'generative' ? policy.job.packageGroup : undefined;
        return `${group ?? `${jobPrefix(owner, policy.key)}*`}/*`;
      }),
    ),
    loaded: sorted(groups.flatMap((group) => loadedBy(group)?.name ?? [])),
    executionRoles: sorted(models.map(({ role }) => role)),
    rolesOfJobs: sorted(
      groups.flatMap(({ policy, model }) => [
        policy.role ?? model.role,
        ...((model.package ?? model.packageGroup ?? model.weights) === undefined ? [model.role] : []),
      ]),
    ),
    scalableTargets: [`arn:${partition}:application-autoscaling:${region}:${account}:scalable-target/*`],
    inVpc:
      models.some(({ vpc }) => vpc !== undefined) ||
      document.endpoints.some(({ hosting }) => hosting?.vpc !== undefined),
    scales: document.endpoints.some(
      ({ scaling, variants, hosting }) =>
        scaling !== undefined ||
        variants.some((one) => one.scaling !== undefined) ||
        (hosting?.components ?? []).some((one) => 'scaling' in one),
    ),
    ...alarmsIn(document),
    alarms: [`arn:${partition}:cloudwatch:${region}:${account}:alarm:${ownerPrefix(owner)}-*`],
    pinned: addresses(
      partition,
      region,
      all.filter(({ pinned }) => pinned),
    ),
    pinnable: addresses(partition, region, all),
    copied: {
      open: addresses(partition, region, open),
      measured: addresses(
        partition,
        region,
        open.filter(({ model }) => groups.length === 0 || groups.some((one) => one.model.key === model)),
      ),
      ...copiesOf(partition, slots),
    },
    groups: sorted(models.flatMap(({ packageGroup }) => packageGroup?.split('/').at(-1) ?? [])),
    packages: sorted(
      models.flatMap((model) =>
        model.packageGroup === undefined && model.package !== undefined
          ? [model.package.split('/').slice(1).join('/')]
          : [],
      ),
    ),
    examined: examinedIn(document, { account, region }),
    examinedForJobs: examinedForJobs(document, { account, region }),
    payloads: payloadsOf(partition, groups),
    asOwned: ownership('aws:RequestTag', owner),
    ifOwned: ownership('aws:ResourceTag', owner),
  };
}

function alarmsIn({ endpoints }: Document): Pick<Scope, 'alarmed' | 'makesAlarms' | 'stepAlarms'> {
  const rollouts = endpoints.flatMap(({ rollout, hosting }) =>
    [rollout, ...(hosting?.components ?? []).map((one) => one.rollout)].flatMap((one) => one ?? []),
  );
  const watched = rollouts.some(({ alarms, watches }) => alarms.length + watches.length > 0);
  const watches = rollouts.some((rollout) => rollout.watches.length > 0);
  const stepAlarms = endpoints.some(({ variants }) =>
    variants.some(({ scaling }) => scaling !== undefined && Object.keys(madeAlarms(scaling)).length > 0),
  );
  return { alarmed: watched || stepAlarms, makesAlarms: watches || stepAlarms, stepAlarms };
}

/** A policy may have 6,144 characters (IAM User Guide, "IAM and STS quotas", read 2026-11): only a few names find room. */
const MOST_NAMES = 10;

function patternsOf(names: readonly string[]): readonly string[] {
  const [first = '', last = ''] = [names[0], names.at(-1)];
  if (names.length <= MOST_NAMES) return names;
  // Of names in their order, what the first and the last have in common all have.
  const same = [...first].findIndex((letter, at) => letter !== last[at]);
  return [`${first.slice(0, Math.max(0, same))}*`];
}

function ownership(
  key: string,
  owner: { readonly project: string; readonly environment: string },
): Condition {
  return {
    StringEquals: {
      [`${key}/${PROJECT}`]: owner.project,
      [`${key}/${ENVIRONMENT}`]: owner.environment,
    },
  };
}

type Address = { readonly what: 'image' | 'artifact'; readonly uri: string };

function addresses(partition: string, region: string, slots: readonly Address[]): Addresses {
  const images = slots.flatMap(({ what, uri }) => (what === 'image' ? (taggedImage(uri) ?? []) : []));
  const artifacts = slots.filter(({ what }) => what === 'artifact').map(({ uri }) => uri);
  return {
    artifacts: sorted(artifacts.map((uri) => objectArn(partition, uri))),
    buckets: sorted(artifacts.map((uri) => bucketArn(partition, uri))),
    repositories: sorted(images.map((image) => repositoryArn(partition, region, image))),
  };
}

/** Copies are named by contents that nobody knows before. */
function copiesOf(
  partition: string,
  slots: readonly { readonly copyTo?: string }[],
): Pick<Scope['copied'], 'folders' | 'buckets'> {
  const folders = slots.flatMap(({ copyTo }) => copyTo ?? []);
  return {
    folders: sorted(folders.map((folder) => `${objectArn(partition, folder)}*`)),
    buckets: sorted(folders.map((folder) => bucketArn(partition, folder))),
  };
}

/** Payloads from folders lie under names that nobody knows before they are packed. */
function payloadsOf(partition: string, groups: readonly Group[]): Scope['payloads'] {
  const places = groups.flatMap(({ policy: { payload, bucket } }) =>
    bucket !== undefined && payload?.startsWith('./') ? [bucket] : [],
  );
  return {
    objects: sorted(places.map((place) => `${objectArn(partition, place)}*`)),
    buckets: sorted(places.map((place) => bucketArn(partition, place))),
  };
}

function bucketArn(partition: string, uri: string): string {
  return objectArn(partition, uri.replace(/^(s3:\/\/[^/]+).*$/, '$1'));
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

const ASKED = ({ smokeTest }: ComponentDeclaration) => smokeTest !== undefined;

function isTested({ smokeTest, hosting }: EndpointDeclaration): boolean {
  return smokeTest !== undefined || (hosting?.components ?? []).some(ASKED);
}

function componentNames(
  endpoint: EndpointDeclaration,
  which: (one: ComponentDeclaration) => boolean = () => true,
): readonly string[] {
  const components = (endpoint.hosting?.components ?? []).filter(which);
  return possibleNames(endpoint).flatMap((host) => components.map((one) => componentName(host, one)));
}
