// One side of a comparison as texts by path: what the file wants, what was last applied, or what is live. A part that is
// not known leaves a gap, and what stands in a gap is not compared.
import type { VariantSize } from '../../kinds/endpoint/spec.ts';
import type { EndpointConfigSpec, VariantSpec } from '../../kinds/endpoint-config/spec.ts';
import type { ModelSpec } from '../../kinds/model/spec.ts';
import { poolsText } from '../fleet/machines.ts';
import { asyncFields } from '../text/async.ts';
import { weightOf } from '../text/fleet.ts';
import { modelFields } from '../text/model-fields.ts';
import { rawFields } from '../text/raw.ts';

export type SideText = {
  /** As people call it. */
  readonly field: string;
  /** What is compared. */
  readonly value: string;
  /** What may be seen of it. */
  readonly shown: string;
};

export type Side = {
  readonly texts: ReadonlyMap<string, SideText>;
  /** Beginnings of paths of which nothing is known. */
  readonly gaps: readonly string[];
};

export const UNKNOWN: Side = { texts: new Map(), gaps: [''] };

export function isKnown({ gaps }: Pick<Side, 'gaps'>, path: string): boolean {
  return !gaps.some((gap) => path.startsWith(gap));
}

export type SideOf = {
  readonly spec: EndpointConfigSpec;
  /** Undefined where a model is not known; `none` where it takes components. */
  readonly modelOf: (variant: VariantSpec) => SideModel | 'none' | undefined;
  /** What a variant has now, where that is not what its config says; `unknown` where nobody can tell. */
  readonly sizeOf: (variant: VariantSpec) => VariantSize | 'unknown' | undefined;
  /** Members that no spec can say. */
  readonly unexpressed?: readonly string[];
  /** Whether fields are told apart by variant. */
  readonly told: boolean;
};

export type SideModel = {
  readonly spec: ModelSpec;
  readonly revision: string;
  readonly unexpressed?: readonly string[];
  readonly masked: (field: string) => boolean;
};

const MASK = '(masked)';
const BEYOND = 'set, and inferra cannot write it';

/** Names and ARNs are compared without regard to case (kinds/model/fields.ts). */
const CASELESS = /(^|\.)(role|package)$/;

export function sideOf(of: SideOf): Side {
  const { spec, modelOf, sizeOf, told, unexpressed = [] } = of;
  const texts = new Map<string, SideText>();
  const gaps: string[] = [];
  const say = (path: string, field: string, value: string, shown = value) =>
    void texts.set(path, { field, value: CASELESS.test(path) ? value.toLowerCase() : value, shown });
  for (const variant of spec.variants) {
    const [path, front] = told ? [`variants.${variant.name}.`, `${variant.name} `] : ['', ''];
    const size = sizeOf(variant);
    if (size === 'unknown') gaps.push(...sizePaths(variant).map((one) => path + one));
    for (const [at, [field, value]] of Object.entries(fleetTexts(variant, size))) {
      if (isKnown({ gaps }, path + at)) say(path + at, front + field, value);
    }
    for (const one of rawFields(variant.raw)) say(path + one.path, front + one.field, one.value, one.shown);
    const model = modelOf(variant);
    if (model === undefined) gaps.push(`${path}model.`);
    else if (model !== 'none')
      sayModel(model, (at, field, ...value) => say(`${path}model.${at}`, front + field, ...value));
  }
  for (const [at, [field, value]] of Object.entries(settingTexts(spec))) say(at, field, value);
  for (const { path, field, value } of asyncFields(spec.async)) say(path, field, value);
  for (const one of rawFields(spec.raw)) say(one.path, one.field, one.value, one.shown);
  for (const member of unexpressed) say(`config.${member}`, `config ${member}`, BEYOND);
  return { texts, gaps };
}

/** What moves without a new fleet, by its path within a variant. */
function sizePaths(variant: VariantSpec): readonly string[] {
  if (variant.shadow === true) return [];
  return 'serverless' in variant
    ? ['serverless.maxConcurrency', 'serverless.provisionedConcurrency']
    : ['instance.count', 'weight'];
}

type Texts = Readonly<Record<string, readonly [field: string, value: string]>>;

function fleetTexts(variant: VariantSpec, size: VariantSize | 'unknown' | undefined): Texts {
  const own = size === 'unknown' ? undefined : size;
  const shadow: Texts = variant.shadow === true ? { shadow: ['shadow', 'true'] } : {};
  if ('serverless' in variant) {
    const { memorySizeInMB, maxConcurrency, provisionedConcurrency } = variant.serverless;
    const sized = own !== undefined && 'maxConcurrency' in own ? own : undefined;
    const live = sized?.maxConcurrency ?? maxConcurrency;
    const provisioned = sized === undefined ? provisionedConcurrency : sized.provisioned;
    return {
      'serverless.memory': ['serverless memory', `${memorySizeInMB / 1024} GB`],
      'serverless.maxConcurrency': ['serverless concurrency', String(live)],
      ...(provisioned === undefined
        ? {}
        : { 'serverless.provisionedConcurrency': ['provisioned concurrency', String(provisioned)] }),
      ...shadow,
    };
  }
  const count = own !== undefined && 'count' in own ? own.count : variant.initialInstanceCount;
  return {
    ...(variant.pools === undefined
      ? { 'instance.type': ['instance type', variant.instanceType] }
      : { 'instance.pools': ['instance pools', poolsText(variant.pools)] }),
    'instance.count': ['instance count', String(count)],
    ...(variant.managed === undefined
      ? {}
      : { 'instance.managed': ['managed instances', `${variant.managed.min}–${variant.managed.max}`] }),
    weight: ['weight', String(weightOf(variant, () => own))],
    ...shadow,
  };
}

function settingTexts(spec: EndpointConfigSpec): Texts {
  const { kmsKey, dataCapture, role, vpc, networkIsolation } = spec;
  return {
    ...(role === undefined ? {} : { role: ['host role', role] }),
    ...(vpc === undefined
      ? {}
      : {
          'vpc.subnets': ['host subnets', vpc.subnets.join(', ')],
          'vpc.securityGroups': ['host security groups', vpc.securityGroups.join(', ')],
        }),
    ...(networkIsolation === true ? { networkIsolation: ['host network isolation', 'on'] } : {}),
    ...(kmsKey === undefined ? {} : { kmsKey: ['kms key', kmsKey] }),
    ...(dataCapture === undefined
      ? {}
      : {
          'dataCapture.sampling': ['data capture sampling', `${dataCapture.sampling} %`],
          'dataCapture.destination': ['data capture destination', dataCapture.destination],
          'dataCapture.capture': ['data capture of', dataCapture.capture.join(' and ')],
        }),
  };
}

function sayModel(
  { spec, revision, unexpressed = [], masked }: SideModel,
  say: (path: string, field: string, value: string, shown?: string) => void,
): void {
  for (const { field, path, value, written = value } of modelFields(spec))
    say(path, field, value, masked(field) ? MASK : written);
  say('revision', 'revision', revision);
  for (const member of unexpressed) say(member, `model ${member}`, BEYOND);
}
