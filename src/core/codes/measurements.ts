// INF702x: jobs of Inference Recommender, and the hardware that is chosen from them.
import type { CodeDefinition } from './definition.ts';

export const measurementCodes = {
  INF7020: {
    title: 'hardware is not decided yet',
    why: 'The endpoint takes its hardware from a policy, and nothing has been measured for it: the lock file has no result for these inputs.',
    fix: 'Run `inferra recommend run` for the policy and commit the lock file, or `inferra apply` at a terminal (or with --allow-jobs), which runs the jobs first.',
    exit: 6,
  },
  INF7021: {
    title: 'a recommendation job failed',
    why: 'The service ended the job without results and says why. The same inputs find the same job again, so that nothing is paid for twice.',
    fix: 'Correct what the reason names. If the inputs stay the same (a role, a quota, a payload in the same place), run `inferra recommend run --force` for another attempt.',
    exit: 1,
  },
  INF7022: {
    title: 'a recommendation job was stopped',
    why: 'Somebody stopped the job before its end. Nothing is chosen from what it had measured until then.',
    fix: 'Run `inferra recommend run --force` for another attempt.',
    exit: 3,
  },
  INF7023: {
    title: 'the estimate is above the limit',
    why: 'The policy has limits: maxCost, and the job would cost more by the table of prices; or the price of a candidate is not in the table, so that nobody can say.',
    fix: 'Leave candidates out, lower maxTests, or raise maxCost.',
    exit: 6,
  },
  INF7024: {
    title: 'not measured in the other environment',
    why: 'The policy takes its measurement from another environment (measuredIn), and the lock file has none there with the same inputs.',
    fix: 'Run `inferra recommend run` for the policy in that environment first, or leave measuredIn out.',
    exit: 6,
  },
  INF7025: {
    title: 'a payload cannot be packed',
    why: 'A folder of sample requests holds something that does not belong into a bucket that jobs read: a link, a secret, a file that no request may be as large as.',
    fix: 'Correct what is named, or pass an archive in S3.',
    exit: 65,
  },
  INF7026: {
    title: 'no candidate meets the policy',
    why: 'Everything was measured, and each candidate misses a requirement. Choosing the least bad one would break what the policy promises.',
    fix: 'Look at `inferra recommend show`, which says what each candidate misses; loosen the requirement, or add candidates.',
    exit: 6,
  },
  INF7027: {
    title: 'the hardware was measured on something else',
    why: 'The model or the policy has changed since, and with renew: on-request a changed model keeps its hardware.',
    fix: 'Run `inferra recommend run` for the policy to measure again, or leave it.',
    exit: 2,
  },
  INF7028: {
    title: 'a measurement is old',
    why: 'It is older than the policy allows (refresh: after). Prices, instance types and the service change.',
    fix: 'Run `inferra recommend run --force` for the policy.',
    exit: 2,
  },
  INF7029: {
    title: 'no such policy',
    why: '`inferra recommend` takes keys of policies (`fraud-sla`) that an endpoint of the file asks with `recommend`.',
    fix: 'Correct the name; without one all policies that endpoints ask are meant.',
    exit: 64,
  },
  INF7030: {
    title: 'there is nothing to report',
    why: '`inferra recommend show --report` draws what was measured, and the lock file has no measurement of these policies. No page was written.',
    fix: 'Run `inferra recommend run` for the policy first; name the policies that are measured, or commit the lock file.',
    exit: 64,
  },
  INF7033: {
    title: 'the live endpoint cannot be loaded',
    why: 'The policy measures the live endpoint beside the candidates (against: endpoint). The service loads one that is in service, answers in real time, has one variant on instances, does not scale automatically and hosts one model; inferra loads none but its own.',
    fix: 'Leave `against` out for a new endpoint; for one that is busy, run the command again once it is InService.',
    exit: 6,
  },
  INF7034: {
    title: 'a job loads a live endpoint',
    why: 'With against: endpoint the job sends its load to the endpoint that serves, until it answers no faster. Its callers share it with the test.',
    fix: 'Run the job while there is little traffic, or leave `against` out of the policy.',
    exit: 0,
  },
  INF7035: {
    title: 'the account is not admitted to jobs for generative models',
    why: 'The service refused the request. AWS admits accounts to the generative AI recommendations one by one and region by region, and answers AccessDenied or ResourceLimitExceeded to all others; a missing permission, or a limit of jobs at once, looks the same.',
    fix: 'Check that whoever runs inferra may send the request that is named. If so, ask AWS support to admit the account, use a region that has the feature, or choose the hardware by `instance`. Nothing was started.',
    exit: 4,
  },
  INF7036: {
    title: 'a model package waits for approval',
    why: 'The job for a generative model made a model package, which SageMaker deploys only once it is Approved. Approving is a decision of people: inferra never does it.',
    fix: 'Look at the package and at `inferra recommend show`, and approve it with the command that the message names; then run the same command again. One that was rejected needs another job: `inferra recommend run --force`.',
    exit: 6,
  },
  INF7040: {
    title: 'a job was stopped because its spend passed the limit',
    why: 'The policy has limits: maxCost. While a run waits for its jobs, it adds up what the tests that were begun cost by the table of prices, and stops the jobs once that is more. Nothing is chosen from what they had measured until then.',
    fix: 'Leave candidates out, lower maxTests or raise maxCost; then run `inferra recommend run --force` for another attempt.',
    exit: 6,
  },
  INF7041: {
    title: 'a job is not of this project',
    why: 'A job under way is called as jobs of the policy are, but its tags do not say that it belongs to this project and environment. inferra stops nothing that is not its own.',
    fix: 'Leave it to whoever made it, or stop it with the AWS CLI.',
    exit: 5,
  },
} as const satisfies Record<string, CodeDefinition>;
