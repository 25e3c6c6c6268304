// What requests about inference components are refused for. Rules of the API reference and the Developer Guide, read 2026-11;
// texts are assumed where nothing else is said.
import { refused } from '../../wire/errors.ts';
import type { ComponentRecord, ComponentSpec } from '../../world/component-records.ts';
import type { ConfigRecord, EndpointRecord, FleetVariant } from '../../world/records.ts';
import { type Context, existing } from '../context.ts';
import { componentsOn, demandsOn, instancesFor } from './placement.ts';

/** The service quotes the bare name here (sagemaker-controller, terraform-provider-aws). */
export function existingComponent(ctx: Context, name: string, lag = 0): ComponentRecord {
  const found = ctx.world.seen('inference-component', name, lag);
  if (found === undefined) throw refused(`Could not find inference component "${name}".`);
  return found;
}

/** One specification for all instance types; one for each of several goes with pools, which are not simulated. */
export function theSpecification(input: {
  readonly Specification?: ComponentSpec;
  readonly Specifications?: readonly ComponentSpec[];
}): ComponentSpec | undefined {
  if (input.Specifications !== undefined) {
    throw refused('Specifications is only supported for variants with InstancePools.');
  }
  return input.Specification;
}

/** The variant that takes it: in service, and without a model of its own. */
export function hostFor(
  ctx: Context,
  name: string,
  wanted: string | undefined,
): { readonly endpoint: EndpointRecord; readonly variant: FleetVariant } {
  const endpoint = existing(ctx, 'endpoint', name);
  if (endpoint.status !== 'InService') {
    throw refused(
      `Endpoint "${endpoint.arn}" is ${endpoint.status}; inference components need one that is InService.`,
    );
  }
  if (wanted === undefined) throw refused('VariantName is required to create an inference component.');
  const variant = endpoint.fleet?.variants.find((one) => one.name.toLowerCase() === wanted.toLowerCase());
  if (variant === undefined) {
    throw refused(
      `The variant name(s) "${wanted}" is/are not present within endpoint configuration "${endpoint.config}".`,
    );
  }
  if (variant.model !== undefined) {
    throw refused(
      `The variant "${variant.name}" has a model of its own and does not take inference components.`,
    );
  }
  return { endpoint, variant };
}

/**
 * "Omit this parameter if your request is meant to create an adapter inference component", said of the requirements; the
 * artifact of an adapter stands in Container.ArtifactUrl, and its base must exist (InferenceComponentSpecification).
 */
export function baseFor(
  ctx: Context,
  endpoint: string,
  spec: ComponentSpec,
  copies: number | undefined,
): ComponentRecord | undefined {
  const { BaseInferenceComponentName: name } = spec;
  if (name === undefined) return undefined;
  const base = existingComponent(ctx, name);
  if (base.endpoint.toLowerCase() !== endpoint.toLowerCase()) {
    throw refused(`The base inference component "${name}" is not on the endpoint "${endpoint}".`);
  }
  if (base.spec.BaseInferenceComponentName !== undefined) {
    throw refused(`The inference component "${name}" is an adapter and cannot be a base.`);
  }
  if (base.status !== 'InService') {
    throw refused(`The base inference component "${name}" is ${base.status} and must be InService.`);
  }
  if (spec.Container?.ArtifactUrl === undefined) {
    throw refused('Container.ArtifactUrl is required for an adapter inference component.');
  }
  if (spec.ComputeResourceRequirements !== undefined || spec.ModelName !== undefined) {
    throw refused(
      'ComputeResourceRequirements and ModelName are not supported for an adapter inference component.',
    );
  }
  if (copies !== undefined)
    throw refused('RuntimeConfig is not supported for an adapter inference component.');
  return base;
}

export function checkOwnModel(ctx: Context, spec: ComponentSpec, lag = 0): void {
  const { ModelName: model, Container: container, ComputeResourceRequirements: needs } = spec;
  if ((model === undefined) === (container?.Image === undefined)) {
    throw refused('Specify exactly one of ModelName and Container.Image in the specification.');
  }
  if (model !== undefined) existing(ctx, 'model', model, lag);
  if (needs === undefined) {
    throw refused('ComputeResourceRequirements is required in the specification of an inference component.');
  }
  const { MinMemoryRequiredInMb: min, MaxMemoryRequiredInMb: max = min } = needs;
  if (max < min) throw refused('MaxMemoryRequiredInMb must not be less than MinMemoryRequiredInMb.');
}

/** Busy components refuse alike, like endpoints; of a deletion the state is named (terraform-provider-aws). */
export function refuseBusy(component: ComponentRecord, verb: 'update' | 'delete'): void {
  const { status, name } = component;
  if (status === 'InService' || (verb === 'delete' && status === 'Failed')) return;
  if (status === 'Deleting') {
    throw refused(`Inference component "${name}" is in the status DELETE_IN_PROGRESS.`);
  }
  throw refused(`Cannot ${verb} inference component "${name}" in the status ${status}.`);
}

/** The front of the text is that of the service (terraform-provider-aws). */
export function refuseWithAdapters(ctx: Context, { name, endpoint }: ComponentRecord): void {
  const adapters = componentsOn(ctx, endpoint).filter(
    ({ spec }) => spec.BaseInferenceComponentName?.toLowerCase() === name.toLowerCase(),
  );
  if (adapters.length === 0) return;
  throw refused(
    `Inference component "${name}" is a base inference component for one or more associated adapter inference components.`,
  );
}

/** The console asks for this in other words (amazon-sagemaker-feedback#49, #143). */
export function refuseWithComponents(ctx: Context, endpoint: EndpointRecord): void {
  const all = componentsOn(ctx, endpoint.name);
  if (all.length === 0) return;
  throw refused(
    `Cannot delete endpoint "${endpoint.arn}" with ${all.length} inference component(s). Delete them first.`,
  );
}

/**
 * An endpoint that has components is updated like any other, as far as its variants go on to take them and their copies find
 * room (UpdateEndpoint says nothing of them: assumed).
 */
export function checkComponents(ctx: Context, endpoint: EndpointRecord, config: ConfigRecord): void {
  const used = new Set(componentsOn(ctx, endpoint.name).map(({ variant }) => variant));
  for (const name of used) {
    const next = config.spec.ProductionVariants.find(({ VariantName }) => VariantName === name);
    if (next === undefined || next.ModelName !== undefined) {
      throw refused(`The variant "${name}" has inference components and must go on to take them.`);
    }
    const { MaxInstanceCount = 0 } = (next.ManagedInstanceScaling ?? {}) as { MaxInstanceCount?: number };
    const most = Math.max(next.InitialInstanceCount ?? 1, MaxInstanceCount);
    if (instancesFor(next.InstanceType ?? '', demandsOn(ctx, endpoint.name, name)) <= most) continue;
    throw refused(`The inference components of the variant "${name}" do not fit on the new instances.`);
  }
}
