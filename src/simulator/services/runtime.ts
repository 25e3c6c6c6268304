// InvokeEndpoint: answers where the endpoint serves, with something small that follows from the request.
import { hex } from '../chance.ts';
import { ServiceFault } from '../wire/errors.ts';
import type { Context } from './context.ts';

export type Invocation = { readonly endpoint: string; readonly body: string; readonly variant?: string };
export type Answer = { readonly variant: string; readonly body: string };

const MOST_SERVERLESS_BYTES = 4 * 1024 * 1024;

/** @throws ServiceFault ValidationError where nothing serves under that name (runtime API reference, read 2026-11). */
export function invokeEndpoint(ctx: Context, { endpoint: name, body, variant }: Invocation): Answer {
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
  const model = fleet.variants.find((one) => one.name === chosen)?.model ?? '';
  return {
    variant: chosen,
    body: JSON.stringify({ model, prediction: Number.parseInt(hex(6, model, body), 16) / 2 ** 24 }),
  };
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
