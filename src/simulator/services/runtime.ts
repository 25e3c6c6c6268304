// InvokeEndpoint: answers where the endpoint serves, with something small that follows from the request.
import { hex } from '../chance.ts';
import type { Asked } from '../faults/conditions.ts';
import type { InvocationFault } from '../faults/scenario.ts';
import { ServiceFault } from '../wire/errors.ts';
import type { FleetVariant } from '../world/records.ts';
import type { Context } from './context.ts';
import { type Addressed, componentAsked, modelAsked, type Target } from './targets.ts';

export type Invocation = Target & {
  readonly endpoint: string;
  readonly body: string;
  readonly variant?: string;
};
export type Answer = { readonly variant: string; readonly body: string };

const MOST_SERVERLESS_BYTES = 4 * 1024 * 1024;

/** @throws ServiceFault ValidationError where nothing serves under that name (runtime API reference, read 2026-11). */
export function invokeEndpoint(ctx: Context, asked: Invocation): Answer {
  const { endpoint: name, body, variant } = asked;
  const served = ctx.world.invoke(name);
  const { fleet: own, work } = ctx.world.get('endpoint', name) ?? {};
  const fleet = served.served && own?.config !== served.config ? work?.pending : own;
  if (!served.served || fleet === undefined) {
    throw new ServiceFault('ValidationError', `Endpoint ${name} of account ${ctx.account} not found.`);
  }
  if (fleet.spec.AsyncInferenceConfig !== undefined) {
    throw new ServiceFault('ValidationError', `Endpoint ${name} takes asynchronous invocations only.`);
  }
  if (variant !== undefined && !served.variants.includes(variant)) {
    throw new ServiceFault('ValidationError', `Variant ${variant} not found for Request.`);
  }
  const serverless = fleet.variants.some((one) => one.currentServerless !== undefined);
  if (serverless && Buffer.byteLength(body) > MOST_SERVERLESS_BYTES) {
    throw new ServiceFault('ValidationError', 'Request has oversize body.');
  }
  const chosen = variant ?? choose(fleet.variants, hex(8, body));
  const { model, images, ...target } = addressed(ctx, asked, fleet.variants, chosen);
  refuseAsModel(ctx, { endpoint: name, variant: chosen, images, ...target });
  return {
    variant: chosen,
    body: JSON.stringify({ model, prediction: Number.parseInt(hex(6, model, body), 16) / 2 ** 24 }),
  };
}

/** Who is to answer: a component of the endpoint, or the variant as far as the request says which part of it. */
function addressed(
  ctx: Context,
  asked: Invocation,
  variants: readonly FleetVariant[],
  chosen: string,
): Addressed {
  const component = componentAsked(ctx, asked, variants);
  if (component !== undefined) return component;
  const found = variants.find((one) => one.name === chosen);
  const images = (found?.images ?? []).map(({ specified }) => specified);
  return modelAsked(ctx, asked, found?.model ?? '', images);
}

/** The host of AWS's pages for people. */
const PAGES = ['console', 'aws', 'amazon', 'com'].join('.');

function refuseAsModel(ctx: Context, asked: Asked): void {
  const fault = ctx.conditions.invocationFault(asked);
  if (fault === undefined) return;
  throw 'notReady' in fault ? notReady(asked) : failed(ctx, asked, fault);
}

/** 429 (service model of the runtime); the words are those of the API reference, turned into a refusal (assumed). */
function notReady({ targetModel = '' }: Asked): ServiceFault {
  return new ServiceFault(
    'ModelNotReadyException',
    `The model ${targetModel} is not ready for inference. It is still being downloaded or loaded; wait and try again.`,
    429,
  );
}

/** Texts as users pasted them (aws/amazon-sagemaker-examples#3074 and others, read 2026-11); members of the runtime API reference. */
function failed(
  ctx: Context,
  asked: Asked,
  { status, message = 'the model failed' }: Extract<InvocationFault, { readonly status: number }>,
): ServiceFault {
  const group = `/aws/sagemaker/Endpoints/${asked.endpoint}`;
  const logs = `https://${ctx.region}.${PAGES}/cloudwatch/home?region=${ctx.region}#logEventViewer:group=${group}`;
  return new ServiceFault(
    'ModelError',
    `Received ${status < 500 ? 'client' : 'server'} error (${status}) from primary with message "${message}". ` +
      `See ${logs} in account ${ctx.account} for more information.`,
    424,
    {
      more: {
        OriginalMessage: message,
        LogStreamArn: `arn:aws:logs:${ctx.region}:${ctx.account}:log-group:${group}`,
      },
    },
  );
}

/** By weight: the same body goes to the same variant. */
function choose(variants: readonly { name: string; currentWeight: number }[], digits: string): string {
  const total = variants.reduce((sum, one) => sum + one.currentWeight, 0);
  let left = (Number.parseInt(digits, 16) / 2 ** 32) * total;
  for (const one of variants) {
    left -= one.currentWeight;
    if (left < 0) return one.name;
  }
  return variants[0]?.name ?? '';
}
