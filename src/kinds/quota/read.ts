// Limits of the account. Service Quotas finds one by its code only, and no page says the code of an instance type, so the
// whole list is read: once for a run, however much is asked of it.
import type { Cloud } from '../../cloud/cloud.ts';
import type { Facts, QuotaFact } from '../../core/fact.ts';

export async function readQuotas(cloud: Cloud): Promise<Facts['quotas']> {
  const found = new Map<string, QuotaFact>();
  for await (const { Quotas = [] } of cloud.pages('ListServiceQuotas', { ServiceCode: 'sagemaker' })) {
    for (const { QuotaName, QuotaCode: code, Value: value, Adjustable } of Quotas) {
      if (QuotaName === undefined || value === undefined) continue;
      found.set(QuotaName, {
        value,
        ...(code === undefined ? {} : { code }),
        ...(Adjustable === false ? { fixed: true } : {}),
      });
    }
  }
  return Object.fromEntries(found);
}
