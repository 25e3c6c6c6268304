// Makes the Document of a file without errors: defaults filled in, references followed, units turned into numbers.

import type { Place } from '../core/diagnostic.ts';
import { assert } from '../core/errors.ts';
import { VARIANT } from '../service/endpoint-config.ts';
import { parted, type Raw } from '../service/raw.ts';
import { componentOf, type Hosting } from './components.ts';
import type {
  ArtifactDeclaration,
  AsyncDeclaration,
  ContainerDeclaration,
  DataCapture,
  Document,
  EndpointDeclaration,
  FormerName,
  Hardware,
  ModelDeclaration,
  Undecided,
  VariantDeclaration,
  Vpc,
} from './document.ts';
import type { ConfigFile, Container, Endpoint, Model, Variant } from './generated/config-file.ts';
import { containerPassed, isSource, machinesOf } from './hosting.ts';
import { endpointName } from './naming.ts';
import { ownPricesOf } from './own-prices.ts';
import { ENDPOINT_PASSAGES, PIPELINE_PASSAGES, VARIANT_PASSAGES } from './passages.ts';
import { passedBy } from './passed.ts';
import { policyOf } from './policies.ts';
import { rolloutOf } from './rollout.ts';
import { scalingOf } from './scaling.ts';
import { smokeTestOf } from './smoke-test.ts';
import { teamPolicyOf } from './team-policy.ts';
import { type Path, pointerOf } from './tree.ts';
import { megabytesOf } from './units.ts';

export type Context = {
  readonly file: string;
  readonly region?: string;
  /** The picked one; absent where the file has none. */
  readonly environment?: string;
  /** Where the key at a path stands. */
  readonly placeOf: (path: Path) => Place;
  /** JSON Pointers of values that hold something from `${env:…}`. */
  readonly secret: ReadonlySet<string>;
};

/** @param config a file in which no error was found, with its substitutions carried out */
export function normalise(config: ConfigFile, context: Context): Document {
  const region = context.region ?? config.region;
  return {
    file: context.file,
    project: config.project,
    environment: context.environment ?? 'default',
    ...(config.account === undefined ? {} : { account: config.account }),
    ...(region === undefined ? {} : { region }),
    ...assumedIn(config),
    endpoints: Object.entries(config.endpoints).map(([key, one]) => endpointOf(config, key, one, context)),
    ...ignoredIn(config, context),
    ...(config.risks?.allow === undefined ? {} : { allowedRisks: config.risks.allow }),
    ...(config.policy === undefined ? {} : { teamPolicy: teamPolicyOf(context.file, config.policy) }),
    ...(config.prices === undefined ? {} : { ownPrices: ownPricesOf(config.prices) }),
  };
}

function assumedIn({ assumeRole }: ConfigFile): Pick<Document, 'assumeRole'> {
  if (assumeRole === undefined) return {};
  return { assumeRole: typeof assumeRole === 'string' ? { arn: assumeRole } : { ...assumeRole } };
}

function ignoredIn({ drift }: ConfigFile, { placeOf }: Context): Pick<Document, 'ignored'> {
  const rules = (drift?.ignore ?? []).map(({ at, because, until }, index) => ({
    at,
    because,
    until,
    place: placeOf(['drift', 'ignore', String(index), 'at']),
  }));
  return rules.length === 0 ? {} : { ignored: rules };
}

function endpointOf(
  config: ConfigFile,
  key: string,
  endpoint: Endpoint,
  context: Context,
): EndpointDeclaration {
  return {
    address: `endpoints.${key}`,
    key,
    name: endpointName(config.naming, key, endpoint.name),
    variants: endpoint.components === undefined ? variantsOf(config, endpoint, context) : [],
    ...hostingIn(config, endpoint, context),
    tags: { ...config.defaults?.tags, ...endpoint.tags },
    ...(endpoint.kmsKey === undefined ? {} : { kmsKey: endpoint.kmsKey }),
    ...(endpoint.dataCapture === undefined ? {} : { dataCapture: captureOf(endpoint.dataCapture) }),
    ...(endpoint.async === undefined ? {} : { async: asyncOf(endpoint.async) }),
    ...rawOf(passedBy(endpoint, ENDPOINT_PASSAGES, parted(endpoint.raw ?? {}, VARIANT).rest)),
    protect: endpoint.protect ?? false,
    ...(endpoint.replace === 'side-by-side' ? { replace: 'side-by-side' } : {}),
    ...(endpoint.scaling === 'auto' ? { scaling: 'auto' } : {}),
    ...(endpoint.rollout === undefined ? {} : { rollout: rolloutOf(endpoint.rollout) }),
    ...(endpoint.smokeTest === undefined ? {} : { smokeTest: smokeTestOf(endpoint.smokeTest) }),
    ...movedTo(config, `endpoints.${key}`, endpoint.name),
    place: context.placeOf(['endpoints', key]),
  };
}

