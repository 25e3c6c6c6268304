// A file that assumes a role: every command acts as it, under no more rights than are printed, for as long as it takes, and a
// fleet assumes each role once.
import { describe, expect, it } from 'vitest';
import { type Assume, assumer } from '../../src/cloud/assume.ts';
import { connect } from '../../src/cloud/connect.ts';
import { doctor } from '../../src/flow/doctor.ts';
import { drift } from '../../src/flow/drift.ts';
import { membersOf } from '../../src/flow/fleet/members.ts';
import { together } from '../../src/flow/fleet/together.ts';
import { callerPolicy, leastPolicy } from '../../src/flow/iam.ts';
import { importEndpoints } from '../../src/flow/import.ts';
import { driftAndTell } from '../../src/flow/notify.ts';
import type { Ports, Target } from '../../src/flow/ports.ts';
import { recommendRun } from '../../src/flow/recommend-run.ts';
import { recommendStatus } from '../../src/flow/recommend-status.ts';
import { recommendStop } from '../../src/flow/recommend-stop.ts';
import { status } from '../../src/flow/status.ts';
import { updatePrices } from '../../src/flow/update-prices.ts';
import { GOVERNED, type Governed } from '../../src/iam/grants.ts';
import { openSimulator, type Scenario, type Simulator } from '../../src/simulator/index.ts';
import { fileOf, withMembers } from '../support/files.ts';
import { measuredFile } from '../support/measured.ts';
import { notifyPorts } from '../support/notify.ts';
import { ALLOWED, openRig, PLAIN, type Rig } from '../support/rig.ts';

const ROLE = { arn: 'arn:aws:iam::123456789012:role/inferra', externalId: 'between-us' };
const FILE = withMembers(fileOf({ fraud: {} }), { assumeRole: ROLE });

/** Acts as the role that the file assumes; who runs it is of another account. */
function acting({ clock, requestHandler }: Simulator, assume: Assume): Ports['connect'] {
  const user = async () => ({ accessKeyId: 'SIMULATOR999999999999', secretAccessKey: 'simulator' });
  return async ({ region, role }) => {
    const options = { region, clock, requestHandler, random: () => 0.5, credentials: user };
    const credentials = role === undefined ? user : assume(role, options);
    return { clock, cloud: connect({ ...options, credentials }) };
  };
}

const assumed = ({ world }: Simulator) =>
  world.requests().filter(({ operation }) => operation === 'AssumeRole').length;

describe('a file that assumes a role', () => {
  it('says so to every command that sends anything', async () => {
    const rig = await openRig();
    const told: [Governed, Target['role']][] = [];
    for (const command of GOVERNED.filter((one) => one !== 'export')) {
      const connecting: Ports['connect'] = async ({ role }) => {
        told.push([command, role]);
        throw new Error('far enough');
      };
      await expect(begin(command, rig, connecting)).rejects.toThrow('far enough');
    }
    expect(told).toEqual(GOVERNED.filter((one) => one !== 'export').map((command) => [command, ROLE]));
  });

  it.each(['plan', 'apply', 'drift'] as const)(
    'lets %s do with the two policies that are printed, and not with either alone',
    async (command) => {
      const ports = (await openRig()).ports(FILE);
      const asked = { ...PLAIN, command, jobs: false, preflight: false, notify: [] };
      const { Statement: permissions } = await leastPolicy(ports, asked);
      const { Statement: ofCaller } = await callerPolicy(ports, PLAIN);
      const trusting = { role: ROLE.arn, assumedBy: ['999999999999'], externalId: ROLE.externalId };
      const outcome = async (scenario: Scenario) => {
        const rig = await openRig({ scenario });
        return begin(command, rig, acting(rig.simulator, assumer())).then(
          ({ exit = 0 }) => exit,
          ({ code }: { code: string }) => code,
        );
      };
      const both = { permissions: ofCaller, roles: [{ ...trusting, permissions }] };
      expect(await outcome(both)).toBe(command === 'drift' ? 2 : 0);
      expect(await outcome({ ...both, permissions: [] })).toBe('INF2020');
      expect(await outcome({ ...both, roles: [{ ...trusting, permissions: [] }] })).not.toBe(0);
    },
  );

  it('acts as it for longer than its credentials are good', async () => {
    const rig = await openRig({
      scenario: { endpoints: [{ kind: 'stuck', endpoint: 'fraud', on: 'create', minutes: 75 }] },
    });
    const own = { connect: acting(rig.simulator, assumer()) };
    const begun = rig.simulator.clock.now();
    const { exit } = await rig.apply(FILE, {}, rig.simulator, own);
    const minutes = (rig.simulator.clock.now() - begun) / 60_000;
    expect([exit, minutes > 65]).toEqual([0, true]);
    // Each is good for an hour, and used for five minutes less.
    expect(assumed(rig.simulator)).toBe(Math.ceil(minutes / 55));
  });

  it('is planned in the account of the role, whoever runs it', async () => {
    const rig = await openRig();
    const own = { connect: acting(rig.simulator, assumer()) };
    expect((await rig.plan(FILE, {}, rig.simulator, own)).plan.account).toBe('123456789012');
    const alone = rig.plan(withMembers(FILE, { assumeRole: undefined }), {}, rig.simulator, own);
    await expect(alone).rejects.toMatchObject({ code: 'INF2005' });
  });
});

