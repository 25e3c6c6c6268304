// Heading "The performance model" of docs/simulator.md: what is identical by definition, and the shape of captured results.
import { describe, expect, test } from 'vitest';
import { type Machine, machineOf, serverlessMachine } from './services/recommendations/machines.ts';
import {
  latency,
  serverOf,
  tail,
  throughput,
  usersAtPlateau,
  usersWithin,
} from './services/recommendations/performance.ts';
import { profileOf } from './services/recommendations/profile.ts';
import { openAccount } from './testing/account.ts';
import { CONTAINER, jobsOf, type Row, realTime, VISION, within } from './testing/jobs.ts';

const omp = (...values: string[]) => ({
  EnvironmentParameterRanges: {
    CategoricalParameterRanges: [{ Name: 'OMP_NUM_THREADS', Value: values }],
  },
});

async function account(options: Parameters<typeof openAccount>[0] = {}) {
  const opened = await openAccount(options);
  await opened.model('m');
  return { ...opened, jobs: jobsOf(opened) };
}

const byType = (rows: readonly Row[], type: string): Row => {
  const row = rows.find((one) => one.type === type);
  if (row === undefined) throw new Error(`no row of ${type}`);
  return row;
};

describe('every row', () => {
  test('costs per inference what it costs per hour, over 60 times its invocations a minute', async () => {
    const { jobs } = await account();
    await jobs.quick('default', { ContainerConfig: CONTAINER });
    await jobs.advanced(
      'advanced',
      [
        { InstanceType: 'ml.m5.xlarge', ...omp('1', '2', '10') },
        { ServerlessConfig: { MemorySizeInMB: 4096, MaxConcurrency: 5 } },
      ],
      within(80, 20_000),
    );
    const rows = [...(await jobs.rows('default')), ...(await jobs.rows('advanced'))];
    expect(rows.length).toBeGreaterThan(8);
    for (const row of rows) {
      expect(Math.abs(row.perInference * row.invocations * 60 - row.perHour) / row.perHour).toBeLessThan(
        1e-6,
      );
    }
  });

  test('has prices with the artefacts of single precision, and whole milliseconds', async () => {
    const { jobs } = await account();
    await jobs.quick('j');
    for (const row of await jobs.rows('j')) {
      expect(row.perHour).toBe(Math.fround(row.perHour));
      expect(row.perInference).toBe(Math.fround(row.perInference));
      expect(Number.isInteger(row.latency) && Number.isInteger(row.invocations)).toBe(true);
    }
    expect(byType(await jobs.rows('j'), 'ml.c5.xlarge').perHour).toBe(0.20399999618530273);
  });

  test('sums the use of the cores, which may exceed 100 per cent', async () => {
    const { jobs } = await account();
    await jobs.quick('j');
    const cpu = byType(await jobs.rows('j'), 'ml.m4.2xlarge').whole.Metrics?.CpuUtilization ?? 0;
    expect(cpu).toBeGreaterThan(100);
    expect(cpu).toBeLessThanOrEqual(800);
  });
});

