// The requests of an InferenceComponent. Its endpoint and variant are fixed; everything else moves in place (API reference of
// UpdateInferenceComponent, read 2026-11).
import type { InferenceComponentStatus } from '@aws-sdk/client-sagemaker';
import type { Cloud } from '../../cloud/cloud.ts';
import type { Listed, Request } from '../../core/kind.ts';
import { unsupported } from '../landed.ts';
import { listed, readPart } from '../reading.ts';
import { sendMark } from '../tags.ts';
import { fromDescription, toCreateRequest, toUpdateRequest } from './convert.ts';
import type { ComponentChange, CopiesMove, LiveComponent, LiveComponents, NewComponent } from './spec.ts';

export function readComponent(cloud: Cloud, name: string): Promise<LiveComponent | undefined> {
  return readPart(
    cloud,
    () => cloud.call('DescribeInferenceComponent', { InferenceComponentName: name }),
    (description) => description.InferenceComponentArn,
    fromDescription,
  );
}

/** All that an endpoint has, whoever made them: the pages of one list, and each component by itself. */
export async function readComponents(cloud: Cloud, endpoint: string): Promise<LiveComponents> {
  const names: string[] = [];
  for await (const { name } of listComponents(cloud, { endpoint })) names.push(name);
  const found = await Promise.all(names.map((name) => readComponent(cloud, name)));
  const components = found
    .filter((one) => one !== undefined)
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  return { kind: 'endpoint-components', name: endpoint, arn: '', tags: {}, components };
}

export async function* listComponents(
  cloud: Cloud,
  filter: { readonly nameContains?: string; readonly status?: string; readonly endpoint?: string },
): AsyncIterable<Listed> {
  // Oldest first, so that what is made meanwhile does not shift the pages.
  const input = {
    NameContains: filter.nameContains,
    StatusEquals: filter.status as InferenceComponentStatus | undefined,
    EndpointNameEquals: filter.endpoint,
    SortBy: 'CreationTime',
    SortOrder: 'Ascending',
  } as const;
  for await (const page of cloud.pages('ListInferenceComponents', input)) {
    for (const one of page.InferenceComponents ?? []) {
      const { InferenceComponentStatus: status, LastModifiedTime: modified } = one;
      yield* listed(one.InferenceComponentName, one.InferenceComponentArn, {
        ...(status === undefined ? {} : { status }),
        ...(modified === undefined ? {} : { lastModified: modified.getTime() }),
      });
    }
  }
}

export async function sendComponent(
  cloud: Cloud,
  name: string,
  request: Request,
  arn: string | undefined,
): Promise<void> {
  switch (request.verb) {
    case 'put':
      await cloud.call(
        'CreateInferenceComponent',
        toCreateRequest(name, request.spec as NewComponent, request.tags),
      );
      return;
    case 'update':
      await cloud.call('UpdateInferenceComponent', toUpdateRequest(name, request.spec as ComponentChange));
      return;
    case 'adjust':
      await cloud.call('UpdateInferenceComponentRuntimeConfig', {
        InferenceComponentName: name,
        DesiredRuntimeConfig: { CopyCount: (request.spec as CopiesMove).copies },
      });
      return;
    case 'mark':
      return sendMark(cloud, arn, request.mark);
    case 'remove':
      await cloud.call('DeleteInferenceComponent', { InferenceComponentName: name });
      return;
    default:
      return unsupported('inference component', request.verb);
  }
}
