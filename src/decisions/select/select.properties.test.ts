// What holds of every selection, whatever was measured.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, candidateId, type Hardware } from './candidate.ts';
import type { Context, Policy, Prices } from './policy.ts';
import { rowsOf } from './rows.ts';
import { type Selection, select } from './select.ts';
import { requestsAMonth, sizeOf } from './size.ts';
import type { Described, JobStep } from './wire.ts';

const RUNS = Number(process.env.INFERRA_PROPERTY_RUNS ?? 200);
const SEED = process.env.INFERRA_SEED;
const TYPES = [
  'ml.a1.large',
  'ml.a1.xlarge',
  'ml.b2.2xlarge',
  'ml.b2.medium',
  'ml.c3.10xlarge',
  'ml.c3.2xlarge',
];

const hardware: fc.Arbitrary<Hardware> = fc.oneof(
  fc.constantFrom(...TYPES).map((type) => ({ kind: 'instance', type }) as const),
  fc.integer({ min: 1, max: 6 }).map((gb) => ({ kind: 'serverless', memory: gb * 1024 }) as const),
);

const measured: fc.Arbitrary<Candidate> = fc
  .record(
    {
      hardware,
      env: fc.constantFrom<Readonly<Record<string, string>>>(
        {},
        { OMP_NUM_THREADS: '1' },
        { OMP_NUM_THREADS: '2' },
      ),
      count: fc.integer({ min: 1, max: 5 }),
      maxInvocations: fc.integer({ min: 1, max: 30_000 }),
      latency: fc.integer({ min: 1, max: 300 }),
      latencyAt: fc.constantFrom('p95', 'p99', 'saturation'),
      coldStart: fc.integer({ min: 300, max: 9000 }),
      compiled: fc.constant('neo-1'),
      failure: fc.constant('PayloadError'),
    },
    { requiredKeys: ['hardware', 'env', 'count', 'maxInvocations', 'latency', 'latencyAt', 'coldStart'] },
  )
  .map((one) => ({ ...one, id: candidateId(one) }));

const field = fc.uniqueArray(measured, { selector: ({ id }) => id, minLength: 1, maxLength: 8 });

const traffic = fc
  .record({
    average: fc.integer({ min: 1, max: 2000 }),
    burst: fc.integer({ min: 0, max: 20_000 }),
    headroom: fc.constantFrom(0.3, 0.5, 0.7, 0.9, 1),
  })
  .map(({ average, burst, headroom }) => ({ average, peak: average + burst, headroom }));

const policy: fc.Arbitrary<Policy> = fc.record(
  {
    require: fc.record(
      {
        p95: fc.integer({ min: 10, max: 300 }),
        coldStart: fc.integer({ min: 300, max: 9000 }),
      },
      { requiredKeys: [] },
    ),
    traffic,
    objective: fc.constantFrom('cost', 'speed', 'balanced'),
    balance: fc.constantFrom(0, 0.25, 0.5, 1),
    allowKindChange: fc.boolean(),
  },
  { requiredKeys: ['require', 'objective', 'balance', 'allowKindChange'] },
);

/** Cents an hour for each type, in the order of TYPES. */
const tariff = fc.array(fc.integer({ min: 5, max: 500 }), {
  minLength: TYPES.length,
  maxLength: TYPES.length,
});

function pricesOf(cents: readonly number[], factor = (_type: string): number => 1): Prices {
  return {
    instance: (type) => ((cents[TYPES.indexOf(type)] ?? 100) / 100) * factor(type),
    serverless: (memory) => (memory / 1024) * 0.00002,
  };
}

const context: fc.Arbitrary<Context> = fc
  .record({ cents: tariff, live: fc.boolean(), pinned: fc.constantFrom(undefined, ...TYPES) })
  .map(({ cents, live, pinned }) => ({
    region: 'mars-north-1',
    prices: pricesOf(cents),
    ...(live ? { live: { kind: 'instance', type: 'ml.a1.large', count: 2 } as const } : {}),
    ...(pinned === undefined ? {} : { pinned }),
  }));

function holds<Ts extends [unknown, ...unknown[]]>(property: fc.IProperty<Ts>): void {
  fc.assert(property, { numRuns: RUNS, ...(SEED === undefined ? {} : { seed: Number(SEED) }) });
}