describe('a Default job', () => {
  test('tests one instance of each type, and recommends the environment that it has tuned', async () => {
    const { jobs } = await account();
    await jobs.quick('j');
    const rows = await jobs.rows('j');
    expect(rows.map((row) => row.type).sort()).toEqual(['ml.c5.xlarge', 'ml.m4.2xlarge', 'ml.m5.large']);
    expect(rows.map((row) => row.count)).toEqual([1, 1, 1]);
    expect(byType(rows, 'ml.c5.xlarge').environment).toEqual({
      SAGEMAKER_MODEL_SERVER_WORKERS: '4',
      OMP_NUM_THREADS: '1',
    });
  });

  test('leaves alone what the model itself sets', async () => {
    const { jobs, model } = await account();
    const PrimaryContainer = { Image: 'a.example/x:1', Environment: { OMP_NUM_THREADS: '2' } };
    await model('own', { PrimaryContainer });
    await jobs.quick('j', { ModelName: 'own' });
    const [row] = await jobs.rows('j');
    expect(Object.keys(row?.environment ?? {})).toEqual(['SAGEMAKER_MODEL_SERVER_WORKERS']);
  });

  test('measures at saturation: slower than a request alone, and in the shape of captured XGBoost results', async () => {
    const { jobs } = await account();
    await jobs.quick('j');
    const rows = await jobs.rows('j');
    const [small, larger] = [byType(rows, 'ml.c5.xlarge'), byType(rows, 'ml.m4.2xlarge')];
    // Captured: 18,604 and 25,424 a minute; 1.8e-7 and 3.1e-7 USD an inference.
    expect(larger.invocations).toBeGreaterThan(small.invocations);
    expect(larger.perInference).toBeGreaterThan(small.perInference);
    for (const row of [small, larger]) {
      expect(row.invocations).toBeGreaterThan(8_000);
      expect(row.invocations).toBeLessThan(34_000);
      expect(row.latency).toBeGreaterThan(10);
    }
  });

  test('has captured ResNet50 results in their order', async () => {
    const { jobs } = await account();
    const SupportedInstanceTypes = ['ml.m5.large', 'ml.c5.xlarge', 'ml.inf1.xlarge', 'ml.g4dn.xlarge'];
    await jobs.quick('j', {
      ContainerConfig: { ...VISION, SupportedEndpointType: 'RealTime', SupportedInstanceTypes },
    });
    const rows = await jobs.rows('j');
    const invocations = SupportedInstanceTypes.map((type) => byType(rows, type).invocations);
    // Captured: 547, 758, 801; another model on ml.g4dn.xlarge 1,645.
    expect([...invocations].sort((a, b) => a - b)).toEqual(invocations);
    expect(byType(rows, 'ml.inf1.xlarge').latency).toBeLessThan(byType(rows, 'ml.m5.large').latency);
  });

  test('adds compiled rows where the shape of the input is known, and they are quicker', async () => {
    const { jobs } = await account();
    const SupportedInstanceTypes = ['ml.c5.2xlarge'];
    const container = { ...VISION, SupportedInstanceTypes, DataInputConfig: '{"input":[1,3,224,224]}' };
    await jobs.quick('j', { ContainerConfig: { ...container, SupportedEndpointType: 'RealTime' } });
    const rows = await jobs.rows('j');
    const compiled = rows.find((row) => row.whole.ModelConfiguration?.CompilationJobName !== undefined);
    const plain = rows.find((row) => row !== compiled);
    expect(rows).toHaveLength(2);
    expect(compiled?.invocations).toBeGreaterThan(plain?.invocations ?? 0);
  });
});

describe('an Advanced job', () => {
  test('has as many instances as the wanted invocations take, and reports the latency at the threshold', async () => {
    const { jobs } = await account();
    const Stairs = { DurationInSeconds: 600, NumberOfSteps: 10, UsersPerStep: 3 };
    await jobs.advanced('j', [{ InstanceType: 'ml.m5.xlarge', ...omp('2', '4', '10') }], within(1000, 3000), {
      ContainerConfig: VISION,
      TrafficPattern: { TrafficType: 'STAIRS', Stairs },
    });
    const rows = [...(await jobs.rows('j'))].sort((a, b) => a.count - b.count);
    // Captured with OMP_NUM_THREADS 2, 4, 10: 2, 3, 5 instances, all of them at 100 ms.
    expect(rows.map((row) => row.environment.OMP_NUM_THREADS)).toEqual(['2', '4', '10']);
    expect(new Set(rows.map((row) => row.count)).size).toBe(3);
    for (const row of rows) {
      expect(row.latency).toBe(1000);
      expect(row.invocations).toBeGreaterThanOrEqual(3000);
      expect((row.invocations / row.count) * (row.count - 1)).toBeLessThan(3000);
      expect(row.perHour).toBe(Math.fround(0.23 * row.count));
    }
  });

  test('recommends nothing that misses the threshold, though its steps tell', async () => {
    const { jobs } = await account();
    const container = { ContainerConfig: VISION };
    const both = [{ InstanceType: 'ml.c5.2xlarge' as const }, { InstanceType: 'ml.c5.large' as const }];
    await jobs.advanced('j', both, within(90), container);
    expect((await jobs.rows('j')).map((row) => row.type)).toEqual(['ml.c5.2xlarge']);
    const missed = (await jobs.steps('j')).find(
      (step) => step.InferenceBenchmark?.EndpointConfiguration?.InstanceType === 'ml.c5.large',
    );
    expect(missed?.Status).toBe('COMPLETED');
    expect(missed?.InferenceBenchmark?.Metrics?.ModelLatency).toBeGreaterThan(90);
  });

  test('without a threshold reports the tail where the throughput flattens', async () => {
    const { jobs } = await account();
    await jobs.advanced('stop', [{ InstanceType: 'ml.c5.large' }], { MaxInvocations: 100 });
    await jobs.advanced('on', [{ InstanceType: 'ml.c5.large' }], {
      MaxInvocations: 100,
      FlatInvocations: 'Continue',
    });
    const [[stopped], [on]] = [await jobs.rows('stop'), await jobs.rows('on')];
    expect(stopped?.count).toBe(1);
    expect(on?.latency).toBeGreaterThan(stopped?.latency ?? 0);
  });

  test('tests each combination of the environment, each configuration once before any twice', async () => {
    const { jobs } = await account();
    const ranges = [
      { Name: 'OMP_NUM_THREADS', Value: ['1', '2'] },
      { Name: 'SAGEMAKER_MODEL_SERVER_WORKERS', Value: ['1', '2'] },
    ];
    const one = { EnvironmentParameterRanges: { CategoricalParameterRanges: ranges } };
    const two = [
      { InstanceType: 'ml.c5.large' as const, ...one },
      { InstanceType: 'ml.c5.xlarge' as const, ...one },
    ];
    await jobs.advanced('all', two, within(500));
    expect(await jobs.rows('all')).toHaveLength(8);
    await jobs.advanced('few', two, within(500), { ResourceLimit: { MaxNumberOfTests: 2 } });
    expect((await jobs.rows('few')).map((row) => row.type).sort()).toEqual(['ml.c5.large', 'ml.c5.xlarge']);
  });
});

