// One load test, from nothing to its result: an endpoint of its own is made and seen like any other, loaded, and removed.
import { ServiceFault } from '../../wire/errors.ts';
import type { Benchmark, RecommendationJobRecord } from '../../world/job-records.ts';
import type { ConfigRecord, EndpointRecord, ModelRecord, WorldRecord } from '../../world/records.ts';
import { arnOf } from '../arn.ts';
import type { Context } from '../context.ts';
import { faultOf, timetable } from '../deployment.ts';
import { durations, howLong } from '../durations.ts';
import { fleetOf } from '../fleets.ts';
import { dataAt } from '../objects.ts';
import { checkFleetQuotas } from '../quotas.ts';
import { madeName } from './candidates.ts';
import { measure } from './measure.ts';
import type { Subject } from './subject.ts';
import { secondsOf } from './traffic.ts';

/** A test after it has gone on, and what that does to the account. */
export type Turn = {
  readonly benchmark: Benchmark;
  readonly put: readonly WorldRecord[];
  readonly drop: readonly WorldRecord[];
};

/** Everything that a turn of a test needs to know. */
export type Setting = {
  readonly ctx: Context;
  readonly job: RecommendationJobRecord;
  readonly subject: Subject;
};

export function start(setting: Setting, test: Benchmark): Turn {
  if (test.existing !== undefined) return startExisting(setting, test, test.existing);
  try {
    return launch(setting, test);
  } catch (error) {
    if (!(error instanceof ServiceFault)) throw error;
    return failed(setting, test, `${error.code} when calling CreateEndpoint operation: ${error.message}`);
  }
}

/** What is due of a test that runs: its endpoint has settled, or the load is over. */
export function goOn(setting: Setting, test: Benchmark): Turn {
  return test.stage === 'launch' ? landed(setting, test) : ended(setting, test);
}

/** A test that is broken off with its job. */
export function breakOff(setting: Setting, test: Benchmark): Turn {
  return removed(setting, { ...settled(test), status: 'STOPPED' });
}

function startExisting(setting: Setting, test: Benchmark, name: string): Turn {
  const { ctx } = setting;
  const [variant] = ctx.world.get('endpoint', name)?.fleet?.variants ?? [];
  const hardware = {
    ...(variant?.instanceType === undefined ? {} : { instanceType: variant.instanceType }),
    count: variant?.currentCount ?? 1,
  };
  return loading(setting, { ...test, ...hardware });
}

/** @throws ServiceFault where the account has no room for the endpoint. */
function launch(setting: Setting, test: Benchmark): Turn {
  const { ctx, job, subject } = setting;
  if (test.serverless !== undefined && job.input.VpcConfig !== undefined) {
    throw new ServiceFault('ValidationException', 'VpcConfig is not supported with ServerlessConfig.');
  }
  const outcome = measure(ctx, job, subject, test);
  const count = outcome.ok ? outcome.count : 1;
  const [model, config] = made(setting, test, count);
  ctx.world.commit([model, config]);
  const fleet = fleetOf(ctx, config);
  checkFleetQuotas(ctx, config.name, fleet);
  const fault = faultOf(ctx, 'create', config.name, fleet);
  const steps = timetable(ctx, { on: 'create', endpoint: config.name, fleet }, fault);
  const endpoint: EndpointRecord = {
    ...common(ctx, config.name),
    ...{
      kind: 'endpoint',
      arn: arnOf(ctx, 'endpoint', config.name),
      status: 'Creating',
      config: config.name,
    },
    work: { kind: 'create', started: ctx.world.time, steps, pending: fleet },
  };
  const until = steps.at(-1)?.at ?? ctx.world.time;
  return {
    benchmark: { ...test, status: 'IN_PROGRESS', stage: 'launch', until, count },
    put: [endpoint],
    drop: [],
  };
}

function common(ctx: Context, name: string) {
  return { name, created: ctx.world.time, modified: ctx.world.time, tags: [] };
}

/** Model and config under one name, which the variant has too (captured results). */
function made({ ctx, job, subject }: Setting, test: Benchmark, count: number): [ModelRecord, ConfigRecord] {
  const name = madeName(job, test.id);
  const [first, ...others] = subject.containers.map((one) => ({
    ...one,
    Environment: { ...one.Environment, ...test.environment },
  }));
  const hardware =
    test.serverless === undefined
      ? { InstanceType: test.instanceType ?? '', InitialInstanceCount: count }
      : { ServerlessConfig: test.serverless };
  const model: ModelRecord = {
    ...common(ctx, name),
    kind: 'model',
    arn: arnOf(ctx, 'model', name),
    spec: {
      ...(first === undefined || others.length > 0
        ? { Containers: [...(first === undefined ? [] : [first]), ...others] }
        : { PrimaryContainer: first }),
      ExecutionRoleArn: job.role,
      ...(job.input.VpcConfig === undefined ? {} : { VpcConfig: job.input.VpcConfig }),
      EnableNetworkIsolation: false,
    },
  };
  const config: ConfigRecord = {
    ...common(ctx, name),
    kind: 'endpoint-config',
    arn: arnOf(ctx, 'endpoint-config', name),
    spec: {
      ProductionVariants: [{ VariantName: name, ModelName: name, InitialVariantWeight: 1, ...hardware }],
      ...(job.input.VolumeKmsKeyId === undefined ? {} : { KmsKeyId: job.input.VolumeKmsKeyId }),
    },
  };
  return [model, config];
}

