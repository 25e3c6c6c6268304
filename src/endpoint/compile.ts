// Document → units: every endpoint of the file as content-named parts that belong to it alone.

import type { Hosting } from '../config/components.ts';
import type {
  ArtifactDeclaration,
  Decided,
  Document,
  EndpointDeclaration,
  ModelDeclaration,
  VariantDeclaration,
} from '../config/document.ts';
import { servedModels } from '../config/served-models.ts';
import { assert } from '../core/errors.ts';
import type { Part, Tags } from '../core/part.ts';
import type { CopySpec } from '../kinds/artifact/spec.ts';
import type { VariantSize } from '../kinds/endpoint/spec.ts';
import { toAsync } from '../kinds/endpoint-config/asynchronous.ts';
import type { EndpointConfigSpec, VariantHardware, VariantSpec } from '../kinds/endpoint-config/spec.ts';
import type { ModelSpec } from '../kinds/model/spec.ts';
import type { Raw } from '../service/raw.ts';
import { compileComponents } from './components/component.ts';
import { machinesOf } from './fleet/machines.ts';
import { ENDPOINT, keyList, MASKED, ownershipTags, REVISION } from './memory/tags.ts';
import { configName, modelName, type Owner, partPrefix } from './names/names.ts';
import type { ModelDecided, Unit } from './unit.ts';

/** The units of a document, in the order of the file. */
export function compile(document: Document): readonly Unit[] {
  const owner = { project: document.project, environment: document.environment };
  return document.endpoints.map((endpoint) => compileEndpoint(owner, endpoint));
}

function compileEndpoint(owner: Owner, endpoint: EndpointDeclaration): Unit {
  const { address, name, tags, protect, place, variants, kmsKey, dataCapture, raw } = endpoint;
  const { async: asynchronous } = endpoint;
  // The service does not tell upper from lower case, and names that inferra makes are lower case.
  const plain = name.toLowerCase();
  const prefix = partPrefix(owner, plain);
  const partTags = (part: string) => ({ ...tags, ...ownershipTags(owner, address, part), [ENDPOINT]: plain });

  const models = new Map<string, Part<ModelSpec>>();
  const copies = new Map(
    servedModels(endpoint)
      .flatMap(copiesOf)
      .map((one) => [one.name, one]),
  );
  const masked: Record<string, readonly string[]> = {};
  const decided: Record<string, ModelDecided> = {};
  const deployed = (declared: ModelDeclaration): string => {
    const spec = deployedSpecOf(declared);
    const { decided: lock } = declared;
    const model = modelName(prefix, plain, revised(spec, lock));
    const { maskedEnv, maskedFields = [] } = declared;
    const fields = [...maskedFields, ...maskedEnv.map((key) => `env ${key}`)];
    const maskedTag = fields.length === 0 ? {} : { [MASKED]: keyList(fields) };
    const tags = { ...partTags(model), ...maskedTag, ...revisionTag(lock) };
    models.set(model, { kind: 'model', name: model, spec, tags });
    masked[model] = fields;
    if (lock !== undefined) decided[model] = { ...lock, fromGroup: declared.packageGroup !== undefined };
    return model;
  };
  const specs = variants.map((variant): VariantSpec => {
    const model = deployed(variant.model);
    return {
      name: variant.name,
      model,
      initialWeight: variant.weight,
      ...(variant.shadow === true ? { shadow: true } : {}),
      ...hardwareSpec(variant),
      ...rawOf(variant.raw),
    };
  });

  const components = compileComponents(owner, endpoint, HOST, (one) =>
    'model' in one ? deployed(one.model) : '',
  );
  const { hosting } = endpoint;
  if (hosting !== undefined) specs.push(hostSpec(hosting));
  const settings = {
    ...(hosting === undefined ? {} : hostSettings(hosting)),
    ...(kmsKey === undefined ? {} : { kmsKey }),
    ...(dataCapture === undefined ? {} : { dataCapture }),
    ...(asynchronous === undefined ? {} : { async: asynchronous }),
    ...rawOf(raw),
  };
  const sizes = [
    ...variants.filter(({ shadow }) => !shadow).map(sizeOf),
    ...(hosting === undefined ? [] : [{ variant: HOST, count: hosting.count, weight: 1 }]),
  ];
  const config = configName(
    prefix,
    plain,
    identityOf(specs, settings),
    byName(sizes, ({ variant }) => variant),
  );
  const spec = { variants: specs, ...settings };
  return {
    owner,
    address,
    name,
    prefix,
    ...(copies.size === 0 ? {} : { copies: [...copies.values()] }),
    models: [...models.values()],
    config: { kind: 'endpoint-config', name: config, spec, tags: partTags(config) },
    target: { config, sizes },
    tags,
    protect,
    masked,
    ...(Object.keys(decided).length === 0 ? {} : { decided }),
    ...recommendedIn(variants),
    ...staleIn(variants),
    ...scalingIn(variants),
    ...(components.length === 0 ? {} : { components }),
    ...(endpoint.rollout === undefined ? {} : { rollout: endpoint.rollout }),
    ...(endpoint.smokeTest === undefined ? {} : { smokeTest: endpoint.smokeTest, doubts: true }),
    ...capacitiesIn(variants),
    ...loadsIn(variants),
    place,
  };
}

/** The one variant of an endpoint with components. */
const HOST = 'AllTraffic';

function hostSpec({ type, count, managed, raw }: Hosting): VariantSpec {
  return {
    ...{ name: HOST, model: '', initialWeight: 1, instanceType: type, initialInstanceCount: count },
    ...(managed === undefined ? {} : { managed }),
    ...rawOf(raw),
  };
}

