// `--enforce`: a plan with a risk that the file does not accept is exit 6, and an apply of it sends nothing.
import { describe, expect, it } from 'vitest';
import { fileOf, withMembers } from '../support/files.ts';
import { BUCKETS, measuredFile, SAMPLES } from '../support/measured.ts';
import { openRig } from '../support/rig.ts';

const wide = fileOf({ fraud: { instance: ['ml.m5.large', 8] } });
const narrow = fileOf({ fraud: { instance: ['ml.m5.large', 3] } });
const accepted = withMembers(narrow, {
  risks: { allow: [{ rule: 'capacity-cut', at: 'endpoints.fraud', because: 'the campaign is over' }] },
});

async function served() {
  const rig = await openRig();
  await rig.apply(wide);
  return rig;
}

const DAY = 86_400_000;

describe('a risk under --enforce', () => {
  it('is exit 6 of a plan, which says what would accept it', async () => {
    const { exit, plan } = await (await served()).plan(narrow, { enforce: true });
    expect(exit).toBe(6);
    expect(plan.diagnostics).toMatchObject([
      { code: 'INF5022', severity: 'held', address: 'endpoints.fraud' },
    ]);
  });

  it('is refused by apply, with nothing sent', async () => {
    const rig = await served();
    const sent = rig.mutations().length;
    await expect(rig.apply(narrow, { enforce: true })).rejects.toMatchObject({
      code: 'INF5030',
      message: 'risks that the file does not accept: capacity-cut of endpoints.fraud; nothing was changed',
    });
    expect(rig.mutations().length).toBe(sent);
  });

  it('goes ahead where the file accepts it', async () => {
    const rig = await served();
    const planned = await rig.plan(accepted, { enforce: true });
    expect([planned.exit, planned.plan.risks[0]?.because]).toEqual([0, 'the campaign is over']);
    expect((await rig.apply(accepted, { enforce: true })).exit).toBe(0);
  });

  it('is told and no more without it, and is no part of the digest', async () => {
    const rig = await served();
    const free = await rig.plan(narrow);
    expect([free.exit, free.plan.risks.length]).toEqual([0, 1]);
    expect((await rig.plan(accepted, { enforce: true })).plan.digest).toBe(free.plan.digest);
    expect((await rig.apply(narrow)).exit).toBe(0);
  });

  it('is hardware by a measurement that is older than its policy allows, once something is deployed on it', async () => {
    const file = (threads: string, more = {}) => {
      const plain = JSON.parse(measuredFile('a', threads));
      const sla = { ...plain.recommendations.sla, refresh: { after: '90d' } };
      return JSON.stringify({ ...plain, recommendations: { sla }, ...more });
    };
    const rig = await openRig({ scenario: BUCKETS });
    await rig.apply(file('2'), {}, rig.simulator, SAMPLES);
    await rig.update(file('2'), [], rig.simulator, SAMPLES);
    const looked = async (text: string) => {
      const { exit, plan } = await rig.plan(text, { enforce: true }, rig.simulator, SAMPLES);
      return [exit, plan.risks.map(({ rule, what, because }) => [rule, what, because])];
    };
    await rig.simulator.clock.sleep(90 * DAY);
    expect(await looked(file('4'))).toEqual([0, []]);
    await rig.simulator.clock.sleep(2 * DAY);
    expect(await looked(file('2'))).toEqual([0, []]);
    const what = 'recommendations.sla was measured 92 days ago and allows 90';
    expect(await looked(file('4'))).toEqual([6, [['stale-pin', what, undefined]]]);
    const because = 'measured anew next week';
    const risks = { allow: [{ rule: 'stale-pin', at: 'endpoints.fraud', because }] };
    expect(await looked(file('4', { risks }))).toEqual([0, [['stale-pin', what, because]]]);
  });
});