describe('serverless', () => {
  const size = (memory: number, concurrency: number) => ({
    ServerlessConfig: { MemorySizeInMB: memory, MaxConcurrency: concurrency },
  });

  test('is in proportion to its concurrency, costs by the second, and knows the time of its setup', async () => {
    const { jobs } = await account();
    await jobs.advanced('j', [size(2048, 1), size(4096, 1), size(2048, 3)]);
    const rows = await jobs.rows('j');
    const of = (memory: number, concurrency: number) =>
      rows.find(
        (row) =>
          row.memory === memory &&
          row.whole.EndpointConfiguration?.ServerlessConfig?.MaxConcurrency === concurrency,
      );
    const [one, wide] = [of(2048, 1), of(2048, 3)];
    expect((wide?.invocations ?? 0) / (one?.invocations ?? 1)).toBeGreaterThan(2.99);
    expect((wide?.invocations ?? 0) / (one?.invocations ?? 1)).toBeLessThan(3.01);
    expect(one?.perHour).toBe(Math.fround(0.144));
    const setup = (row: Row | undefined) => row?.whole.Metrics?.ModelSetupTime ?? 0;
    expect(setup(one)).toBeGreaterThan(1_000_000);
    expect(setup(of(4096, 1))).toBeLessThan(setup(one));
    expect(one?.whole.Metrics?.CpuUtilization).toBeNaN();
    expect(one?.whole.Metrics?.MemoryUtilization).toBeNaN();
  });

  test('comes beside instances in a Default job, unless one kind is asked for', async () => {
    const { jobs } = await account();
    await jobs.quick('both', { ContainerConfig: CONTAINER });
    await jobs.quick('only', { ContainerConfig: { ...CONTAINER, SupportedEndpointType: 'Serverless' } });
    const kinds = (rows: readonly Row[]) => new Set(rows.map((row) => row.type === 'serverless'));
    expect(kinds(await jobs.rows('both'))).toEqual(new Set([true, false]));
    const only = await jobs.rows('only');
    expect(only.map((row) => row.memory).sort()).toEqual([1024, 2048, 3072, 4096, 5120, 6144]);
    expect(only.map((row) => row.whole.EndpointConfiguration?.ServerlessConfig?.MaxConcurrency)).toEqual([
      1, 1, 1, 1, 1, 1,
    ]);
  });
});

describe('noise', () => {
  const rowsOf = async (name: string, seed: number) => {
    const { jobs } = await account({ seed });
    await jobs.quick(name);
    return [...(await jobs.rows(name))].sort((a, b) => (a.type < b.type ? -1 : 1));
  };
  const figures = (rows: readonly Row[]) => rows.map((row) => [row.type, row.invocations, row.latency]);

  test('is the same for the same job in the same world, and differs a little for another job and another world', async () => {
    const first = await rowsOf('one', 1);
    expect(figures(await rowsOf('one', 1))).toEqual(figures(first));
    for (const other of [await rowsOf('two', 1), await rowsOf('one', 2)]) {
      expect(figures(other)).not.toEqual(figures(first));
      for (const [index, row] of other.entries()) {
        const share = row.invocations / (first[index]?.invocations ?? 1);
        expect(share).toBeGreaterThan(0.9);
        expect(share).toBeLessThan(1.11);
      }
    }
  });

  test('leaves lists that are not strictly in the order of cost', async () => {
    const { jobs } = await account();
    let unsorted = 0;
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
      await jobs.quick(name, { ContainerConfig: CONTAINER });
      const costs = (await jobs.rows(name)).map((row) => row.perInference);
      if (costs.some((cost, index) => cost < (costs[index - 1] ?? 0))) unsorted++;
    }
    expect(unsorted).toBeGreaterThan(0);
  });
});

