// Decisions from outside the file: when they are asked for, when they are written down, and what they cost.
import { describe, expect, it } from 'vitest';
import type { Ports } from '../../src/flow/ports.ts';
import { fileOf, withMembers } from '../support/files.ts';
import { openRig, type Rig } from '../support/rig.ts';

const LOCK = 'inference.lock.yaml';
const GROUP = { packageGroups: [{ group: 'reranker', versions: approvedUpTo(12) }] };

function approvedUpTo(version: number) {
  return [version - 1, version].map((one) => ({ version: one, approval: 'Approved' as const }));
}

const model = { package: { group: 'reranker', version: 'latest-approved' } };
const instance = (count = 1) => ({ instance: { type: 'ml.m5.large', count } });
const FILE = withMembers(fileOf({}), {
  models: { ranker: model },
  endpoints: { rank: { model: 'ranker', ...instance() } },
});

const asked = ({ simulator: { world } }: Rig, since = 0) =>
  world
    .requests()
    .slice(since)
    .map(({ operation }) => operation);
const count = ({ simulator: { world } }: Rig) => world.requests().length;

describe('apply, with a decision that is open,', () => {
  it('writes it down after the approval and before the first change', async () => {
    const rig = await openRig({ scenario: GROUP });
    const order: string[] = [];
    const ports: Partial<Ports> = {
      ask: async () => {
        order.push(`asked, ${rig.files.size} files`);
        return true;
      },
      writeFile: async (path, text) => {
        order.push(`wrote ${path} after ${rig.mutations().length} changes`);
        rig.files.set(path, text);
      },
    };
    const { exit } = await rig.apply(FILE, { autoApprove: false }, rig.simulator, ports);
    expect(exit).toBe(0);
    expect(order).toEqual(['asked, 0 files', `wrote ${LOCK} after 0 changes`]);
    expect(rig.files.get(LOCK)).toContain('version: 12');
    expect((await rig.plan(FILE)).differs).toBe(false);
  });

  it('writes and changes nothing where the person declines', async () => {
    const rig = await openRig({ scenario: GROUP });
    const declined = rig.apply(FILE, { autoApprove: false }, rig.simulator, { ask: async () => false });
    await expect(declined).rejects.toMatchObject({ code: 'INF6008' });
    expect([rig.files.size, rig.mutations().length]).toEqual([0, 0]);
  });

  it('is refused where it is locked, and from a saved plan; nothing is written or changed', async () => {
    const rig = await openRig({ scenario: GROUP });
    await expect(rig.apply(FILE, { locked: true })).rejects.toMatchObject({ code: 'INF7005', exit: 6 });
    const { plan: saved } = await rig.plan(FILE);
    await expect(rig.apply(FILE, { ...saved.allowances, saved })).rejects.toMatchObject({ code: 'INF7005' });
    expect([rig.files.size, rig.mutations().length]).toEqual([0, 0]);
  });

  it('is refused where something else wrote the lock file meanwhile, which stays', async () => {
    const rig = await openRig({ scenario: GROUP });
    const ask = async () => {
      rig.files.set(LOCK, 'version: 1\n');
      return true;
    };
    const overtaken = rig.apply(FILE, { autoApprove: false }, rig.simulator, { ask });
    await expect(overtaken).rejects.toMatchObject({ code: 'INF7004', exit: 5 });
    expect([rig.files.get(LOCK), rig.mutations().length]).toEqual(['version: 1\n', 0]);
  });

  it('writes it down although there is nothing to change', async () => {
    const rig = await openRig({ scenario: GROUP });
    await rig.apply(FILE);
    const text = rig.files.get(LOCK);
    rig.files.clear();
    const { plan, differs } = await rig.plan(FILE);
    expect([differs, plan.decisions.length, plan.summary.change]).toEqual([true, 1, 0]);
    const sent = rig.mutations().length;
    expect((await rig.apply(FILE)).exit).toBe(0);
    expect([rig.files.get(LOCK), rig.mutations().length]).toEqual([text, sent]);
  });
});

