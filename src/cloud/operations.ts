// What the cloud room must know of each operation: may it be repeated, what is it about, and what must its answer hold.
import type { Input, Operation, Operations } from './cloud.ts';

/** The service's own words for its resources, as its messages spell them. */
export type Noun = 'model' | 'endpoint configuration' | 'endpoint';

export type Trait<O extends Operation> = {
  /** A read may be repeated after an ambiguous failure; a change may not. */
  readonly reads: boolean;
  /** The resource that the request is about; absent where it may be any. */
  readonly noun?: Noun;
  /** The member of the request that names it. */
  readonly subject?: keyof Operations[O]['in'];
  /** A member without which an answer is broken (required by the service's model; the SDK does not check). */
  readonly proof?: keyof Operations[O]['out'];
};

const MODEL = { noun: 'model', subject: 'ModelName' } as const;
const CONFIG = { noun: 'endpoint configuration', subject: 'EndpointConfigName' } as const;
const ENDPOINT = { noun: 'endpoint', subject: 'EndpointName' } as const;
const TAGGED = { subject: 'ResourceArn' } as const;

// Required members: botocore 1.43.11 service model of SageMaker, read 2026-11. Deletions answer with an empty body.
const TRAITS: { readonly [O in Operation]: Trait<O> } = {
  CreateModel: { reads: false, ...MODEL, proof: 'ModelArn' },
  DescribeModel: { reads: true, ...MODEL, proof: 'ModelArn' },
  DeleteModel: { reads: false, ...MODEL },
  ListModels: { reads: true, proof: 'Models' },
  CreateEndpointConfig: { reads: false, ...CONFIG, proof: 'EndpointConfigArn' },
  DescribeEndpointConfig: { reads: true, ...CONFIG, proof: 'EndpointConfigArn' },
  DeleteEndpointConfig: { reads: false, ...CONFIG },
  ListEndpointConfigs: { reads: true, proof: 'EndpointConfigs' },
  CreateEndpoint: { reads: false, ...ENDPOINT, proof: 'EndpointArn' },
  DescribeEndpoint: { reads: true, ...ENDPOINT, proof: 'EndpointArn' },
  UpdateEndpoint: { reads: false, ...ENDPOINT, proof: 'EndpointArn' },
  UpdateEndpointWeightsAndCapacities: { reads: false, ...ENDPOINT, proof: 'EndpointArn' },
  DeleteEndpoint: { reads: false, ...ENDPOINT },
  ListEndpoints: { reads: true, proof: 'Endpoints' },
  AddTags: { reads: false, ...TAGGED },
  ListTags: { reads: true, ...TAGGED },
  DeleteTags: { reads: false, ...TAGGED },
  Search: { reads: true },
};

export function traitOf<O extends Operation>(operation: O): Trait<O> {
  return TRAITS[operation];
}

/** The name or ARN that a request is about, as it was sent; undefined for lists and searches. */
export function subjectOf<O extends Operation>(operation: O, input: Input<O>): string | undefined {
  const member = traitOf(operation).subject;
  const value: unknown = member === undefined ? undefined : input[member];
  return typeof value === 'string' ? value : undefined;
}
