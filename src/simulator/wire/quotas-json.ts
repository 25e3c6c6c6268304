// Service Quotas speaks AWS JSON 1.1 under a target of its own, `ServiceQuotasV20190624.ListServiceQuotas`.
import { listServiceQuotas } from '../services/service-quotas.ts';
import type { WireRequest } from './http.ts';
import { inputOf, json11 } from './json11.ts';
import type { Protocol } from './protocol.ts';

const PREFIX = 'ServiceQuotasV20190624.';
const OPERATION = 'ListServiceQuotas';

export function isQuotas(request: WireRequest): boolean {
  return request.headers['x-amz-target']?.startsWith(PREFIX) ?? false;
}

export const quotasJson: Protocol = {
  ...json11,
  read(request) {
    const input = inputOf(request, PREFIX + OPERATION);
    return {
      operation: OPERATION,
      mutating: false,
      signed: true,
      about: undefined,
      input,
      permission: () => ({ action: `servicequotas:${OPERATION}`, resource: '*' }),
      run: (ctx) => listServiceQuotas(ctx, input),
    };
  },
};
