// The limits of the account as Service Quotas lists them: those that the scenario sets, and the documented ones. Names are
// those of the refusals that name them (user reports, 2024 to 2026); codes besides that of total concurrency are made up.
import { createHash } from 'node:crypto';
import { ServiceFault } from '../wire/errors.ts';
import type { Context } from './context.ts';
import { page } from './pages.ts';
import { SERVERLESS_DEFAULTS } from './quotas.ts';

type Input = Readonly<Record<string, unknown>>;

export function listServiceQuotas(ctx: Context, input: Input): Readonly<Record<string, unknown>> {
  const { ServiceCode: service, MaxResults: most, NextToken: token } = input;
  if (typeof service !== 'string') throw illegal('ServiceCode is required.');
  if (most !== undefined && !(Number.isInteger(most) && Number(most) >= 1 && Number(most) <= 100)) {
    throw illegal('MaxResults must be a whole number from 1 to 100.');
  }
  if (service !== 'sagemaker') throw new ServiceFault('NoSuchResourceException', 'The request failed.');
  const { items, NextToken } = page(ctx, 'ListServiceQuotas', quotasOf(ctx), {
    size: 100,
    ...(typeof most === 'number' ? { MaxResults: most } : {}),
    ...(typeof token === 'string' ? { NextToken: token } : {}),
  });
  return { Quotas: items, ...(NextToken === undefined ? {} : { NextToken }) };
}

function quotasOf(ctx: Context): readonly object[] {
  const { instances = {}, ...quotas } = ctx.conditions.quotas;
  const named: readonly (readonly [string, number | undefined])[] = [
    ...Object.entries(instances).map(([type, limit]) => [`${type} for endpoint usage`, limit] as const),
    ['Number of instances across active endpoints', quotas.totalInstances],
    ['Number of serverless endpoints', quotas.serverlessEndpoints ?? SERVERLESS_DEFAULTS.endpoints],
    ['Memory size in MB per serverless endpoint', quotas.serverlessMemoryMB ?? SERVERLESS_DEFAULTS.memoryMB],
    [TOTAL_CONCURRENCY, quotas.serverlessConcurrency ?? SERVERLESS_DEFAULTS.concurrency],
  ];
  return named.flatMap(([name, value]) =>
    value === undefined
      ? []
      : [
          {
            ServiceCode: 'sagemaker',
            ServiceName: 'Amazon SageMaker',
            QuotaCode: codeOf(name),
            QuotaName: name,
            Value: value,
            Unit: 'None',
            Adjustable: true,
            GlobalQuota: false,
          },
        ],
  );
}

const TOTAL_CONCURRENCY = 'Maximum total concurrency that can be allocated across all serverless endpoints';

function codeOf(name: string): string {
  if (name === TOTAL_CONCURRENCY) return 'L-96300102';
  return `L-${createHash('sha256').update(name).digest('hex').slice(0, 8).toUpperCase()}`;
}

function illegal(message: string): ServiceFault {
  return new ServiceFault('IllegalArgumentException', message);
}
