// Endpoints by what they say of themselves, in one request for many. An index answers, so it is a hint and never proof.
import type { Filter, SearchRecord } from '@aws-sdk/client-sagemaker';
import type { Cloud } from '../cloud/cloud.ts';
import { caseless } from './compare.ts';
import { type EndpointDescription, fromDescription } from './endpoint/convert.ts';
import type { LiveEndpoint } from './endpoint/spec.ts';
import { unlessMissing } from './reading.ts';
import { fromTagList } from './tags.ts';

/**
 * Endpoints whose tags name this project and environment. The index may still have what is gone and not yet have what is
 * new (API reference, read 2026-11): confirm each by reading it before acting.
 */
export function findOwned(
  cloud: Cloud,
  owner: { readonly project: string; readonly environment: string },
): AsyncIterable<LiveEndpoint> {
  return search(cloud, [
    { Name: 'Tags.inferra:project', Operator: 'Equals', Value: owner.project },
    { Name: 'Tags.inferra:env', Operator: 'Equals', Value: owner.environment },
  ]);
}

/** Endpoints that serve a config of this name, whoever owns them; from the same index as {@link findOwned}. */
export function endpointsUsing(cloud: Cloud, config: string): AsyncIterable<LiveEndpoint> {
  return search(cloud, [{ Name: 'EndpointConfigName', Operator: 'Equals', Value: config }]);
}

/** Does the endpoint exist and serve that config, or is it on its way to it? */
export async function serves(cloud: Cloud, endpoint: string, config: string): Promise<boolean> {
  const live = await unlessMissing(() => cloud.call('DescribeEndpoint', { EndpointName: endpoint }));
  return [live?.EndpointConfigName, live?.PendingDeploymentSummary?.EndpointConfigName].some((name) =>
    caseless(name, config),
  );
}

async function* search(cloud: Cloud, Filters: Filter[]): AsyncIterable<LiveEndpoint> {
  // Oldest first, so that what is made meanwhile does not shift the pages.
  const input = {
    Resource: 'Endpoint',
    SearchExpression: { Filters, Operator: 'And' },
    SortBy: 'CreationTime',
    SortOrder: 'Ascending',
  } as const;
  for await (const page of cloud.pages('Search', input)) {
    for (const record of page.Results ?? []) yield* foundIn(record);
  }
}

/** A record holds the whole endpoint with its tags; only a pending deployment is not among its members. */
function foundIn({ Endpoint }: SearchRecord): LiveEndpoint[] {
  if (Endpoint?.EndpointName === undefined || Endpoint.EndpointArn === undefined) return [];
  const { MonitoringSchedules: _, Tags: list, ...description } = Endpoint;
  const tags = fromTagList((list ?? []).map(({ Key, Value }) => ({ Key, Value })));
  return [fromDescription(description as EndpointDescription, Endpoint.EndpointArn, tags)];
}