function hostingIn(
  config: ConfigFile,
  endpoint: Endpoint,
  { secret }: Context,
): Pick<EndpointDeclaration, 'hosting'> {
  const { components, instance, vpc, networkIsolation, role = config.defaults?.role } = endpoint;
  if (components === undefined) return {};
  assert(instance !== undefined && role !== undefined, 'valid components are on instances with a role');
  const { count = 1, managed } = instance;
  const hosting: Hosting = {
    ...{ type: machinesOf(instance).type, count, role },
    ...(managed === undefined ? {} : { managed }),
    ...(vpc === undefined ? {} : { vpc: vpcOf(vpc) }),
    ...(networkIsolation === true ? { networkIsolation } : {}),
    ...rawOf(passedBy(endpoint, VARIANT_PASSAGES, parted(endpoint.raw ?? {}, VARIANT).own)),
    components: Object.entries(components).map(([key, one]) =>
      componentOf(key, one, (model) => modelOf(config, model, secret)),
    ),
  };
  return { hosting };
}

/** What an endpoint writes on itself is its only variant. */
function variantsOf(config: ConfigFile, endpoint: Endpoint, context: Context): readonly VariantDeclaration[] {
  const { model, variants } = endpoint;
  const { secret } = context;
  if (variants !== undefined) {
    return Object.entries(variants).map(([name, variant]) => ({
      name,
      model: modelOf(config, variant.model, secret),
      hardware: hardwareOf(config, variant, context),
      weight: variant.weight ?? 1,
      ...(variant.shadow === true ? { shadow: true } : {}),
      ...(variant.scaling === undefined ? {} : { scaling: scalingOf(variant.scaling) }),
      ...rawOf(passedBy(variant, VARIANT_PASSAGES, variant.raw)),
    }));
  }
  assert(model !== undefined, 'a valid endpoint has a model or variants');
  const hardware = hardwareOf(config, endpoint, context);
  const { scaling } = endpoint;
  return [
    {
      name: variantName(hardware),
      model: modelOf(config, model, secret),
      hardware,
      weight: 1,
      ...(typeof scaling === 'object' ? { scaling: scalingOf(scaling) } : {}),
      ...rawOf(passedBy(endpoint, VARIANT_PASSAGES, parted(endpoint.raw ?? {}, VARIANT).own)),
    },
  ];
}

/**
 * The chain of former names that ends in `address`: the file has no circle and no fork. A name that the endpoint writes
 * on itself it had under every address.
 */
function movedTo(
  config: ConfigFile,
  address: string,
  written: string | undefined,
): Pick<EndpointDeclaration, 'moved'> {
  const moved: FormerName[] = [];
  for (let at: string | undefined = address; at !== undefined; ) {
    const from: string | undefined = config.moved?.find(({ to }) => to === at)?.from;
    if (from !== undefined) {
      moved.push({
        address: from,
        name: endpointName(config.naming, from.slice('endpoints.'.length), written),
      });
    }
    at = from;
  }
  return moved.length === 0 ? {} : { moved };
}

function modelOf(config: ConfigFile, key: string, secret: ReadonlySet<string>): ModelDeclaration {
  const model = config.models?.[key];
  const role = model?.role ?? config.defaults?.role;
  assert(model !== undefined && role !== undefined, 'a valid endpoint has a model with a role');
  const { image, package: version, weights, containers, vpc } = model;
  const env = { ...model.env };
  const isSecret = (path: Path) => secret.has(pointerOf(path));
  const maskedFields = [
    ...(['image', 'artifact', 'role'] as const).filter((field) =>
      isSecret(field === 'role' && model.role === undefined ? ['defaults', 'role'] : ['models', key, field]),
    ),
    ...(containers ?? []).flatMap((container, at) =>
      maskedIn(container, (path) => isSecret(['models', key, 'containers', String(at), ...path])).map(
        (field) => `container ${at + 1} ${field}`,
      ),
    ),
  ];
  return {
    key,
    ...(image === undefined ? {} : { image }),
    ...artifactOf(model),
    ...packageOf(version),
    ...(weights === undefined ? {} : { weights }),
    ...(containers === undefined ? {} : { containers: containers.map(containerOf) }),
    env,
    maskedEnv: Object.keys(env).filter((name) => isSecret(['models', key, 'env', name])),
    ...(maskedFields.length === 0 ? {} : { maskedFields }),
    role,
    ...(vpc === undefined ? {} : { vpc: vpcOf(vpc) }),
    ...(model.networkIsolation === true ? { networkIsolation: true } : {}),
    ...rawOf(containers ? passedBy(model, PIPELINE_PASSAGES, model.raw) : containerPassed(model)),
  };
}