function landed(setting: Setting, test: Benchmark): Turn {
  const endpoint = setting.ctx.world.get('endpoint', madeName(setting.job, test.id));
  if (endpoint?.status === 'InService') return loading(setting, test);
  return failed(setting, test, endpoint?.failureReason ?? GONE);
}

const GONE = 'ModelError when calling InvokeEndpoint operation: the endpoint does not exist any more.';

function loading(setting: Setting, test: Benchmark): Turn {
  const { ctx, job } = setting;
  const trouble = troubleOf(setting, test);
  const lasts = trouble === undefined ? loadDuration(setting, test) : broken(setting, test);
  const benchmark: Benchmark = {
    ...test,
    status: 'IN_PROGRESS',
    stage: 'load',
    loadedFrom: ctx.world.time,
    until: ctx.world.time + lasts + (job.fate.slower ?? 0),
    ...(trouble === undefined ? {} : { trouble }),
  };
  return { benchmark, put: [], drop: [] };
}

/** Texts of the guide's list of errors, and one that a user saw (amazon-sagemaker-examples#3074). */
function troubleOf({ ctx, job, subject }: Setting, test: Benchmark): string | undefined {
  const url = subject.described.PayloadConfig?.SamplePayloadUrl ?? '';
  const unreadable = dataAt(ctx, url) !== 'there' || ctx.conditions.missing('unreadableData', url);
  if (unreadable || !url.endsWith('.tar.gz')) {
    return `PayloadError when calling InvokeEndpoint operation: the payload ${url} cannot be read.`;
  }
  const about = { job: job.name, model: subject.name, instance: test.instanceType ?? 'serverless' };
  const [lost] = ctx.conditions.jobFaults(about);
  if (lost !== undefined) return lost.reason ?? MODEL_ERROR;
  const outcome = measure(ctx, job, subject, test);
  return outcome.ok ? undefined : outcome.reason;
}

const MODEL_ERROR =
  'INVALID_INPUT : 1. Model (owned by the customer in the container) returned 4xx or 5xx error code.';

/** An Advanced job sends its traffic twice: to find the capacity of an instance, and to confirm that of the fleet. */
function loadDuration({ ctx, job }: Setting, test: Benchmark): number {
  const about = [job.name.toLowerCase(), test.id] as const;
  if (job.type === 'Default') return howLong(durations.defaultLoad, ctx.seed, 'load', ...about);
  const traffic = secondsOf(job.input.TrafficPattern ?? {}) * 1000;
  const grown = (test.count ?? 1) > 1 ? howLong(durations.scaleOut, ctx.seed, 'grow', ...about) : 0;
  return 2 * traffic + grown + howLong(durations.analysis, ctx.seed, 'analysis', ...about);
}

function broken({ ctx, job }: Setting, test: Benchmark): number {
  return howLong(durations.brokenLoad, ctx.seed, 'broken', job.name.toLowerCase(), test.id);
}

function ended(setting: Setting, test: Benchmark): Turn {
  const { ctx, job, subject } = setting;
  if (test.trouble !== undefined) return failed(setting, test, test.trouble);
  const name = test.existing ?? madeName(job, test.id);
  if (!ctx.world.invoke(name).served) return failed(setting, test, GONE);
  const outcome = measure(ctx, job, subject, test);
  if (!outcome.ok) return failed(setting, test, outcome.reason);
  const { measured, fit } = outcome;
  return removed(setting, {
    ...settled(test),
    status: 'COMPLETED',
    loadedTo: ctx.world.time,
    measured,
    fit,
  });
}

function failed(setting: Setting, test: Benchmark, reason: string): Turn {
  const over = test.stage === 'load' ? { loadedTo: setting.ctx.world.time } : {};
  return removed(setting, { ...settled(test), ...over, status: 'FAILED', failureReason: reason });
}

function settled(test: Benchmark): Benchmark {
  const { stage: _stage, until: _until, trouble: _trouble, ...rest } = test;
  return rest;
}

/** Takes away what the test has made; an endpoint takes its time to go. */
function removed({ ctx, job }: Setting, benchmark: Benchmark): Turn {
  if (benchmark.existing !== undefined) return { benchmark, put: [], drop: [] };
  const name = madeName(job, benchmark.id);
  const drop = [ctx.world.get('model', name), ctx.world.get('endpoint-config', name)];
  const endpoint = ctx.world.get('endpoint', name);
  const put = endpoint === undefined || endpoint.status === 'Deleting' ? [] : [leaving(ctx, endpoint)];
  return { benchmark, put, drop: drop.filter((one) => one !== undefined) };
}

function leaving(ctx: Context, endpoint: EndpointRecord): EndpointRecord {
  const started = ctx.world.time;
  const at = started + howLong(durations.remove, ctx.seed, 'remove', endpoint.name);
  const work = { kind: 'delete', started, steps: [{ at, do: 'gone' }] } as const;
  return { ...endpoint, status: 'Deleting', modified: started, work };
}
