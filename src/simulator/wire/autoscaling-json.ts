// Application Auto Scaling speaks AWS JSON 1.1 as the control plane does, under a target of its own.
import { autoscalingNamed } from '../services/autoscaling/operations.ts';
import type { Context } from '../services/context.ts';
import { ServiceFault } from './errors.ts';
import type { WireRequest } from './http.ts';
import { json11, objectIn } from './json11.ts';
import type { Exchange, Protocol } from './protocol.ts';

const TARGET = 'AnyScaleFrontendService.';

export function isAutoscaling(request: WireRequest): boolean {
  return request.headers['x-amz-target']?.startsWith(TARGET) ?? false;
}

export const autoscalingJson: Protocol = {
  ...json11,
  read(request) {
    const operation = (request.headers['x-amz-target'] ?? '').slice(TARGET.length);
    const carryOut = autoscalingNamed(operation);
    if (carryOut === undefined) throw new ServiceFault('UnknownOperationException', '');
    const body = objectIn(request);
    const reads = /^(?:Describe|List)/.test(operation);
    return {
      operation,
      mutating: !reads,
      signed: true,
      about: endpointOf(body.ResourceId),
      input: body,
      permission: (ctx) => ({
        action: `application-autoscaling:${operation}`,
        resource: operation.startsWith('Describe') ? '*' : targetArn(ctx, body.ResourceARN),
      }),
      run: (ctx) => carryOut(ctx, body),
    } satisfies Exchange;
  },
};

/** `fraud` of `endpoint/fraud/variant/AllTraffic` */
function endpointOf(id: unknown): string | undefined {
  return typeof id === 'string' ? id.split('/')[1] : undefined;
}

/** Reading has no resource type; of others the id is not known before it is looked up (Service Authorization Reference). */
function targetArn({ region, account }: Context, arn: unknown): string {
  if (typeof arn === 'string') return arn;
  return `arn:aws:application-autoscaling:${region}:${account}:scalable-target/*`;
}
