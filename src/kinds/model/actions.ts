// The requests of a Model. It cannot be changed, only tagged (API reference, read 2026-11).
import type { Cloud } from '../../cloud/cloud.ts';
import type { Listed, Request } from '../../core/kind.ts';
import { unsupported } from '../landed.ts';
import { listed, readPart } from '../reading.ts';
import { sendMark } from '../tags.ts';
import { fromDescription, toCreateRequest } from './convert.ts';
import type { LiveModel, ModelSpec } from './spec.ts';

export function readModel(cloud: Cloud, name: string): Promise<LiveModel | undefined> {
  return readPart(
    cloud,
    () => cloud.call('DescribeModel', { ModelName: name }),
    (description) => description.ModelArn,
    (description, arn, tags) => ({
      kind: 'model',
      name: description.ModelName ?? name,
      arn,
      tags,
      ...fromDescription(description),
    }),
  );
}

export async function* listModels(cloud: Cloud, nameContains: string | undefined): AsyncIterable<Listed> {
  for await (const page of cloud.pages('ListModels', { NameContains: nameContains })) {
    for (const { ModelName, ModelArn, CreationTime } of page.Models ?? []) {
      const made = CreationTime?.getTime();
      yield* listed(ModelName, ModelArn, made === undefined ? {} : { lastModified: made });
    }
  }
}

export async function sendModel(
  cloud: Cloud,
  name: string,
  request: Request,
  arn: string | undefined,
): Promise<void> {
  switch (request.verb) {
    case 'put':
      await cloud.call('CreateModel', toCreateRequest(name, request.spec as ModelSpec, request.tags));
      return;
    case 'mark':
      return sendMark(cloud, arn, request.mark);
    case 'remove':
      await cloud.call('DeleteModel', { ModelName: name });
      return;
    default:
      return unsupported('model', request.verb);
  }
}
