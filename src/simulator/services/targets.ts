// Whom an invocation names besides its endpoint: an inference component, a model of a multi-model container, or one container of
// several. Refusals that users have pasted are in their words, the others are assumed (docs/simulator.md, "Runtime").
import { hex } from '../chance.ts';
import type { Asked } from '../faults/conditions.ts';
import { ServiceFault } from '../wire/errors.ts';
import type { ComponentRecord } from '../world/component-records.ts';
import type { Container, FleetVariant } from '../world/records.ts';
import type { Context } from './context.ts';
import { containersOf } from './models.ts';
import { dataAt } from './objects.ts';

export type Target = {
  /** InferenceComponentName */
  readonly component?: string;
  readonly targetModel?: string;
  /** TargetContainerHostname */
  readonly container?: string;
};

/** What answers: a name that the answer follows from, and what faults may hit. */
export type Addressed = { readonly model: string } & Pick<Asked, 'images' | keyof Target>;

type Asking = Target & { readonly endpoint: string; readonly body: string };

function invalid(message: string): ServiceFault {
  return new ServiceFault('ValidationError', message);
}

/** The component that is named; undefined for an endpoint whose variants have models. */
export function componentAsked(
  ctx: Context,
  { endpoint, component: name }: Asking,
  variants: readonly FleetVariant[],
): Addressed | undefined {
  if (variants.every(({ model }) => model !== undefined)) {
    if (name === undefined) return undefined;
    throw invalid(
      'Inference Component Name header is not allowed for endpoints to which you dont plan to deploy inference components. ' +
        'Please remove the Inference Component Name header and try again.',
    );
  }
  if (name === undefined) {
    throw invalid(
      'Inference Component Name header is required for endpoints to which you plan to deploy inference components. ' +
        'Please include Inference Component Name header or consider using SageMaker models.',
    );
  }
  const found = ctx.world.get('inference-component', name);
  if (found === undefined || found.endpoint.toLowerCase() !== endpoint.toLowerCase()) {
    throw invalid(
      `Inference Component ${name} not found for Endpoint ${endpoint} of account ${ctx.account}.`,
    );
  }
  const base = ctx.world.get('inference-component', found.spec.BaseInferenceComponentName ?? '') ?? found;
  if ((base.copies?.current ?? 0) === 0 || !SERVING.has(found.status)) {
    throw invalid(
      'Inference Component has no capacity to process this request. ApplicationAutoScaling may be in-progress (if configured) ' +
        'or try to increase the capacity by invoking UpdateInferenceComponentRuntimeConfig API.',
    );
  }
  return { ...contentOf(ctx, base), component: found.name };
}

const SERVING: ReadonlySet<ComponentRecord['status']> = new Set(['InService', 'Updating']);

function contentOf(ctx: Context, { name, spec }: ComponentRecord): Pick<Addressed, 'model' | 'images'> {
  const own = spec.Container?.Image === undefined ? [] : [spec.Container.Image];
  if (spec.ModelName === undefined) return { model: name, images: own };
  const model = ctx.world.get('model', spec.ModelName);
  return { model: spec.ModelName, images: imagesOf(model === undefined ? [] : containersOf(model.spec)) };
}

function imagesOf(containers: readonly Container[]): readonly string[] {
  return containers.flatMap(({ Image }) => Image ?? []);
}

/** The part of a variant's model that is named. What its model was is not known any more once that is deleted. */
export function modelAsked(ctx: Context, asked: Asking, name: string, images: readonly string[]): Addressed {
  const model = ctx.world.get('model', name);
  if (model === undefined) return { model: name, images };
  const { targetModel, endpoint } = asked;
  const isDirect = model.spec.InferenceExecutionConfig?.Mode === 'Direct';
  const container = containerAsked(asked, containersOf(model.spec), isDirect);
  const called = container === undefined ? containersOf(model.spec) : [container];
  const many = called.find(({ Mode }) => Mode === 'MultiModel');
  if (many === undefined && targetModel !== undefined) {
    throw invalid(
      `Endpoint ${endpoint} is not a multi-model endpoint and does not support target model header.`,
    );
  }
  if (many !== undefined) refuseUnloadable(ctx, asked, many);
  return {
    model: [name, asked.container, targetModel].filter((one) => one !== undefined).join('/'),
    images: isDirect ? imagesOf(called) : images,
    ...(targetModel === undefined ? {} : { targetModel }),
    ...(asked.container === undefined ? {} : { container: asked.container }),
  };
}

/** All three are "validation errors" of the Developer Guide ("Invoke a multi-container endpoint with direct invocation"). */
function containerAsked(
  { endpoint, container: hostname }: Asking,
  all: readonly Container[],
  isDirect: boolean,
): Container | undefined {
  if (!isDirect) {
    if (hostname === undefined) return undefined;
    throw invalid(
      `Endpoint ${endpoint} is not configured for direct invocation and does not support target container hostname header.`,
    );
  }
  if (hostname === undefined) {
    throw invalid(`Request to endpoint ${endpoint} is missing a target container hostname header.`);
  }
  const found = all.find(({ ContainerHostname }) => ContainerHostname === hostname);
  if (found === undefined) {
    throw invalid(`Target container hostname ${hostname} does not exist in endpoint ${endpoint}.`);
  }
  return found;
}

function refuseUnloadable(ctx: Context, { targetModel, endpoint, body }: Asking, many: Container): void {
  if (targetModel === undefined) {
    const id = hex(32, endpoint, body).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    throw invalid(`Request ${id} is missing a target model header.`);
  }
  const folder = (many.ModelDataUrl ?? many.ModelDataSource?.S3DataSource?.S3Uri ?? '').replace(/\/?$/, '/');
  const url = `${folder}${targetModel.replace(/^\//, '')}`;
  if (dataAt(ctx, url) === 'there') return;
  const [, bucket = '', key = ''] = /^s3:\/\/([^/]+)\/(.*)$/.exec(url) ?? [];
  throw invalid(
    `Failed to download model data(bucket: ${bucket}, key: ${key}). Please ensure that there is an object located at the URL and ` +
      'that the role passed to CreateModel has permissions to download the model.',
  );
}