describe('a fleet', () => {
  it('assumes each role once, and asks once who that is', async () => {
    const accounts = ['123456789012', '222222222222'];
    const worlds = new Map(
      await Promise.all(
        accounts.map(async (account) => [account, await openSimulator({ account })] as const),
      ),
    );
    const assume = assumer();
    const text = withMembers(fileOf({ fraud: {} }), {
      naming: '${project}-${environment}-${key}',
      defaults: { role: 'arn:aws:iam::${account}:role/sagemaker-execution' },
      assumeRole: 'arn:aws:iam::${account}:role/inferra',
      environments: {
        ...{ dev: {}, qa: {}, dr: {} },
        ...{ prod: { account: accounts[1] }, stage: { account: accounts[1] } },
        audit: { account: accounts[1], assumeRole: 'arn:aws:iam::${account}:role/auditor' },
      },
    });
    const world = (account = '') => {
      const found = worlds.get(account);
      if (found === undefined) throw new Error(`nobody has opened ${account}`);
      return found;
    };
    const ports: Ports = {
      ...(await openRig()).ports(text),
      connect: (target) => acting(world(target.account), assume)(target),
    };
    const failed = (error: unknown): never => {
      throw error;
    };
    const members = await membersOf(ports, ['inference.yaml'], 'all');
    const { outcomes } = await together(ports, members, { params: {} }, failed, async (own, input) => {
      const { report, exit } = await drift(own, { ...PLAIN, ...input, targets: [], allowPending: false });
      return { result: report.account, exit };
    });
    expect(outcomes.map((one) => ('result' in one ? one.result : ''))).toEqual(
      ['audit', 'dev', 'dr', 'prod', 'qa', 'stage'].map(
        (name) => accounts[/^(dev|dr|qa)$/.test(name) ? 0 : 1],
      ),
    );
    for (const [nth, account] of accounts.entries()) {
      const sent = world(account).world.requests();
      const count = (name: string) => sent.filter(({ operation }) => operation === name).length;
      expect(['AssumeRole', 'GetCallerIdentity'].map(count)).toEqual([nth + 1, nth + 1]);
    }
  });
});

type Ended = { readonly exit?: number };

function begin(command: Governed, rig: Rig, connecting: Ports['connect']): Promise<Ended> {
  const own = { connect: connecting };
  const measuring = withMembers(measuredFile(), { assumeRole: ROLE });
  const isOfJobs = command.startsWith('recommend');
  const ports = rig.ports(isOfJobs ? measuring : FILE, rig.simulator, own);
  const of = { ...PLAIN, policies: [] };
  switch (command) {
    case 'plan':
      return rig.plan(FILE, {}, rig.simulator, own);
    case 'apply':
      return rig.apply(FILE, ALLOWED, rig.simulator, own);
    case 'destroy':
      return rig.destroy(FILE, {}, rig.simulator, own);
    case 'rollback':
      return rig.rollback(FILE, { endpoint: 'fraud' }, rig.simulator, own);
    case 'drift':
      return driftAndTell(notifyPorts(ports), {
        ...{ ...PLAIN, allowPending: false },
        ...{ notify: [], memory: 'told.json' },
      }).then((exit) => ({ exit }));
    case 'update':
      return rig.update(FILE, [], rig.simulator, own).then(() => ({}));
    case 'import':
      return importEndpoints(
        { ...ports, presentAdoption: () => {} },
        { ...PLAIN, ...{ names: [], all: true, takeOver: false, dryRun: true } },
      ).then(() => ({}));
    case 'doctor':
      return doctor(ports, { ...PLAIN, node: '22.0.0' });
    case 'status':
      return status(ports, { ...PLAIN, targets: [] }).then(() => ({}));
    case 'recommend status':
      return recommendStatus(ports, of).then(() => ({}));
    case 'recommend stop':
      return recommendStop({ ...ports, presentStops: () => {} }, of).then(() => ({}));
    case 'recommend run':
      return recommendRun({ ...ports, presentJobs: () => {} }, { ...of, force: false }).then(() => ({}));
    case 'prices update':
      return updatePrices(ports, PLAIN).then(() => ({}));
    case 'export':
      return Promise.reject(new Error('has no file'));
  }
}
