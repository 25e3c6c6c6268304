// What is read of endpoints and their parts, and what taking them over needs: bounded by no name, since others gave them.
import type { Grant } from './policy.ts';
import type { Scope } from './scope.ts';

export const ANY = ['*'] as const;

/** Any endpoint may be in the way of one of the file, so that reading ends at no name. */
export function looking({ of }: Scope): readonly Grant[] {
  return [
    { sid: 'Find', operations: ['Search', 'ListEndpoints'], on: ANY },
    { sid: 'ReadEndpoints', operations: ['DescribeEndpoint', 'ListTags'], on: of('endpoint', ANY) },
    {
      sid: 'ReadConfigs',
      operations: ['DescribeEndpointConfig', 'ListTags'],
      on: of('endpoint-config', ANY),
    },
  ];
}

export function reading(scope: Scope): readonly Grant[] {
  return [
    ...looking(scope),
    { sid: 'Find', operations: ['ListEndpointConfigs', 'ListModels'], on: ANY },
    { sid: 'ReadModels', operations: ['DescribeModel', 'ListTags'], on: scope.of('model', ANY) },
  ];
}

/** The reason of a failure may quote what came from the environment: the model says which of its values are hidden. */
export function quoting({ of }: Scope): readonly Grant[] {
  return [{ sid: 'ReadModels', operations: ['DescribeModel', 'ListTags'], on: of('model', ANY) }];
}

/** Endpoints of any name with all that they consist of, which is of any name, too. */
export function wholes({ of }: Scope): readonly Grant[] {
  return [
    { sid: 'ReadEndpoints', operations: ['DescribeEndpoint', 'ListTags'], on: of('endpoint', ANY) },
    {
      sid: 'ReadConfigs',
      operations: ['DescribeEndpointConfig', 'ListTags'],
      on: of('endpoint-config', ANY),
    },
    { sid: 'ReadModels', operations: ['DescribeModel', 'ListTags'], on: of('model', ANY) },
  ];
}

/** What is taken over is not owned yet, so no tag of it can be a condition: this is for people, and not for a pipeline. */
export function adopting({ of }: Scope): Grant {
  return { sid: 'TakeOver', operations: ['AddTags'], on: of('endpoint', ANY) };
}
