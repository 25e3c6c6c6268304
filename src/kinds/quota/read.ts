// Limits of the account. Service Quotas finds them by code only, and no page says the code of an instance type, so the list
// is read until all names are found.
import type { Cloud } from '../../cloud/cloud.ts';
import type { Facts } from '../../core/fact.ts';

export async function readQuotas(cloud: Cloud, names: readonly string[]): Promise<Facts['quotas']> {
  const wanted = new Set(names);
  const found = new Map<string, number>();
  for await (const { Quotas = [] } of cloud.pages('ListServiceQuotas', { ServiceCode: 'sagemaker' })) {
    for (const { QuotaName = '', Value } of Quotas) {
      if (wanted.has(QuotaName) && Value !== undefined) found.set(QuotaName, Value);
    }
    if (found.size === wanted.size) break;
  }
  return Object.fromEntries(found);
}
