// Who may act as a role, for how long, and what the account makes of requests that its sessions send.
import { DescribeEndpointCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { describe, expect, test } from 'vitest';
import { parseScenario } from './faults/parse.ts';
import { openSimulator, type Scenario, type Simulator } from './index.ts';
import { MINUTE } from './testing/account.ts';

const ROLE = 'arn:aws:iam::123456789012:role/team/deploy';
const HERE = 'SIMULATOR123456789012';
const ELSEWHERE = 'SIMULATOR999999999999';
const ALLOW = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: ROLE } as const;

type Who = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };
const user = (accessKeyId: string): Who => ({ accessKeyId, secretAccessKey: 'simulated' });

function clients(simulator: Simulator, credentials: Who) {
  const config = {
    region: 'us-east-1',
    credentials,
    requestHandler: simulator.requestHandler,
    maxAttempts: 1,
  };
  const [sts, sagemaker] = [new STSClient(config), new SageMakerClient(config)];
  return {
    who: async () => (await sts.send(new GetCallerIdentityCommand({}))).Arn,
    describe: () => sagemaker.send(new DescribeEndpointCommand({ EndpointName: 'e' })),
    async assume(input: Partial<AssumeRoleCommandInput> = {}) {
      const { Credentials: given } = await sts.send(
        new AssumeRoleCommand({ RoleArn: ROLE, RoleSessionName: 'ci', ...input }),
      );
      const session = {
        accessKeyId: given?.AccessKeyId ?? '',
        secretAccessKey: given?.SecretAccessKey ?? '',
        sessionToken: given?.SessionToken ?? '',
      };
      return { session, until: given?.Expiration?.getTime() ?? 0 };
    },
  };
}

const open = (scenario: Scenario = {}) => openSimulator({ scenario: parseScenario(scenario) });

/** `Code: message` of what is refused; `assumed` where it is not. */
async function outcome(request: Promise<unknown>): Promise<string> {
  return request.then(
    () => 'assumed',
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

describe('a role', () => {
  const denied = (account: string) =>
    `AccessDenied: User: arn:aws:iam::${account}:user/simulated is not authorized to perform: sts:AssumeRole on resource: ${ROLE}`;
  const declared = (more: object): Scenario => ({ roles: [{ role: ROLE, ...more }] });
  test.each<[string, Scenario, string, Partial<AssumeRoleCommandInput>, string]>([
    ['that nobody declared is assumed by everybody', {}, ELSEWHERE, {}, 'assumed'],
    ['that is missing by nobody', { missing: { roles: [ROLE] } }, HERE, {}, denied('123456789012')],
    ['by an account that it trusts', declared({ assumedBy: ['999999999999'] }), ELSEWHERE, {}, 'assumed'],
    [
      'by the root of that account, as IAM spells it',
      declared({ assumedBy: ['arn:aws:iam::999999999999:root'] }),
      ELSEWHERE,
      {},
      'assumed',
    ],
    ['by no other account', declared({ assumedBy: ['999999999999'] }), HERE, {}, denied('123456789012')],
    [
      'only with its external id',
      declared({ externalId: 'right' }),
      ELSEWHERE,
      { ExternalId: 'wrong' },
      denied('999999999999'),
    ],
    [
      'with its external id',
      declared({ externalId: 'right' }),
      ELSEWHERE,
      { ExternalId: 'right' },
      'assumed',
    ],
    ['with an id that nobody asks for', declared({}), ELSEWHERE, { ExternalId: 'spare' }, 'assumed'],
    [
      'of another account not without a policy of the caller',
      { ...declared({ assumedBy: ['arn:aws:iam::999999999999:user/simulated'] }), permissions: [] },
      ELSEWHERE,
      {},
      denied('999999999999'),
    ],
    [
      'of another account with one',
      { ...declared({ assumedBy: ['999999999999'] }), permissions: [ALLOW] },
      ELSEWHERE,
      {},
      'assumed',
    ],
    [
      'of the same account by whom it names, whatever his policies say',
      { ...declared({ assumedBy: ['arn:aws:iam::123456789012:user/simulated'] }), permissions: [] },
      HERE,
      {},
      'assumed',
    ],
    [
      'of the same account not where it names the account alone',
      { ...declared({ assumedBy: ['123456789012'] }), permissions: [] },
      HERE,
      {},
      denied('123456789012'),
    ],
    [
      'for no longer than it allows',
      declared({}),
      HERE,
      { DurationSeconds: 3_601 },
      'ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    ],
    [
      'for as long as it allows',
      declared({ maxSession: 43_200 }),
      HERE,
      { DurationSeconds: 43_200 },
      'assumed',
    ],
    [
      'for a quarter of an hour at least',
      {},
      HERE,
      { DurationSeconds: 899 },
      "ValidationError: 1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    ],
  ])('%s', async (_, scenario, key, input, expected) => {
    const simulator = await open(scenario);
    expect(await outcome(clients(simulator, user(key)).assume(input))).toBe(expected);
    await simulator.close();
  });
});

describe('a session', () => {
  test('is who acts, without the path of its role, until it ends', async () => {
    const simulator = await open();
    const begun = simulator.clock.now();
    const { session, until } = await clients(simulator, user(ELSEWHERE)).assume({ DurationSeconds: 900 });
    const acting = clients(simulator, session);
    expect(await acting.who()).toBe('arn:aws:sts::123456789012:assumed-role/deploy/ci');
    expect((until - begun) / MINUTE).toBeCloseTo(15, 0);
    await simulator.clock.sleep(16 * MINUTE);
    expect(await outcome(acting.who())).toBe(
      'ExpiredToken: The security token included in the request is expired',
    );
    expect(await outcome(acting.describe())).toMatch(/^ExpiredTokenException/);
    await simulator.close();
  });

  test('may do what its role may, and not what the user may', async () => {
    const roles = [{ role: ROLE, permissions: [{ Effect: 'Deny', Action: '*', Resource: '*' }] }] as const;
    const simulator = await open({ roles, permissions: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });
    const source = clients(simulator, user(HERE));
    expect(await outcome(source.describe())).toMatch(/^ValidationException: Could not find/);
    const { session } = await source.assume();
    expect(await outcome(clients(simulator, session).describe())).toMatch(
      /^AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role\/deploy\/ci is not authorized/,
    );
    await simulator.close();
  });

  test('assumes another role for an hour at most', async () => {
    const simulator = await open({ roles: [{ role: ROLE, maxSession: 43_200 }] });
    const { session } = await clients(simulator, user(HERE)).assume();
    const chained = clients(simulator, session);
    expect(await outcome(chained.assume({ DurationSeconds: 3_601 }))).toBe(
      'ValidationError: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
    expect(await outcome(chained.assume({ DurationSeconds: 3_600 }))).toBe('assumed');
    await simulator.close();
  });

  test('is none where the token was made up, or belongs to another key', async () => {
    const simulator = await open();
    const { session } = await clients(simulator, user(HERE)).assume();
    const foreign = clients(simulator, { ...session, accessKeyId: 'ASIAEXAMPLEEXAMPLE00' });
    expect(await outcome(foreign.who())).toBe(
      'InvalidClientTokenId: The security token included in the request is invalid.',
    );
    const madeUp = clients(simulator, { ...session, sessionToken: 'e30.0' });
    expect(await outcome(madeUp.describe())).toMatch(/^UnrecognizedClientException/);
    await simulator.close();
  });
});
