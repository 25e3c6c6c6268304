// What an endpoint runs on, variant by variant: two descriptions, since the endpoint's own says no instance type.
import type { Cloud } from '../cloud/cloud.ts';
import type { HardwareFact } from '../core/fact.ts';
import { readConfig } from './endpoint-config/actions.ts';

/** A text where there is no such endpoint, or where it serves nothing. */
export async function readHardware(cloud: Cloud, endpoint: string): Promise<HardwareFact | string> {
  const live = await cloud.call('DescribeEndpoint', { EndpointName: endpoint });
  const none = `endpoint ${endpoint} serves nothing`;
  if (live.EndpointConfigName === undefined || live.EndpointStatus === 'Failed') return none;
  const config = await readConfig(cloud, live.EndpointConfigName);
  if (config === undefined) return none;
  return Object.fromEntries(
    config.spec.variants.map((variant) => {
      if ('serverless' in variant) {
        return [variant.name, { kind: 'serverless', memory: variant.serverless.memorySizeInMB }];
      }
      const now = live.ProductionVariants?.find(({ VariantName }) => VariantName === variant.name);
      const count = now?.CurrentInstanceCount ?? variant.initialInstanceCount;
      return [variant.name, { kind: 'instance', type: variant.instanceType, count }];
    }),
  );
}