describe('a selection', () => {
  it('is the same for any order of the rows', () => {
    holds(
      fc.property(
        field.chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
        ),
        policy,
        context,
        ([rows, shuffled], wanted, given) => {
          expect(select(shuffled, wanted, given)).toEqual(select(rows, wanted, given));
        },
      ),
    );
  });

  it('does not change its winner for a row that is worse than another', () => {
    holds(
      fc.property(field, fc.nat(), fc.nat(2), policy, tariff, (rows, pick, how, wanted, cents) => {
        const base = rows[pick % rows.length] as Candidate;
        const worse = dominated(base, how);
        const type = base.hardware.kind === 'instance' ? base.hardware.type : '';
        const prices: Prices = {
          ...pricesOf(cents),
          instance: (one) => {
            const own = pricesOf(cents).instance(one === WORSE_TYPE ? type : one) ?? 0;
            return one === WORSE_TYPE && how === 2 ? own * 1.5 : own;
          },
        };
        const given = { region: 'mars-north-1', prices };
        const before = select(rows, wanted, given).choice?.id;
        expect(select([...rows, worse], wanted, given).choice?.id).toBe(before);
      }),
    );
  });

  it('stays while prices move by 5 % either way', () => {
    holds(
      fc.property(
        field,
        policy,
        tariff,
        fc.array(fc.integer({ min: 950, max: 1050 }), { minLength: TYPES.length, maxLength: TYPES.length }),
        (rows, wanted, cents, moves) => {
          const first = select(rows, wanted, { region: 'r', prices: pricesOf(cents) }).choice?.id;
          const moved = pricesOf(cents, (type) => (moves[TYPES.indexOf(type)] ?? 1000) / 1000);
          const again = select(rows, wanted, {
            region: 'r',
            prices: moved,
            ...(first ? { pinned: first } : {}),
          });
          expect(again.choice?.id).toBe(first);
        },
      ),
    );
  });

  it('leaves a pinned candidate only for one that is more than 10 % better', () => {
    holds(
      fc.property(field, traffic, tariff, fc.nat(), (rows, load, cents, pick) => {
        const pinned = (rows[pick % rows.length] as Candidate).id;
        const wanted: Policy = {
          require: {},
          traffic: load,
          objective: 'cost',
          balance: 0.5,
          allowKindChange: false,
        };
        const { choice, verdicts } = select(rows, wanted, { region: 'r', prices: pricesOf(cents), pinned });
        const held = verdicts.find(({ id }) => id === pinned);
        if (choice === undefined || held?.verdict !== 'eligible') return;
        expect(choice.monthly).toBeLessThan(0.9 * (held.sized?.monthly ?? 0));
      }),
    );
  });

  it('never sizes less for more traffic, nor charges less', () => {
    holds(
      fc.property(measured, traffic, fc.integer({ min: 0, max: 5000 }), tariff, (one, load, more, cents) => {
        const prices = pricesOf(cents);
        const small = sizeOf(one, load, { prices });
        const large = sizeOf(
          one,
          { ...load, average: load.average + more, peak: load.peak + more },
          { prices },
        );
        expect(large?.size).toBeGreaterThanOrEqual(small?.size ?? 1);
        expect(large?.monthly).toBeGreaterThanOrEqual(small?.monthly ?? 0);
        expect(large?.scaling?.min ?? 1).toBeGreaterThanOrEqual(small?.scaling?.min ?? 1);
        expect(large?.scaling?.min ?? 1).toBeLessThanOrEqual(large?.scaling?.max ?? 1);
      }),
    );
  });

  it('carries the peak within its headroom, and would not with one less', () => {
    holds(
      fc.property(measured, traffic, tariff, (one, load, cents) => {
        const { size = 0, capacity = 0 } = sizeOf(one, load, { prices: pricesOf(cents) }) ?? {};
        const usable = capacity * load.headroom;
        expect(size * usable).toBeGreaterThanOrEqual(load.peak * (1 - 1e-4));
        if (size > 1) expect((size - 1) * usable).toBeLessThan(load.peak * (1 + 1e-4));
      }),
    );
  });

  it('turns from serverless to instances where its break-even says', () => {
    holds(
      fc.property(
        measured,
        measured,
        traffic,
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        tariff,
        (a, b, load, at, cents) => {
          const one = clean(a, { kind: 'instance', type: 'ml.a1.large' });
          const two = clean(b, { kind: 'serverless', memory: 2048 });
          const prices = pricesOf(cents);
          const wanted: Policy = {
            require: {},
            traffic: load,
            objective: 'cost',
            balance: 0.5,
            allowKindChange: false,
          };
          const even = select([one, two], wanted, { region: 'r', prices }).breakEven;
          if (even === undefined) return;
          const monthly = (candidate: Candidate, volume: number): number => {
            const factor = volume / requestsAMonth(load);
            const then = { ...load, average: load.average * factor, peak: load.peak * factor };
            return sizeOf(candidate, then, { prices })?.monthly ?? 0;
          };
          const gap = (volume: number): number => monthly(two, volume) - monthly(one, volume);
          const { below, above } = even;
          const slack = 1e-3;
          expect(gap((below ?? even.declared * 50) * at)).toBeLessThanOrEqual(slack);
          if (above !== undefined) expect(gap(above / at)).toBeGreaterThanOrEqual(-slack);
        },
      ),
    );
  });
});

