// The requests of an EndpointConfig. It cannot be changed, only tagged (API reference, read 2026-11).
import type { Cloud } from '../../cloud/cloud.ts';
import type { Listed, Request } from '../../core/kind.ts';
import { unsupported } from '../landed.ts';
import { listed, readPart } from '../reading.ts';
import { sendMark } from '../tags.ts';
import { fromDescription, toCreateRequest } from './convert.ts';
import type { EndpointConfigSpec, LiveEndpointConfig } from './spec.ts';

export function readConfig(cloud: Cloud, name: string): Promise<LiveEndpointConfig | undefined> {
  return readPart(
    cloud,
    () => cloud.call('DescribeEndpointConfig', { EndpointConfigName: name }),
    (description) => description.EndpointConfigArn,
    (description, arn, tags) => ({
      kind: 'endpoint-config',
      name: description.EndpointConfigName ?? name,
      arn,
      tags,
      ...fromDescription(description),
    }),
  );
}

export async function* listConfigs(cloud: Cloud, nameContains: string | undefined): AsyncIterable<Listed> {
  for await (const page of cloud.pages('ListEndpointConfigs', { NameContains: nameContains })) {
    for (const { EndpointConfigName, EndpointConfigArn, CreationTime } of page.EndpointConfigs ?? []) {
      const made = CreationTime?.getTime();
      yield* listed(EndpointConfigName, EndpointConfigArn, made === undefined ? {} : { lastModified: made });
    }
  }
}

export async function sendConfig(
  cloud: Cloud,
  name: string,
  request: Request,
  arn: string | undefined,
): Promise<void> {
  switch (request.verb) {
    case 'put':
      await cloud.call(
        'CreateEndpointConfig',
        toCreateRequest(name, request.spec as EndpointConfigSpec, request.tags),
      );
      return;
    case 'mark':
      return sendMark(cloud, arn, request.mark);
    case 'remove':
      await cloud.call('DeleteEndpointConfig', { EndpointConfigName: name });
      return;
    default:
      return unsupported('endpoint config', request.verb);
  }
}
