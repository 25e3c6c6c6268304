// What a request must be allowed to do, and to what: actions, resources and condition keys of the Service Authorization
// Reference ("Actions, resources, and condition keys for Amazon SageMaker", read 2026-11).
import { type Account, arnOf } from '../services/arn.ts';
import type { Context } from '../services/context.ts';
import type { Exchange } from '../wire/protocol.ts';
import type { RecordKind, Tag } from '../world/records.ts';
import { allows, type Need } from './statements.ts';

type Input = Readonly<Record<string, unknown>>;

/** Members that name the resources of an operation; those without any are about no resource. */
const ABOUT: Readonly<Record<string, readonly (readonly [RecordKind, string])[]>> = {
  ...of('Model', 'model', 'ModelName'),
  ...of('EndpointConfig', 'endpoint-config', 'EndpointConfigName'),
  ...of('InferenceRecommendationsJob', 'inference-recommendations-job', 'JobName'),
  ...of('AIRecommendationJob', 'ai-recommendation-job', 'AIRecommendationJobName'),
  ...of('AIWorkloadConfig', 'ai-workload-config', 'AIWorkloadConfigName'),
  ...of('InferenceComponent', 'inference-component', 'InferenceComponentName'),
  UpdateInferenceComponent: [['inference-component', 'InferenceComponentName']],
  UpdateInferenceComponentRuntimeConfig: [['inference-component', 'InferenceComponentName']],
  ...of('ModelPackageGroup', 'model-package-group', 'ModelPackageGroupName'),
  DescribeModelPackage: [['model-package', 'ModelPackageName']],
  UpdateModelPackage: [['model-package', 'ModelPackageArn']],
  DeleteModelPackage: [['model-package', 'ModelPackageName']],
  DescribeEndpoint: [['endpoint', 'EndpointName']],
  DeleteEndpoint: [['endpoint', 'EndpointName']],
  // The component is an optional resource of it: it counts where the request names one.
  InvokeEndpoint: [
    ['endpoint', 'EndpointName'],
    ['inference-component', 'InferenceComponentName'],
  ],
  UpdateEndpointWeightsAndCapacities: [['endpoint', 'EndpointName']],
  // Both are required resources of these two.
  CreateEndpoint: [
    ['endpoint', 'EndpointName'],
    ['endpoint-config', 'EndpointConfigName'],
  ],
  UpdateEndpoint: [
    ['endpoint', 'EndpointName'],
    ['endpoint-config', 'EndpointConfigName'],
  ],
  GetScalingConfigurationRecommendation: [
    ['inference-recommendations-job', 'InferenceRecommendationsJobName'],
  ],
};

function of(noun: string, kind: RecordKind, member: string): typeof ABOUT {
  const verbs = ['Create', 'Describe', 'Delete', 'Stop'];
  return Object.fromEntries(verbs.map((verb) => [`${verb}${noun}`, [[kind, member]]]));
}

/** Roles that a request hands over (CreateModel: API reference, "ExecutionRoleArn", read 2026-11). */
const ROLES: readonly string[] = ['ExecutionRoleArn', 'RoleArn'];

/** Whether the caller may do that, where the scenario says what he may; everything else he may. */
export function may({ conditions }: Context, action: string, resource: string): boolean {
  const { permissions } = conditions;
  return permissions === undefined || allows(permissions, { action, resource, context: {} });
}

/** What the caller may not do and would have to, where the scenario says what he may; the first thing of it. */
export function lackingOf(context: Context, exchange: Exchange): Need | undefined {
  const { permissions } = context.conditions;
  if (permissions === undefined) return undefined;
  return needsOf(context, exchange).find((need) => !allows(permissions, need));
}

function needsOf(context: Context, exchange: Exchange): readonly Need[] {
  const { operation, input } = exchange;
  // Anybody may ask who he is (API reference of STS, read 2026-11).
  if (operation === 'GetCallerIdentity') return [];
  // A role may trust somebody by name, whatever his policies say: that is decided with its trust.
  if (operation === 'AssumeRole') return [];
  const own = exchange.permission?.(context);
  if (own !== undefined) return [{ ...own, resource: own.resource.replaceAll('"', ''), context: {} }];
  const action = `sagemaker:${operation}`;
  const resources = resourcesOf(context, operation, input);
  const asked = tagsAsked(input);
  const needs = resources.map((resource) => ({
    action,
    resource,
    context: { ...asked, ...tagsThere(context, resource) },
  }));
  return [...needs, ...taggingOf(operation, resources, asked), ...passed(input)];
}

function resourcesOf(context: Account, operation: string, input: Input): readonly string[] {
  const tagged = input.ResourceArn;
  if (typeof tagged === 'string') return [tagged];
  const about = (ABOUT[operation] ?? []).flatMap(([kind, member]) => {
    const name = input[member];
    return typeof name === 'string' ? [name.startsWith('arn:') ? name : arnOf(context, kind, name)] : [];
  });
  return about.length === 0 ? ['*'] : about;
}

function tagsAsked({ Tags }: Input): Readonly<Record<string, string>> {
  return keyed('aws:RequestTag', Array.isArray(Tags) ? (Tags as readonly Tag[]) : []);
}

function tagsThere({ world }: Context, resource: string): Readonly<Record<string, string>> {
  const [, kind = '', name = ''] = /^arn:[^:]+:sagemaker:[^:]*:[^:]*:([a-z-]+)\/(.+)$/i.exec(resource) ?? [];
  if (kind === '') return {};
  return keyed('aws:ResourceTag', world.get(kind.toLowerCase() as RecordKind, name)?.tags ?? []);
}

function keyed(key: string, tags: readonly Tag[]): Readonly<Record<string, string>> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [`${key}/${Key}`, Value]));
}

/** Tags of a creation need AddTags, too; `sagemaker:TaggingAction` then says which creation it is for. */
function taggingOf(
  operation: string,
  [resource]: readonly string[],
  asked: Readonly<Record<string, string>>,
): readonly Need[] {
  if (!operation.startsWith('Create') || resource === undefined || Object.keys(asked).length === 0) return [];
  return [
    { action: 'sagemaker:AddTags', resource, context: { ...asked, 'sagemaker:TaggingAction': operation } },
  ];
}

function passed(input: Input): readonly Need[] {
  return ROLES.flatMap((member) => {
    const role = input[member];
    if (typeof role !== 'string') return [];
    return [
      {
        action: 'iam:PassRole',
        resource: role,
        context: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
      },
    ];
  });
}
