// Document → units: every endpoint of the file as content-named parts that belong to it alone.
import type { Hosting } from '../config/components.ts';
import type {
  Document,
  EndpointDeclaration,
  ModelDeclaration,
  VariantDeclaration,
} from '../config/document.ts';
import { servedModels } from '../config/served-models.ts';
import { assert } from '../core/errors.ts';
import type { Part } from '../core/part.ts';
import type { VariantSize } from '../kinds/endpoint/spec.ts';
import type { VariantHardware, VariantSpec } from '../kinds/endpoint-config/spec.ts';
import type { ModelSpec } from '../kinds/model/spec.ts';
import { compileComponents } from './components/component.ts';
import { ENDPOINT, keyList, MASKED, ownershipTags } from './memory/tags.ts';
import { copiesOf, deployedSpecOf, revised, revisionTag } from './models.ts';
import { byName, identityOf, rawOf } from './names/identity.ts';
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
export const HOST = 'AllTraffic';

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