/** Without what holds nothing: the service would not tell it apart from what is not there. */
function rawOf(raw: Raw | undefined): { readonly raw?: Raw } {
  return raw === undefined || Object.keys(raw).length === 0 ? {} : { raw };
}

function packageOf(version: Model['package']): Pick<ModelDeclaration, 'package' | 'packageGroup'> {
  if (version === undefined) return {};
  return typeof version === 'string' ? { package: version } : { packageGroup: version.group };
}

function containerOf(container: Container): ContainerDeclaration {
  const { image, env, hostname } = container;
  return {
    image,
    ...(hostname === undefined ? {} : { hostname }),
    ...artifactOf(container),
    env: { ...env },
    ...rawOf(containerPassed(container)),
  };
}

/** Copies lie beside what they are of, in a folder of their own. */
function artifactOf(holder: Pick<Model, 'artifact' | 'multiModel'>): ArtifactDeclaration {
  const { artifact } = holder;
  if (artifact === undefined || isSource(holder)) return {};
  if (typeof artifact === 'string') return { artifact };
  const { uri, copy, to } = artifact;
  if (!copy) return { artifact: uri };
  return { artifact: uri, copyTo: to ?? uri.replace(/^(s3:\/\/[^/]+\/).*$/s, '$1inferra/') };
}

/** The fields of a container that hold something from `${env:…}`. */
function maskedIn({ env }: Container, isSecret: (path: Path) => boolean): readonly string[] {
  return [
    ...['image', 'artifact'].filter((field) => isSecret([field])),
    ...Object.keys(env ?? {})
      .filter((name) => isSecret(['env', name]))
      .map((name) => `env ${name}`),
  ];
}

/** The order of subnets and security groups means nothing, and the same one twice neither. */
function vpcOf({ subnets, securityGroups }: NonNullable<Model['vpc']>): Vpc {
  return { subnets: [...new Set(subnets)].sort(), securityGroups: [...new Set(securityGroups)].sort() };
}

function asyncOf({ notify = {}, ...rest }: NonNullable<Endpoint['async']>): AsyncDeclaration {
  const { include, ...topics } = notify;
  return { ...rest, ...topics, ...(include === undefined ? {} : { include: [...new Set(include)] }) };
}

function captureOf({ sampling, destination, capture }: NonNullable<Endpoint['dataCapture']>): DataCapture {
  const sides = [...new Set(capture ?? (['input', 'output'] as const))].sort();
  return { sampling: Number.parseInt(sampling, 10), destination, capture: sides };
}

/**
 * Serverless and instances under one variant name: the service has been seen to refuse such a move
 * (aws-controllers-k8s/sagemaker-controller#193), and the Developer Guide does not say so (read 2026-11). Two names are
 * right either way.
 */
function variantName({ kind }: Hardware | Undecided): string {
  return kind === 'serverless' ? 'AllTrafficServerless' : 'AllTraffic';
}

function hardwareOf(
  config: ConfigFile,
  { instance, serverless, recommend }: Pick<Variant, 'instance' | 'serverless' | 'recommend'>,
  { placeOf }: Context,
): Hardware | Undecided {
  if (instance !== undefined)
    return { kind: 'instance', ...machinesOf(instance), count: instance.count ?? 1 };
  if (serverless !== undefined) {
    const { memory, maxConcurrency, provisionedConcurrency: provisioned } = serverless;
    const size = { memory: megabytesOf(memory), maxConcurrency };
    return { kind: 'serverless', ...size, ...(provisioned === undefined ? {} : { provisioned }) };
  }
  assert(recommend !== undefined, 'a valid endpoint has hardware');
  const { policy: key, pools } = typeof recommend === 'string' ? { policy: recommend } : recommend;
  const policy = policyOf(config, key, placeOf(['recommendations', key]));
  return { kind: 'undecided', policy, ...(pools === undefined ? {} : { pools }) };
}
