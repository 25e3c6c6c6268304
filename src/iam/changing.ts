// What a change of endpoints sends: what is made of models, configs and endpoints, how their history is written, and what
// goes away.
import { endingAlarms } from './alarm-grants.ts';
import { passing, tagging } from './conditions.ts';
import type { Grant, Right } from './policy.ts';
import { endingScaling } from './scaling-grants.ts';
import type { Scope } from './scope.ts';
import { ANY, wholes } from './seeing.ts';

export function making({
  of,
  endpoints,
  parts,
  asOwned,
  ifOwned,
  executionRoles,
}: Scope): readonly (Grant | Right)[] {
  const [named, configs] = [of('endpoint', endpoints), of('endpoint-config', [parts])];
  const models = of('model', [parts]);
  return [
    { sid: 'MakeModels', operations: ['CreateModel'], on: models, when: asOwned },
    { sid: 'MakeConfigs', operations: ['CreateEndpointConfig'], on: configs, when: asOwned },
    { sid: 'MakeEndpoints', operations: ['CreateEndpoint'], on: [...named, ...configs], when: asOwned },
    tagging('TagModels', ['CreateModel'], models),
    tagging('TagConfigs', ['CreateEndpointConfig'], configs),
    tagging('TagEndpoints', ['CreateEndpoint'], named),
    {
      sid: 'ChangeEndpoints',
      operations: ['UpdateEndpoint'],
      on: [...of('endpoint', ANY), ...configs],
      when: ifOwned,
    },
    {
      sid: 'OwnEndpoints',
      operations: ['UpdateEndpointWeightsAndCapacities'],
      on: of('endpoint', ANY),
      when: ifOwned,
    },
    passing(executionRoles),
  ];
}

/** A rollback looks at one endpoint and what it was, makes nothing, and asks nobody else. */
export function returning(scope: Scope): readonly Grant[] {
  const { of, parts, ifOwned } = scope;
  return [
    ...wholes(scope),
    {
      sid: 'ChangeEndpoints',
      operations: ['UpdateEndpoint'],
      on: [...of('endpoint', ANY), ...of('endpoint-config', [parts])],
      when: ifOwned,
    },
  ];
}

/** The history of an endpoint stands in its tags; whose it is decides, and no name. */
export function marking({ of, ifOwned }: Scope): readonly Grant[] {
  return [
    {
      sid: 'OwnEndpoints',
      operations: ['AddTags', 'DeleteTags'],
      on: of('endpoint', ANY),
      when: ifOwned,
    },
  ];
}

export function removing(scope: Scope, models: readonly string[]): readonly (Grant | Right)[] {
  const { of, parts, ifOwned, scalableTargets } = scope;
  return [
    ...endingAlarms(scope),
    { sid: 'OwnEndpoints', operations: ['DeleteEndpoint'], on: of('endpoint', ANY), when: ifOwned },
    ...endingScaling(scalableTargets),
    {
      sid: 'RemoveConfigs',
      operations: ['DeleteEndpointConfig'],
      on: of('endpoint-config', [parts]),
      when: ifOwned,
    },
    { sid: 'RemoveModels', operations: ['DeleteModel'], on: of('model', models), when: ifOwned },
  ];
}
