// ECR speaks AWS JSON 1.1 as the control plane does, under a target of its own.
import { batchGetImage, describeImages, type EcrInput, repositoryArn } from '../services/ecr.ts';
import { checkEcrInput } from '../services/ecr-input.ts';
import { ServiceFault } from './errors.ts';
import type { WireRequest } from './http.ts';
import { json11, objectIn } from './json11.ts';
import type { Protocol } from './protocol.ts';

const TARGET = 'AmazonEC2ContainerRegistry_V20150921.';
const HOST = /^api\.ecr(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com/;
const SCOPE = /Credential=[^/,]+\/\d{8}\/([a-z0-9-]+)\/ecr\/aws4_request/;

const OPERATIONS = { BatchGetImage: batchGetImage, DescribeImages: describeImages } as const;

export function isEcr(request: WireRequest): boolean {
  return request.headers['x-amz-target']?.startsWith(TARGET) ?? false;
}

export const ecrJson: Protocol = {
  ...json11,
  read(request) {
    const operation = (request.headers['x-amz-target'] ?? '').slice(TARGET.length);
    if (!isOperation(operation)) throw new ServiceFault('UnknownOperationException', '');
    const body = objectIn(request);
    const name = typeof body.repositoryName === 'string' ? body.repositoryName : undefined;
    const carryOut: (...given: Parameters<typeof batchGetImage>) => unknown = OPERATIONS[operation];
    return {
      operation,
      mutating: false,
      signed: true,
      about: name,
      input: body,
      permission: (ctx) => ({
        action: `ecr:${operation}`,
        resource: repositoryArn({
          registry: registryOf(body) ?? ctx.account,
          region: regionOf(request) ?? ctx.region,
          name: name ?? '*',
        }),
      }),
      run: (ctx) => {
        const input: EcrInput = checkEcrInput(body, operation === 'BatchGetImage');
        return carryOut(ctx, input, regionOf(request) ?? ctx.region);
      },
    };
  },
};

function isOperation(name: string): name is keyof typeof OPERATIONS {
  return Object.hasOwn(OPERATIONS, name);
}

function registryOf(body: Readonly<Record<string, unknown>>): string | undefined {
  return typeof body.registryId === 'string' ? body.registryId : undefined;
}

/** Whose endpoint is asked: told by the host where it is AWS's, else by the signature. */
function regionOf({ headers }: WireRequest): string | undefined {
  return HOST.exec(headers.host ?? '')?.[1] ?? SCOPE.exec(headers.authorization ?? '')?.[1];
}
