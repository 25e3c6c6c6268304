// Answers that never arrive. Whatever became of the request, the run finds out by looking, makes nothing twice, and the
// plan is empty afterwards.
import { describe, expect, it } from 'vitest';
import type { RequestFault } from '../../src/simulator/faults/scenario.ts';
import { fileOf } from '../support/files.ts';
import { ALLOWED, openRig, type Rig } from '../support/rig.ts';

const BEFORE = fileOf({
  bigger: {},
  moved: { tags: { team: 'a', stage: 'x' } },
  dropped: {},
});
const AFTER = fileOf({
  bigger: { instance: ['ml.m5.large', 3] },
  moved: { model: 'b', tags: { team: 'b' } },
  added: {},
});

const OPERATIONS = [
  'CreateModel',
  'CreateEndpointConfig',
  'CreateEndpoint',
  'UpdateEndpoint',
  'UpdateEndpointWeightsAndCapacities',
  'AddTags',
  'DeleteTags',
  'DeleteEndpoint',
  'DeleteEndpointConfig',
  'DeleteModel',
] as const;

const FAULTS: readonly (readonly [string, RequestFault])[] = [
  ['whose answer is lost', { kind: 'lost-response' }],
  ['that is lost itself', { kind: 'lost-request' }],
  ['that fails inside before it is carried out', { kind: 'internal-error', moment: 'before' }],
  ['that fails inside after it was carried out', { kind: 'internal-error', moment: 'applied' }],
];

const cases = OPERATIONS.flatMap((operation) =>
  FAULTS.map(
    ([sentence, fault]) => [operation, sentence, { ...fault, operation, nth: 1, times: 2 }] as const,
  ),
);

/** What was accepted: the same creation or update twice would be a part made twice. */
function acceptedTwice({ simulator: { world } }: Rig, from: number): readonly string[] {
  const made = world
    .requests()
    .slice(from)
    .filter(({ operation, applied }) => applied && /^(Create|Update|DeleteEndpoint)/.test(operation))
    .map(
      ({ operation, input }) =>
        `${operation} ${input.EndpointName ?? input.EndpointConfigName ?? input.ModelName}`,
    );
  return made.filter((one, index) => made.indexOf(one) !== index);
}

describe('a request', () => {
  it.each(cases)('%s %s is found out about', async (_operation, _sentence, fault) => {
    const calm = await openRig();
    await calm.apply(BEFORE);
    const rig = await openRig({ from: calm.simulator.world.state(), scenario: { requests: [fault] } });
    const result = await rig.apply(AFTER, ALLOWED);
    expect(result.outcomes.filter(({ result: how }) => how !== 'done')).toEqual([]);
    expect(result.exit).toBe(0);
    expect(acceptedTwice(rig, 0)).toEqual([]);
    expect(
      rig.simulator.world
        .requests()
        .some(({ outcome }) => outcome === 'lost' || outcome === 'InternalFailure'),
    ).toBe(true);
    expect((await rig.plan(AFTER, ALLOWED)).differs).toBe(false);
  });

  it.each(['CreateModel', 'CreateEndpointConfig', 'CreateEndpoint', 'UpdateEndpoint'])(
    '%s whose answer is lost while descriptions and tags lag is found out about too',
    async (operation) => {
      const calm = await openRig();
      await calm.apply(BEFORE);
      const { time, ...state } = calm.simulator.world.state();
      const rig = await openRig({
        from: { ...state, time: time + 3_600_000 },
        scenario: {
          requests: [{ kind: 'lost-response', operation, nth: 1 }],
          lags: { describe: 9_000, tags: 12_000 },
        },
      });
      const result = await rig.apply(AFTER, ALLOWED);
      expect(result.outcomes.filter(({ result: how }) => how !== 'done')).toEqual([]);
      expect(acceptedTwice(rig, 0)).toEqual([]);
      await rig.simulator.clock.sleep(60_000);
      expect((await rig.plan(AFTER, ALLOWED)).differs).toBe(false);
    },
  );

  it('that is never answered is given up with exit 5, and the next run goes on', async () => {
    const rig = await openRig({
      scenario: { requests: [{ kind: 'lost-request', operation: 'CreateModel', nth: 1, times: 6 }] },
    });
    const file = fileOf({ fraud: {} });
    const result = await rig.apply(file);
    expect([result.exit, result.outcomes[0]?.error?.code]).toEqual([5, 'INF2016']);
    expect((await rig.apply(file)).exit).toBe(0);
    expect((await rig.plan(file)).differs).toBe(false);
  });
});
