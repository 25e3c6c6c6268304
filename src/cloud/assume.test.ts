// Acting as a role: assumed once for all connections, again before it ends, and refusals in words that say what to add.
import { describe, expect, test } from 'vitest';
import { openSimulator, type Scenario, type Simulator } from '../simulator/index.ts';
import { type Assume, assumer, principalOf, type Role } from './assume.ts';
import { connect } from './connect.ts';

const ROLE: Role = { arn: 'arn:aws:iam::999999999999:role/inferra', externalId: 'between-us' };
const HOUR = 3_600_000;

const open = (scenario: Scenario = {}) => openSimulator({ account: '999999999999', scenario });

function acting(simulator: Simulator, assume: Assume, role = ROLE, region = 'us-east-1') {
  const { clock, requestHandler } = simulator;
  const options = { region, clock, requestHandler, random: () => 0.5 };
  const user = async () => ({ accessKeyId: 'SIMULATOR123456789012', secretAccessKey: 'simulator' });
  return connect({ ...options, credentials: assume(role, { ...options, credentials: user }) });
}

const assumed = ({ world }: Simulator) =>
  world.requests().filter(({ operation }) => operation === 'AssumeRole').length;

const failure = (request: Promise<unknown>) =>
  request.then(
    () => undefined,
    (error: Error) => error,
  );

describe('a role', () => {
  test('is assumed once for all connections and all that they send at once', async () => {
    const simulator = await open();
    const assume = assumer();
    const clouds = ['us-east-1', 'us-east-1', 'eu-west-1'].map((at) => acting(simulator, assume, ROLE, at));
    await Promise.all(
      clouds.flatMap((cloud) => Array.from({ length: 15 }, () => cloud.call('ListEndpoints', {}))),
    );
    const { account, arn } = await acting(simulator, assume).identity();
    expect([account, arn]).toEqual([
      '999999999999',
      'arn:aws:sts::999999999999:assumed-role/inferra/inferra',
    ]);
    expect(assumed(simulator)).toBe(1);
    await simulator.close();
  });

  test('of another name, or under another session name, is assumed by itself', async () => {
    const simulator = await open();
    const assume = assumer();
    const others = [ROLE, { ...ROLE, sessionName: 'audit' }, { arn: `${ROLE.arn}-other` }];
    const arns = others.map(async (role) => (await acting(simulator, assume, role).identity()).arn);
    expect(
      (await Promise.all(arns)).map((arn) => arn.split(':role/').at(-1)?.split('assumed-role/')[1]),
    ).toEqual(['inferra/inferra', 'inferra/audit', 'inferra-other/inferra']);
    expect(assumed(simulator)).toBe(3);
    await simulator.close();
  });

  test('is assumed again before its credentials end, and not before it has to be', async () => {
    const simulator = await open();
    const cloud = acting(simulator, assumer());
    for (let minutes = 0; minutes <= 180; minutes += 5) {
      await cloud.call('ListEndpoints', {});
      await simulator.clock.sleep(HOUR / 12);
    }
    // An hour each, of which the last five minutes are not used.
    expect(assumed(simulator)).toBe(4);
    await simulator.close();
  });

  test('is asked for again after a failure, and through throttling', async () => {
    const simulator = await open({
      requests: [
        { kind: 'expired-credentials', operation: 'AssumeRole', nth: 1 },
        { kind: 'throttle', operation: 'AssumeRole', nth: 2, times: 3 },
      ],
    });
    const cloud = acting(simulator, assumer());
    expect(await failure(cloud.identity())).toMatchObject({ code: 'INF2002', trouble: 'credentials' });
    expect((await cloud.identity()).account).toBe('999999999999');
    await simulator.close();
  });
});

describe('a role that cannot be assumed', () => {
  test('is told with who may not, and with the lines to add on both sides', async () => {
    const simulator = await open({ roles: [{ role: ROLE.arn, assumedBy: ['111111111111'] }] });
    const error = await failure(acting(simulator, assumer()).identity());
    expect(error).toMatchObject({
      code: 'INF2020',
      exit: 4,
      message:
        'arn:aws:iam::123456789012:user/simulated may not assume arn:aws:iam::999999999999:role/inferra',
      details: {
        hint: expect.stringMatching(
          /"Resource": "arn:aws:iam::999999999999:role\/inferra" .*"AWS": "arn:aws:iam::123456789012:user\/simulated"/,
        ),
      },
    });
    expect(JSON.stringify(error)).not.toContain('between-us');
    await simulator.close();
  });

  test('is told in the words of STS where it is not about permission', async () => {
    const message = 'STS is not activated in this region';
    const simulator = await open({
      requests: [{ kind: 'refused', operation: 'AssumeRole', code: 'RegionDisabledException', message }],
    });
    expect(await failure(acting(simulator, assumer()).identity())).toMatchObject({
      code: 'INF2020',
      message: `arn:aws:iam::999999999999:role/inferra cannot be assumed: ${message}`,
    });
    await simulator.close();
  });

  test('while a run goes on is no answer about what was asked', async () => {
    const simulator = await open({ requests: [{ kind: 'access-denied', operation: 'AssumeRole', nth: 2 }] });
    const cloud = acting(simulator, assumer());
    await cloud.identity();
    await simulator.clock.sleep(HOUR);
    const request = cloud.call('GetRole', { RoleName: 'sagemaker-execution' });
    expect(await failure(request)).toMatchObject({ code: 'INF2020', trouble: 'credentials' });
    await simulator.close();
  });
});

test.each([
  ['arn:aws:iam::1:user/ann', 'arn:aws:iam::1:user/ann'],
  ['arn:aws:sts::123456789012:assumed-role/ci/run-7', 'arn:aws:iam::123456789012:role/ci'],
  ['arn:aws-cn:sts::123456789012:assumed-role/ci/x', 'arn:aws-cn:iam::123456789012:role/ci'],
  ['arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Admin_1a/ann', 'arn:aws:iam::123456789012:root'],
])('a trust policy names %s as %s', (arn, principal) => {
  expect(principalOf(arn)).toBe(principal);
});
