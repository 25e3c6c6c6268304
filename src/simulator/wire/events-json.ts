// EventBridge speaks AWS JSON 1.1 under a target of its own, `AWSEvents.PutEvents`.
import { busArn, putEvents } from '../services/events.ts';
import type { WireRequest } from './http.ts';
import { inputOf, json11 } from './json11.ts';
import type { Protocol } from './protocol.ts';
import { signedRegion } from './scope.ts';

const PREFIX = 'AWSEvents.';
const OPERATION = 'PutEvents';

export function isEvents(request: WireRequest): boolean {
  return request.headers['x-amz-target']?.startsWith(PREFIX) ?? false;
}

export const eventsJson: Protocol = {
  ...json11,
  read(request) {
    const input = inputOf(request, PREFIX + OPERATION);
    const bus = firstBus(input);
    return {
      operation: OPERATION,
      mutating: true,
      signed: true,
      about: bus,
      input,
      // The bus is the resource; of several the first stands for all here.
      permission: (ctx) => ({
        action: 'events:PutEvents',
        resource: busArn({ ...ctx, region: signedRegion(request) ?? ctx.region }, bus),
      }),
      run: (ctx) => putEvents(ctx, input, signedRegion(request) ?? ctx.region),
    };
  },
};

function firstBus({ Entries: entries }: Readonly<Record<string, unknown>>): string | undefined {
  const [first]: readonly unknown[] = Array.isArray(entries) ? entries : [];
  const name = typeof first === 'object' && first !== null && 'EventBusName' in first && first.EventBusName;
  return typeof name === 'string' ? name : undefined;
}