describe('the model', () => {
  const xgboost = profileOf({ framework: 'XGBOOST', identity: 'm' });
  const vision = profileOf({ framework: 'PYTORCH', domain: 'COMPUTER_VISION', identity: 'm' });
  const one = { OMP_NUM_THREADS: '1' };
  const known = (type: string): Machine => {
    const machine = machineOf(type);
    if (machine === undefined) throw new Error(type);
    return machine;
  };

  test('lets throughput and latency grow with users, and throughput never past its ceiling', () => {
    const server = serverOf(known('ml.m5.xlarge'), vision, {});
    const users = [0.01, 1, 2, 5, 20, 200];
    const rates = users.map((count) => throughput(server, count));
    const times = users.map((count) => latency(server, count));
    expect([...rates].sort((a, b) => a - b)).toEqual(rates);
    expect([...times].sort((a, b) => a - b)).toEqual(times);
    expect(rates.at(-1)).toBeLessThanOrEqual(server.ceiling);
    expect(times[0]).toBeCloseTo(server.alone, 0);
  });

  test('puts the plateau at nine tenths of the ceiling', () => {
    const server = serverOf(known('ml.c5.large'), xgboost, {});
    expect(throughput(server, usersAtPlateau(server)) / server.ceiling).toBeCloseTo(0.9, 6);
  });

  test('finds the users whose tail just stays within a limit', () => {
    const server = serverOf(known('ml.c5.large'), xgboost, {});
    const users = usersWithin(server, 40, 'P95', 100) ?? 0;
    expect(tail(server, users, 'P95')).toBeCloseTo(40, 3);
    expect(usersWithin(server, 40, 'P99', 100)).toBeLessThan(users);
    expect(usersWithin(server, 1, 'P95', 100)).toBeUndefined();
    expect(usersWithin(server, 1e9, 'P95', 5)).toBe(5);
  });

  test.each([
    ['m5', ['large', 'xlarge', '2xlarge', '4xlarge']],
    ['c6i', ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge']],
  ])('gives larger %s more throughput, and each of their cores less', (family, sizes) => {
    const servers = sizes.map((size) => serverOf(known(`ml.${family}.${size}`), vision, one));
    const ceilings = servers.map((server) => server.ceiling);
    const perCore = servers.map((server) => server.ceiling / server.cores);
    expect([...ceilings].sort((a, b) => a - b)).toEqual(ceilings);
    expect([...perCore].sort((a, b) => b - a)).toEqual(perCore);
  });

  test('shortens a request by threads that share it, and pays for it with throughput', () => {
    const [single, four] = ['1', '4'].map((OMP_NUM_THREADS) =>
      serverOf(known('ml.m5.xlarge'), vision, { OMP_NUM_THREADS }),
    );
    expect(four?.alone).toBeLessThan(single?.alone ?? 0);
    expect(four?.ceiling).toBeLessThan(single?.ceiling ?? 0);
  });

  test('helps a neural network by an accelerator, and a tree not at all', () => {
    const ceiling = (type: string, profile: typeof vision) => serverOf(known(type), profile, one).ceiling;
    expect(ceiling('ml.g5.xlarge', vision)).toBeGreaterThan(3 * ceiling('ml.m5.xlarge', vision));
    expect(ceiling('ml.g4dn.xlarge', xgboost)).toBe(ceiling('ml.m5.xlarge', xgboost));
  });

  test('makes serverless faster with memory, down to what one thread needs', () => {
    const alone = [1024, 2048, 4096].map((memory) => serverOf(serverlessMachine(memory), vision, {}).alone);
    expect([...alone].sort((a, b) => b - a)).toEqual(alone);
  });

  test('is the same for the same model in every world, and another for another model', () => {
    const again = profileOf({ framework: 'XGBOOST', identity: 'm' });
    expect(again).toEqual(xgboost);
    expect(profileOf({ framework: 'XGBOOST', identity: 'other' }).work).not.toBe(xgboost.work);
  });

  test('knows every instance type but the newest', () => {
    expect(machineOf('ml.c6i.large')?.cores).toBe(2);
    expect(machineOf('ml.z9.large')).toBeUndefined();
  });
});

test('a scenario can report microseconds, and leave the use of the cores unknown', async () => {
  const { jobs } = await account({
    scenario: {
      jobs: [
        { kind: 'microseconds', job: 'us' },
        { kind: 'unknown-utilization', job: 'nan' },
      ],
    },
  });
  await jobs.quick('us', { ContainerConfig: realTime(['ml.c5.large']) });
  await jobs.quick('nan', { ContainerConfig: realTime(['ml.c5.large']) });
  const [[microseconds], [unknown]] = [await jobs.rows('us'), await jobs.rows('nan')];
  expect(microseconds?.latency).toBeGreaterThan(10_000);
  expect(unknown?.whole.Metrics?.CpuUtilization).toBeNaN();
});
