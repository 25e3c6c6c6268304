// What jobs for generative models send: the service describes and tags them by requests of their own.
import { passing, tagging } from './conditions.ts';
import type { Grant, Right } from './policy.ts';
import type { Scope } from './scope.ts';

const ANY = ['*'] as const;

/** Results of jobs for generative models, and what a choice among them depends on. */
export function generated({ of, generativeJobs: jobs }: Scope): readonly Grant[] {
  if (jobs.length === 0) return [];
  return [
    {
      sid: 'ReadGenerativeJobs',
      operations: ['DescribeAIRecommendationJob'],
      on: of('ai-recommendation-job', jobs),
    },
    {
      sid: 'ReadWorkloads',
      operations: ['DescribeAIWorkloadConfig'],
      on: of('ai-workload-config', jobs),
    },
    { sid: 'ReadEndpoints', operations: ['DescribeEndpoint'], on: of('endpoint', ANY) },
    {
      sid: 'ReadConfigs',
      operations: ['DescribeEndpointConfig', 'ListTags'],
      on: of('endpoint-config', ANY),
    },
  ];
}

export function generating({
  of,
  generativeJobs: jobs,
  asOwned,
  rolesOfJobs,
}: Scope): readonly (Grant | Right)[] {
  if (jobs.length === 0) return [];
  const [own, workloads] = [of('ai-recommendation-job', jobs), of('ai-workload-config', jobs)];
  return [
    { sid: 'Find', operations: ['ListAIRecommendationJobs'], on: ANY },
    {
      sid: 'MakeGenerativeJobs',
      operations: ['CreateAIRecommendationJob'],
      on: [...own, ...workloads],
      when: asOwned,
    },
    { sid: 'MakeWorkloads', operations: ['CreateAIWorkloadConfig'], on: workloads, when: asOwned },
    tagging('TagGenerativeJobs', ['CreateAIRecommendationJob'], own),
    tagging('TagWorkloads', ['CreateAIWorkloadConfig'], workloads),
    passing(rolesOfJobs),
  ];
}

export function stoppingGenerative({ of, generativeJobs: jobs, ifOwned }: Scope): readonly Grant[] {
  if (jobs.length === 0) return [];
  const own = of('ai-recommendation-job', jobs);
  return [
    { sid: 'Find', operations: ['ListAIRecommendationJobs'], on: ANY },
    { sid: 'ReadGenerativeJobs', operations: ['DescribeAIRecommendationJob'], on: own },
    { sid: 'StopGenerativeJobs', operations: ['StopAIRecommendationJob'], on: own, when: ifOwned },
  ];
}
