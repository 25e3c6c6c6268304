// The requests of an Endpoint.
import type { EndpointStatus } from '@aws-sdk/client-sagemaker';
import type { Cloud } from '../../cloud/cloud.ts';
import type { Listed, Request } from '../../core/kind.ts';
import { unsupported } from '../landed.ts';
import { listed, readPart } from '../reading.ts';
import { sendMark } from '../tags.ts';
import { fromDescription, toAdjustRequest, toCreateRequest, toUpdateRequest } from './convert.ts';
import type { EndpointSpec, LiveEndpoint, SizeMove } from './spec.ts';

export function readEndpoint(cloud: Cloud, name: string): Promise<LiveEndpoint | undefined> {
  return readPart(
    cloud,
    () => cloud.call('DescribeEndpoint', { EndpointName: name }),
    (description) => description.EndpointArn,
    fromDescription,
  );
}

export async function* listEndpoints(
  cloud: Cloud,
  filter: { readonly nameContains?: string; readonly status?: string },
): AsyncIterable<Listed> {
  // Oldest first, so that what is made meanwhile does not shift the pages.
  const input = {
    NameContains: filter.nameContains,
    StatusEquals: filter.status as EndpointStatus | undefined,
    SortBy: 'CreationTime',
    SortOrder: 'Ascending',
  } as const;
  for await (const page of cloud.pages('ListEndpoints', input)) {
    for (const { EndpointName, EndpointArn, EndpointStatus, LastModifiedTime } of page.Endpoints ?? [])
      yield* listed(EndpointName, EndpointArn, {
        ...(EndpointStatus === undefined ? {} : { status: EndpointStatus }),
        ...(LastModifiedTime === undefined ? {} : { lastModified: LastModifiedTime.getTime() }),
      });
  }
}

export async function sendEndpoint(
  cloud: Cloud,
  name: string,
  request: Request,
  arn: string | undefined,
): Promise<void> {
  switch (request.verb) {
    case 'put':
      await cloud.call('CreateEndpoint', toCreateRequest(name, request.spec as EndpointSpec, request.tags));
      return;
    case 'update':
      await cloud.call('UpdateEndpoint', toUpdateRequest(name, request.spec as EndpointSpec));
      return;
    case 'adjust':
      await cloud.call(
        'UpdateEndpointWeightsAndCapacities',
        toAdjustRequest(name, request.spec as readonly SizeMove[]),
      );
      return;
    case 'mark':
      return sendMark(cloud, arn, request.mark);
    case 'remove':
      await cloud.call('DeleteEndpoint', { EndpointName: name });
      return;
    default:
      return unsupported('endpoint', request.verb);
  }
}
