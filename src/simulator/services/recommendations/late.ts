// What a job fails of after it was accepted: the service looks at most of its input only then. The texts of
// "Troubleshoot Inference Recommender errors" (Developer Guide, read 2026-11) where it has one; the others are assumed.

import type { JobInput, Phase, RecommendationJobRecord, Stairs } from '../../world/job-records.ts';
import type { Context } from '../context.ts';
import { isAssumable } from '../roles.ts';
import { isBurstable, machineOf } from './machines.ts';
import type { Subject } from './subject.ts';
import { secondsOf, usersAtEnd } from './traffic.ts';

/** Why the job fails before its first test; undefined where it does not. */
export function doomOf(ctx: Context, job: RecommendationJobRecord, subject: Subject): string | undefined {
  const problems = [
    roleProblem(ctx, job.role),
    subject.containers.length === 0 ? 'The model of the job does not exist any more.' : undefined,
    ...describedProblems(subject),
    ...typeProblems(job.input, subject),
    ...(job.type === 'Advanced' ? trafficProblems(job) : []),
    endpointProblem(ctx, job.input),
  ];
  return problems.find((one) => one !== undefined);
}

function roleProblem(ctx: Context, role: string): string | undefined {
  if (isAssumable(ctx, role)) return undefined;
  return 'Provided role ARN cannot be assumed and an AWSSecurityTokenServiceException error occurred.';
}

const VALUES = {
  Domain: ['COMPUTER_VISION', 'NATURAL_LANGUAGE_PROCESSING', 'MACHINE_LEARNING', 'OTHER'],
  Task: [
    ...['IMAGE_CLASSIFICATION', 'OBJECT_DETECTION', 'TEXT_GENERATION', 'IMAGE_SEGMENTATION', 'FILL_MASK'],
    ...['CLASSIFICATION', 'REGRESSION', 'OTHER'],
  ],
  Framework: ['TENSORFLOW', 'PYTORCH', 'XGBOOST', 'SAGEMAKER-SCIKIT-LEARN', 'OTHER'],
} as const;

/** Domain, framework and payload are mandatory; the values are those of the model's text, or OTHER (the guide's advice). */
function describedProblems({ described, name }: Subject): readonly (string | undefined)[] {
  const version = /\/(\d+)$/.exec(name)?.[1];
  const where = version === undefined ? 'the ContainerConfig' : `the Model Package version ${version}`;
  const missing = (what: string): string =>
    `Specify ${what} in ${where}. ${what} is a mandatory parameter for the job.`;
  const wrong = (Object.keys(VALUES) as (keyof typeof VALUES)[]).map((key) => {
    const value = described[key];
    if (value === undefined || (VALUES[key] as readonly string[]).includes(value)) return undefined;
    return `${key} ${value} is not supported. Supported values: [${VALUES[key].join(', ')}].`;
  });
  const payload = described.PayloadConfig?.SamplePayloadUrl;
  return [
    described.Domain === undefined ? missing('Domain') : undefined,
    described.Framework === undefined ? missing('Framework') : undefined,
    payload === undefined ? missing('SamplePayloadUrl') : undefined,
    ...wrong,
  ];
}

function typeProblems(input: JobInput, { described }: Subject): readonly (string | undefined)[] {
  const types = [
    ...(input.EndpointConfigurations ?? []).flatMap((one) => one.InstanceType ?? []),
    ...(described.SupportedInstanceTypes ?? []),
  ];
  return types.map((type) => {
    if (isBurstable(type)) return `Burstable instance type ${type} is not allowed.`;
    return machineOf(type) === undefined ? `Instance type ${type} is not supported.` : undefined;
  });
}

const LONGEST_JOB = 18_000;

function trafficProblems({ input, stopping }: RecommendationJobRecord): readonly (string | undefined)[] {
  const { TrafficPattern: pattern = {}, JobDurationInSeconds: longest = LONGEST_JOB } = input;
  const invocations = stopping?.MaxInvocations;
  return [
    longest > LONGEST_JOB ? `JobDurationInSeconds should not be more than ${LONGEST_JOB}.` : undefined,
    invocations === undefined ? undefined : range('MaxInvocations', invocations, 1, 30_000),
    ...(pattern.TrafficType === 'STAIRS'
      ? stairsProblems(pattern.Stairs)
      : phasesProblems(pattern.Phases ?? [])),
    secondsOf(pattern) > longest
      ? 'Total Traffic duration (across) should not be more than Job duration.'
      : undefined,
  ];
}

function stairsProblems(stairs: Stairs | undefined): readonly (string | undefined)[] {
  const { DurationInSeconds, NumberOfSteps, UsersPerStep } = stairs ?? {};
  if (DurationInSeconds === undefined || NumberOfSteps === undefined || UsersPerStep === undefined) {
    return ['Specify DurationInSeconds, NumberOfSteps and UsersPerStep in Stairs.'];
  }
  return [range('DurationInSeconds', DurationInSeconds, 120, 3600)];
}

function phasesProblems(phases: readonly Phase[]): readonly (string | undefined)[] {
  if (phases.length === 0) return ['Specify at least one phase in Phases.'];
  return phases.flatMap((phase, index) => {
    const before = phases[index - 1];
    return [
      range('InitialNumberOfUsers', phase.InitialNumberOfUsers, 1, 3),
      range('SpawnRate', phase.SpawnRate, 0, 3),
      range('DurationInSeconds', phase.DurationInSeconds, 120, 3600),
      before === undefined ? undefined : gap(usersAtEnd(before), phase.InitialNumberOfUsers ?? 0),
    ];
  });
}

/** Neighbouring phases may differ by three users at most (Developer Guide, read 2026-11). */
function gap(end: number, start: number): string | undefined {
  if (Math.abs(start - end) <= 3) return undefined;
  return `Users at the end of prev phase is ${end} while initial users of current phase is ${start}.`;
}

function range(what: string, value: number | undefined, low: number, high: number): string | undefined {
  if (value !== undefined && value >= low && value <= high) return undefined;
  return `${what} should be between ${low} and ${high}.`;
}

/** Feature exclusions of benchmarking an existing endpoint (Developer Guide, read 2026-11). */
function endpointProblem(ctx: Context, { Endpoints = [] }: JobInput): string | undefined {
  const [name] = Endpoints.flatMap((one) => one.EndpointName ?? []);
  if (name === undefined) return undefined;
  const fleet = ctx.world.get('endpoint', name)?.fleet;
  if (fleet === undefined) return `Endpoint ${name} is not in service.`;
  if (fleet.variants.length + fleet.shadow.length > 1) return `Endpoint ${name} has more than one variant.`;
  if (fleet.spec.AsyncInferenceConfig !== undefined || fleet.variants[0]?.instanceType === undefined) {
    return `Endpoint ${name} is not a real-time endpoint.`;
  }
  const model = ctx.world.get('model', fleet.variants[0].model ?? '');
  const modes = [model?.spec.PrimaryContainer, ...(model?.spec.Containers ?? [])].map((one) => one?.Mode);
  return modes.includes('MultiModel') ? `Endpoint ${name} is a multi-model endpoint.` : undefined;
}
