// INF109x: recommendation policies, as the file has them.
import type { CodeDefinition } from './definition.ts';

export const recommendationCodes = {
  INF1090: {
    title: 'a policy does not exist',
    why: 'The endpoint asks a policy for its hardware that is not under recommendations.',
    fix: 'Correct the name after recommend:, or add the policy.',
    exit: 65,
  },
  INF1091: {
    title: 'a policy is not used',
    why: 'No endpoint names it with recommend:, so nothing would ever be measured.',
    fix: 'Name it on an endpoint, or remove it.',
    exit: 65,
  },
  INF1092: {
    title: 'the load of a job breaks a rule of the service',
    why: 'The service checks the load only after the job has begun, and fails it: phases last 2 to 60 minutes, each ends with more users than it began with, the next one begins within 3 users of that, and all of them fit into the duration of the job.',
    fix: 'Correct the phases as the message says.',
    exit: 65,
  },
  INF1093: {
    title: 'burstable instance types cannot be measured',
    why: 'Their speed depends on the credits that they have left, so the service refuses them once the job has begun.',
    fix: 'Use a type of the families m5, m6i, c5 or c6i instead.',
    exit: 65,
  },
  INF1094: {
    title: 'a job has too many candidates',
    why: 'A job of Inference Recommender takes 10 endpoint configurations; an env range makes one test of each value on each instance type.',
    fix: 'Leave candidates out, or split the policy in two.',
    exit: 65,
  },
  INF1095: {
    title: 'a requirement does not fit the job',
    why: 'A Default job knows only the latency at saturation. An Advanced job has one threshold, p95 or p99, and needs it or a throughput to know when a test is over. Only serverless candidates have a cold start. Only a generative job measures p50, time to first token and tokens a second.',
    fix: 'Require latencyAtSaturation of a Default job, and p95 or p99 of an Advanced one.',
    exit: 65,
  },
  INF1096: {
    title: 'a policy lacks something that its job needs',
    why: 'The service would take the request and fail the job later, or inferra could not decide what the job is for.',
    fix: 'Add what the message names.',
    exit: 65,
  },
  INF1097: {
    title: 'values of a policy contradict each other',
    why: 'One of them would have no effect, or nothing could fulfil both.',
    fix: 'Correct one of the two.',
    exit: 65,
  },
  INF1098: {
    title: 'a policy cannot be measured in that environment',
    why: 'measuredIn takes the measurement of another environment of the same file.',
    fix: 'Name another environment of the file, or leave measuredIn out.',
    exit: 65,
  },
  INF1099: {
    title: 'a candidate could never serve the endpoint',
    why: 'Serverless endpoints have one variant, no VPC, no KMS key and no data capture; the service loads a live endpoint only where it has one variant on instances. A generative job measures weights and makes a package of them, and nothing else can serve weights.',
    fix: 'Leave the candidate out of this policy, or give the endpoint a policy of its own.',
    exit: 65,
  },
} as const satisfies Readonly<Record<string, CodeDefinition>>;
