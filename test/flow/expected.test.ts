// `--expect-digest`: the plan of the digest that was reviewed is carried out without a question; any other is shown and
// refused with nothing sent.
import { describe, expect, it } from 'vitest';
import type { ApplyInput, Ports } from '../../src/flow/ports.ts';
import { fileOf, withMembers } from '../support/files.ts';
import { openRig, type Rig } from '../support/rig.ts';

const before = fileOf({ fraud: {}, old: {} });
const wanted = fileOf({ fraud: { instance: ['ml.m5.large', 2] }, old: {} });
const UNASKED = {
  ask: async () => {
    throw new Error('nobody is to be asked');
  },
} satisfies Partial<Ports>;

async function reviewed(): Promise<{ rig: Rig; digest: string }> {
  const rig = await openRig();
  await rig.apply(before);
  return { rig, digest: (await rig.plan(wanted)).plan.digest };
}

async function refused(rig: Rig, file: string, input: Partial<ApplyInput>) {
  const sent = rig.mutations().length;
  const shown: string[] = [];
  const ports = { ...UNASKED, present: (plan: { readonly digest: string }) => void shown.push(plan.digest) };
  const error: unknown = await rig
    .apply(file, { autoApprove: false, ...input }, undefined, ports)
    .catch((thrown: unknown) => thrown);
  expect(rig.mutations().length).toBe(sent);
  return { error, shown };
}

describe('an expected digest', () => {
  it('is the approval of its plan', async () => {
    const { rig, digest } = await reviewed();
    const { exit } = await rig.apply(
      wanted,
      { expectDigest: digest, autoApprove: false },
      undefined,
      UNASKED,
    );
    expect(exit).toBe(0);
    expect(await rig.plan(wanted)).toMatchObject({ differs: false });
  });

  it.each<[string, string, Partial<ApplyInput>, (rig: Rig) => Promise<unknown>]>([
    ['the file', fileOf({ fraud: { instance: ['ml.m5.large', 3] }, old: {} }), {}, async () => {}],
    ['a file without an endpoint', fileOf({ fraud: { instance: ['ml.m5.large', 2] } }), {}, async () => {}],
    ['the account', wanted, {}, (rig) => rig.apply(fileOf({ fraud: { model: 'b' }, old: {} }))],
    ['the flags', wanted, { targets: ['fraud'] }, async () => {}],
  ])(
    'refuses the plan of another, shows it, and names both: %s has moved',
    async (_what, file, input, move) => {
      const { rig, digest } = await reviewed();
      await move(rig);
      const { error, shown } = await refused(rig, file, { ...input, expectDigest: digest });
      expect(error).toMatchObject({
        code: 'INF3017',
        exit: 5,
        message: `the plan has the digest ${shown[0]}, and ${digest} was expected`,
      });
      expect(shown).toHaveLength(1);
    },
  );

  it('is demanded of a saved plan too, before anything is read', async () => {
    const { rig, digest } = await reviewed();
    const { plan } = await rig.plan(before);
    const { error } = await refused(rig, before, { saved: plan, ...plan.allowances, expectDigest: digest });
    expect(error).toMatchObject({
      code: 'INF3017',
      message: `the saved plan has the digest ${plan.digest}, and ${digest} was expected`,
    });
    const saved = (await rig.plan(wanted)).plan;
    const done = await rig.apply(
      wanted,
      { saved, expectDigest: digest, autoApprove: false },
      undefined,
      UNASKED,
    );
    expect(done.exit).toBe(0);
  });

  it('does not meet a plan with an open decision: what was reviewed is decided', async () => {
    const rig = await openRig({
      scenario: { packageGroups: [{ group: 'reranker', versions: [{ version: 12, approval: 'Approved' }] }] },
    });
    const open = withMembers(fileOf({}), {
      models: { ranker: { package: { group: 'reranker', version: 'latest-approved' } } },
      endpoints: { rank: { model: 'ranker', instance: { type: 'ml.m5.large', count: 1 } } },
    });
    const { digest } = (await rig.plan(open)).plan;
    const { error } = await refused(rig, open, { expectDigest: digest });
    expect(error).toMatchObject({ code: 'INF7005', exit: 6 });
    expect(rig.files.size).toBe(0);
  });
});
