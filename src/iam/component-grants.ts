// Which requests are about inference components. Those that make or change some are only for a file that has any.
import { passing, tagging } from './conditions.ts';
import type { Grant, Right } from './policy.ts';
import type { Scope } from './scope.ts';

const ANY = ['*'] as const;

/**
 * What stands on an endpoint, whoever made it: reading ends at no name. Whatever the file says now: an earlier one may have had
 * components, and whatever they are on is told by the endpoint alone.
 */
export function seeingComponents({ of }: Scope): readonly Grant[] {
  return [
    { sid: 'Find', operations: ['ListInferenceComponents'], on: ANY },
    {
      sid: 'ReadComponents',
      operations: ['DescribeInferenceComponent', 'ListTags'],
      on: of('inference-component', ANY),
    },
  ];
}

/** The names of those that are changed and of those that are made need not be the same: whose they are decides. */
export function makingComponents(scope: Scope): readonly (Grant | Right)[] {
  const { of, hosts, components, asOwned, ifOwned, hostRoles } = scope;
  if (!hosts) return [];
  const named = of('inference-component', components);
  return [
    { sid: 'MakeComponents', operations: ['CreateInferenceComponent'], on: named, when: asOwned },
    tagging('TagComponents', ['CreateInferenceComponent'], named),
    {
      sid: 'OwnComponents',
      operations: [
        'UpdateInferenceComponent',
        'UpdateInferenceComponentRuntimeConfig',
        'AddTags',
        'DeleteTags',
      ],
      on: of('inference-component', ANY),
      when: ifOwned,
    },
    passing(hostRoles),
  ];
}

/** Those that the file has no more, too. */
export function removingComponents({ of, ifOwned }: Scope): readonly Grant[] {
  return [
    {
      sid: 'OwnComponents',
      operations: ['DeleteInferenceComponent'],
      on: of('inference-component', ANY),
      when: ifOwned,
    },
  ];
}

/** As of endpoints: what is taken over is not owned yet. */
export function adoptingComponents({ of }: Scope): Grant {
  return { sid: 'TakeOver', operations: ['AddTags'], on: of('inference-component', ANY) };
}

/** One of them goes back to what was verified: nothing is made or removed for it. */
export function returningComponents({ of, hosts, ifOwned }: Scope): readonly Grant[] {
  if (!hosts) return [];
  return [
    {
      sid: 'OwnComponents',
      operations: ['UpdateInferenceComponent', 'AddTags', 'DeleteTags'],
      on: of('inference-component', ANY),
      when: ifOwned,
    },
  ];
}