const WORSE_TYPE = 'ml.0worse.medium';

/** Worse in one way, and named so that it would win a tie by name. */
function dominated(base: Candidate, how: number): Candidate {
  const worse = {
    ...base,
    count: base.count,
    hardware:
      base.hardware.kind === 'instance' ? ({ kind: 'instance', type: WORSE_TYPE } as const) : base.hardware,
    env: { A: '0' },
    ...(how === 0 || base.hardware.kind === 'serverless' ? { latency: (base.latency ?? 0) + 1 } : {}),
    ...(how === 1 ? { maxInvocations: (base.maxInvocations ?? 2) * 0.9 } : {}),
  };
  return { ...worse, id: candidateId(worse) };
}

function clean({ failure: _failure, compiled: _compiled, ...rest }: Candidate, on: Hardware): Candidate {
  return { ...rest, hardware: on, id: on.kind };
}

describe('garbage', () => {
  const scrap = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      undefined,
      Number.NaN,
      'NaN',
      -1,
      0,
      '',
      1e300,
      -0,
      5e-324,
      '12',
      {},
      [],
      true,
    ),
    fc.integer(),
    fc.string(),
  );
  const row = fc.record(
    {
      Status: fc.oneof(fc.constantFrom('COMPLETED', 'FAILED'), scrap),
      Metrics: fc.oneof(
        scrap,
        fc.record(
          {
            CostPerHour: scrap,
            MaxInvocations: scrap,
            ModelLatency: scrap,
            ModelSetupTime: scrap,
            CpuUtilization: scrap,
          },
          { requiredKeys: [] },
        ),
      ),
      EndpointConfiguration: fc.oneof(
        scrap,
        fc.record(
          {
            InstanceType: fc.oneof(fc.constantFrom('ml.m5.large', 'ml.', '__proto__'), scrap),
            InitialInstanceCount: scrap,
            ServerlessConfig: fc.oneof(scrap, fc.record({ MemorySizeInMB: scrap })),
          },
          { requiredKeys: [] },
        ),
      ),
      ModelConfiguration: fc.oneof(
        scrap,
        fc.record({
          EnvironmentParameters: fc.oneof(
            scrap,
            fc.array(fc.oneof(scrap, fc.record({ Key: scrap, Value: scrap }))),
          ),
          CompilationJobName: scrap,
        }),
      ),
      FailureReason: scrap,
    },
    { requiredKeys: [] },
  );
  const rows = fc.oneof(scrap, fc.array(fc.oneof(scrap, row), { maxLength: 6 }));

  it('is never an exception, nor a figure that is none', () => {
    holds(
      fc.property(rows, rows, scrap, policy, context, (listed, tests, status, wanted, given) => {
        const described = { Status: status, InferenceRecommendations: listed } as Described;
        const steps = (
          Array.isArray(tests) ? tests.map((test) => ({ InferenceBenchmark: test })) : []
        ) as JobStep[];
        for (const kind of ['default', 'advanced'] as const) {
          const selection = select(rowsOf(described, { kind }, steps), wanted, given);
          expect(textsOf(selection).join('\n')).not.toMatch(/\b(?:NaN|Infinity|undefined|null|object)\b/);
        }
      }),
    );
  });

  function textsOf({ reason, verdicts, whatWouldChange, breakEven }: Selection): readonly string[] {
    // Names and the service's own words may be anything; the figures of the others may not.
    const own = verdicts
      .filter(({ sized }) => sized !== undefined)
      .flatMap(({ sized }) => JSON.stringify(sized));
    return [...own, ...whatWouldChange, breakEven?.text ?? '', verdicts.length === 0 ? reason : ''];
  }
});