function hostSettings({ role, vpc, networkIsolation }: Hosting) {
  return {
    role,
    ...(vpc === undefined ? {} : { vpc }),
    ...(networkIsolation === undefined ? {} : { networkIsolation }),
  };
}

function recommendedIn(variants: readonly VariantDeclaration[]): Pick<Unit, 'recommended'> {
  const all = variants.flatMap(({ name, recommended }) =>
    recommended === undefined ? [] : [[name, recommended]],
  );
  return all.length === 0 ? {} : { recommended: Object.fromEntries(all) };
}

function staleIn(variants: readonly VariantDeclaration[]): Pick<Unit, 'stale'> {
  const all = variants.flatMap(({ name, stale }) => (stale === undefined ? [] : [[name, stale]]));
  return all.length === 0 ? {} : { stale: Object.fromEntries(all) };
}

function scalingIn(variants: readonly VariantDeclaration[]): Pick<Unit, 'scaling'> {
  const all = variants.flatMap(({ name, scaling }) => (scaling === undefined ? [] : [[name, scaling]]));
  return all.length === 0 ? {} : { scaling: Object.fromEntries(all) };
}

function capacitiesIn(variants: readonly VariantDeclaration[]): Pick<Unit, 'capacities'> {
  const all = variants.flatMap(({ name, capacities }) =>
    capacities === undefined ? [] : [[name, capacities]],
  );
  return all.length === 0 ? {} : { capacities: Object.fromEntries(all) };
}

function loadsIn(variants: readonly VariantDeclaration[]): Pick<Unit, 'loads'> {
  const all = variants.flatMap(({ name, load }) => (load === undefined ? [] : [[name, load]]));
  return all.length === 0 ? {} : { loads: Object.fromEntries(all) };
}

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
function deployedSpecOf(model: ModelDeclaration): ModelSpec {
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

function copiesOf(model: ModelDeclaration): readonly Part<CopySpec>[] {
  return [model, ...(model.containers ?? [])].flatMap(({ artifact, copied }) => {
    if (artifact === undefined || copied === undefined) return [];
    const { uri, ...content } = copied;
    return [{ kind: 'artifact', name: uri, spec: { from: artifact, ...content }, tags: {} }];
  });
}

/** Other bytes at the same addresses are another model, of another name; names from before there were pins stay. */
function revised(spec: ModelSpec, { revision }: Pick<Decided, 'revision'> = {}): object {
  return revision === undefined ? spec : { ...spec, revision };
}

function revisionTag({ revision }: Pick<Decided, 'revision'> = {}): Tags {
  return revision === undefined ? {} : { [REVISION]: String(revision) };
}

function hardwareSpec({ hardware }: VariantDeclaration): VariantHardware {
  assert(hardware.kind !== 'undecided', 'what is compiled is decided');
  if (hardware.kind === 'instance') {
    const { pools } = hardware;
    return {
      instanceType: hardware.type,
      initialInstanceCount: hardware.count,
      ...(pools === undefined ? {} : { pools }),
    };
  }
  const { memory, maxConcurrency, provisioned } = hardware;
  const size = { memorySizeInMB: memory, maxConcurrency };
  return {
    serverless: { ...size, ...(provisioned === undefined ? {} : { provisionedConcurrency: provisioned }) },
  };
}

/** What is not there is not in a spec. */
function rawOf(raw: Raw | undefined): { readonly raw?: Raw } {
  return raw === undefined ? {} : { raw };
}

/** What cannot change without a new fleet. Variants are matched by name, so their order in the file means nothing. */
export function identityOf(
  variants: readonly VariantSpec[],
  settings: Omit<EndpointConfigSpec, 'variants'>,
): unknown {
  const sorted = byName(variants, ({ name }) => name).map(identityOfVariant);
  const hashed = asRaw(settings);
  // Names that were possible before there were settings stay what they were.
  return Object.keys(hashed).length === 0 ? sorted : { variants: sorted, ...hashed };
}

/** Before `async` was a field it stood under `raw`: hashed as it was there, its names stay what they were. */
function asRaw({ async: asynchronous, ...settings }: Omit<EndpointConfigSpec, 'variants'>): object {
  if (asynchronous === undefined) return settings;
  return { ...settings, raw: { ...settings.raw, AsyncInferenceConfig: toAsync(asynchronous) } };
}

function byName<T>(all: readonly T[], nameOf: (one: T) => string): readonly T[] {
  return all.toSorted((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1));
}

/**
 * Counts and weights move without a new fleet, but for a shadow: the service moves those of production variants
 * (API reference of DesiredWeightAndCapacity, read 2026-11).
 */
function identityOfVariant(variant: VariantSpec): object {
  if (variant.shadow === true) return variant;
  const { name, model, managed, raw } = variant;
  return 'serverless' in variant
    ? { name, model, ...serverlessIdentity(variant.serverless), ...rawOf(raw) }
    : { name, model, ...machinesOf(variant), ...(managed === undefined ? {} : { managed }), ...rawOf(raw) };
}

type Serverless = Extract<VariantHardware, { readonly serverless: unknown }>['serverless'];

/** How much is provisioned moves; whether anything is does not: a request could not say that nothing is any more. */
function serverlessIdentity({ memorySizeInMB, provisionedConcurrency }: Serverless): object {
  return { memorySizeInMB, ...(provisionedConcurrency === undefined ? {} : { provisioned: true }) };
}

function sizeOf({ name, hardware, weight }: VariantDeclaration): VariantSize {
  assert(hardware.kind !== 'undecided', 'what is compiled is decided');
  return hardware.kind === 'instance'
    ? { variant: name, count: hardware.count, weight }
    : {
        variant: name,
        maxConcurrency: hardware.maxConcurrency,
        ...(hardware.provisioned === undefined ? {} : { provisioned: hardware.provisioned }),
      };
}