describe('requests', () => {
  it('for a group are made only while it has no pin', async () => {
    const rig = await openRig({ scenario: GROUP });
    await rig.apply(FILE);
    const before = count(rig);
    await rig.plan(FILE);
    expect(asked(rig, before)).not.toContain('ListModelPackages');
    expect(asked(rig, before)).not.toContain('DescribeModelPackage');
  });

  it('for a group are not made where the target is another endpoint', async () => {
    const rig = await openRig({ scenario: GROUP });
    const file = withMembers(FILE, {
      models: { ranker: model, a: JSON.parse(fileOf({})).models.a },
      endpoints: { rank: { model: 'ranker', ...instance() }, other: { model: 'a', ...instance() } },
    });
    const { plan } = await rig.plan(file, { targets: ['other'] });
    expect(plan.units.map(({ address }) => address)).toEqual(['endpoints.other']);
    expect(plan.decisions).toEqual([]);
    expect(asked(rig)).not.toContain('ListModelPackages');
    expect((await rig.plan(file, { targets: ['rank'] })).plan.decisions).toHaveLength(1);
  });

  it('for pins of artifacts and images are made only for endpoints that are about to change', async () => {
    const rig = await openRig();
    const file = fileOf({ one: {}, two: { model: 'b' } });
    await rig.apply(file);
    await rig.update(file);
    const clean = count(rig);
    expect((await rig.plan(file)).differs).toBe(false);
    expect(asked(rig, clean).filter((one) => /Head|Batch/.test(one))).toEqual([]);
    const dirty = count(rig);
    await rig.plan(fileOf({ one: { instance: ['ml.m5.large', 2] }, two: { model: 'b' } }));
    expect(
      asked(rig, dirty)
        .filter((one) => /Head|Batch/.test(one))
        .sort(),
    ).toEqual(['BatchGetImage', 'HeadObject']);
    const tags = count(rig);
    await rig.plan(fileOf({ one: { tags: { team: 'risk' } }, two: { model: 'b' } }));
    expect(asked(rig, tags).filter((one) => /Head|Batch/.test(one))).toEqual([]);
  });

  it('of an update change nothing in the account, and a first pin changes no name', async () => {
    const rig = await openRig({ scenario: GROUP });
    const file = fileOf({ one: {}, two: { model: 'b' } });
    await rig.apply(file);
    const sent = rig.mutations().length;
    const { report, exit } = await rig.update(file);
    expect([exit, report.moved.length, rig.mutations().length]).toEqual([0, 4, sent]);
    expect((await rig.plan(file)).differs).toBe(false);
    expect((await rig.update(file)).report.moved).toEqual([]);
  });
});

describe('other bytes at the same address', () => {
  const OBJECT = 's3://risk-models/a/model.tar.gz';
  const scenario = {
    objects: [
      { uri: OBJECT, content: 'first' },
      { uri: OBJECT, content: 'second', fromMinutes: 60 },
    ],
  };
  const file = fileOf({ one: {}, two: { model: 'b' } });
  const larger = fileOf({ one: { instance: ['ml.m5.large', 2] }, two: { model: 'b' } });

  it('hold what would be deployed, and once they are taken over are one swap of what serves them', async () => {
    const rig = await openRig({ scenario });
    await rig.apply(file);
    await rig.update(file);
    await rig.simulator.clock.sleep(3_600_000);
    expect((await rig.plan(file)).differs).toBe(false);
    const sent = rig.mutations().length;
    const held = await rig.apply(larger);
    expect([held.exit, held.plan.units[0]?.heldBy, rig.mutations().length]).toEqual([6, 'INF7007', sent]);

    expect((await rig.update(file, ['endpoints.two'])).report.moved).toEqual([]);
    await rig.update(file, ['models.a']);
    const { plan } = await rig.plan(file);
    expect(plan.units.map(({ effect }) => effect)).toEqual(['swap', 'none']);
    expect(plan.units[0]?.fields).toEqual([
      { field: 'revision', from: '1', to: '2', note: 'other bytes at the same address' },
    ]);
    expect((await rig.apply(file, { locked: true })).exit).toBe(0);
    expect((await rig.plan(file)).differs).toBe(false);
  });
});

describe('a run that is killed while it writes the lock file', () => {
  const never = () => new Promise<never>(() => {});

  it.each([
    ['before it is written', false],
    ['after it is written, before the first change', true],
  ])('%s, is taken up by the next one', async (_what, written) => {
    const rig = await openRig({ scenario: GROUP });
    let dead = () => {};
    const died = new Promise<void>((resolve) => {
      dead = resolve;
    });
    const writeFile: Ports['writeFile'] = async (path, text) => {
      if (written) rig.files.set(path, text);
      dead();
      return never();
    };
    await Promise.race([died, rig.apply(FILE, {}, rig.simulator, { writeFile })]);
    expect(rig.mutations()).toEqual([]);
    expect((await rig.apply(FILE, { locked: written })).exit).toBe(0);
    expect((await rig.plan(FILE, { locked: true })).differs).toBe(false);
    expect(rig.files.get(LOCK)).toContain('version: 12');
  });
});
