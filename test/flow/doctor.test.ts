// What doctor finds under live endpoints that keeps AWS from patching them, and that it finds nothing where nothing is wrong.
import { expect, it } from 'vitest';
import { doctor } from '../../src/flow/doctor.ts';
import { handOn } from '../support/by-hand.ts';
import { fileOf } from '../support/files.ts';
import { openRig, PLAIN, type Rig } from '../support/rig.ts';

const FILE = fileOf({ fraud: {}, search: { serverless: ['2GB', 5] }, ranker: {} });

async function examined(rig: Rig, file = FILE) {
  const { checkup, exit } = await doctor(rig.ports(file), { ...PLAIN, node: '22.0.0' });
  const told = checkup.checks.filter(({ about }) => about === 'endpoint');
  return { exit, told: told.map(({ state, code, subject, says }) => `${state} ${code} ${subject}: ${says}`) };
}

it('says nothing of endpoints that are not there, and that all is well where it is', async () => {
  const rig = await openRig();
  expect(await examined(rig)).toEqual({ exit: 0, told: [] });
  await rig.apply(FILE);
  const sent = rig.mutations().length;
  const well = 'AWS can patch them: their configs and models are those that were deployed';
  expect(await examined(rig)).toEqual({ exit: 0, told: [`ok undefined fraud and 2 more: ${well}`] });
  expect(rig.mutations()).toHaveLength(sent);
});

it('names what is gone, and what was made anew, also where the file has moved on', async () => {
  const rig = await openRig();
  await rig.apply(FILE);
  const hand = await handOn(rig);
  await hand.deleteModel('fraud');
  await hand.replaceModel('search', { spec: (spec) => ({ ...spec, env: { ...spec.env, MODE: 'fast' } }) });
  const { exit, told } = await examined(rig);
  expect(exit).toBe(1);
  expect(told).toEqual([
    expect.stringMatching(/^failed INF9008 fraud: AWS cannot patch it: its model risk-fraud-\w+ is gone$/),
    expect.stringMatching(
      /^warning INF9009 search: AWS would start something else: its model risk-search-\w+ was made anew with another env MODE$/,
    ),
    'ok undefined ranker: AWS can patch it: its config and models are those that were deployed',
  ]);
  await hand.deleteConfig('ranker');
  const moved = fileOf({ fraud: {}, search: { serverless: ['2GB', 5] }, ranker: { model: 'b' } });
  expect((await examined(rig, moved)).told).toContainEqual(
    expect.stringMatching(/^failed INF9008 ranker: AWS cannot patch it: its config risk-ranker-\S+ is gone$/),
  );
});

it('leaves alone what is as it was and has lost its tags, and what somebody else owns', async () => {
  const rig = await openRig();
  await rig.apply(FILE);
  await (await handOn(rig)).replaceModel('fraud', { tags: () => ({}) });
  const other = JSON.stringify({ ...JSON.parse(FILE), project: 'another' });
  expect(await examined(rig)).toMatchObject({
    exit: 0,
    told: [expect.stringMatching(/^ok undefined fraud and 2 more/)],
  });
  expect(await examined(rig, other)).toEqual({ exit: 0, told: [] });
});
