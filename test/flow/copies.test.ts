// Archives that are deployed as copies: what is copied is what the lock file says, once, and nothing is written over.
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/simulator/index.ts';
import { clientsOf } from '../../src/simulator/testing/account.ts';
import { fileOf, withMembers } from '../support/files.ts';
import { openRig, type Rig } from '../support/rig.ts';

const LATEST = 's3://risk-models/latest/my+model.tar.gz';
const IMAGE = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1';
const archive = (more: object = {}) => ({ uri: LATEST, copy: true, ...more });
/** What nobody put there is not in the bucket. */
const BARE: Scenario = { buckets: [{ bucket: 'risk-models', undeclared: 'missing' }] };
const declared = (etag: string): Scenario => ({ ...BARE, objects: [{ uri: LATEST, etag }] });

function file(model: object = { image: IMAGE, artifact: archive() }, threads = '2'): string {
  const text = fileOf({ fraud: {} }, 'risk', threads);
  return withMembers(text, { models: { a: { ...model, env: { OMP_NUM_THREADS: threads } } } });
}

const copies = ({ simulator: { world } }: Rig) => world.seenAll('object', 0).map(({ name }) => name);
const copied = (rig: Rig) => rig.mutations().filter((one) => one === 'CopyObject').length;
const loaded = ({ simulator: { world } }: Rig) =>
  world.models().map(({ spec }) => spec.PrimaryContainer?.ModelDataUrl);

/** The same account, where something else stands at the address by now. */
async function later(rig: Rig, scenario: Scenario): Promise<Rig> {
  const next = await openRig({ from: rig.simulator.world.state(), scenario });
  for (const [path, text] of rig.files) next.files.set(path, text);
  return next;
}

describe('an archive that is copied', () => {
  it('is copied once for all that load it, and what is written over it changes nothing', async () => {
    const rig = await openRig({ scenario: declared('one') });
    expect((await rig.apply(file())).exit).toBe(0);
    expect(copies(rig)).toEqual(['risk-models/inferra/one/my+model.tar.gz']);
    expect(loaded(rig)).toEqual(['s3://risk-models/inferra/one/my+model.tar.gz']);
    expect((await rig.plan(file())).differs).toBe(false);

    const trained = await later(rig, declared('two'));
    expect((await trained.plan(file())).differs).toBe(false);
    expect((await trained.apply(file(undefined, '4'))).exit).toBe(0);
    expect(copied(trained)).toBe(1);
    expect(loaded(trained)).toContain('s3://risk-models/inferra/one/my+model.tar.gz');
    expect(copies(trained)).toHaveLength(1);

    await trained.update(file(undefined, '4'));
    const { plan } = await trained.plan(file(undefined, '4'));
    expect(plan.units[0]?.fields).toMatchObject([
      { field: 'artifact', to: 's3://risk-models/inferra/two/my+model.tar.gz' },
    ]);
    expect((await trained.apply(file(undefined, '4'))).exit).toBe(0);
    expect(copies(trained)).toHaveLength(2);
  });

  it('is one of each container of a pipeline, in the folder that is named', async () => {
    const containers = [
      { image: IMAGE, hostname: 'before', artifact: archive({ to: 's3://risk-deployed/' }) },
      { image: IMAGE, hostname: 'after', artifact: 's3://risk-others/after.tar.gz' },
    ];
    const text = withMembers(fileOf({ fraud: {} }), { models: { a: { containers } } });
    const rig = await openRig({ scenario: declared('one') });
    expect((await rig.apply(text)).exit).toBe(0);
    const [model] = rig.simulator.world.models();
    expect(model?.spec.Containers?.map(({ ModelDataUrl }) => ModelDataUrl)).toEqual([
      's3://risk-deployed/one/my+model.tar.gz',
      's3://risk-others/after.tar.gz',
    ]);
    expect((await rig.plan(text)).differs).toBe(false);
  });

  it('is not copied any more once something else stands there: the plan holds it', async () => {
    const rig = await openRig({ scenario: declared('one') });
    await rig.update(file());
    const trained = await later(rig, declared('two'));
    const { plan, exit } = await trained.apply(file());
    expect(exit).toBe(6);
    expect(plan.units).toMatchObject([
      { held: expect.stringContaining('inferra update'), heldBy: 'INF7007' },
    ]);
    expect(trained.mutations()).toEqual([]);
  });

  it('that changes between the plan and the copy is not copied, and the endpoint not made', async () => {
    const rig = await openRig({ scenario: declared('one') });
    await rig.update(file());
    const from = rig.simulator.world.state();
    // What is declared later counts once its time has come: the clock moves on while the plan is shown.
    const racing = await openRig({
      from,
      scenario: {
        ...BARE,
        objects: [
          { uri: LATEST, etag: 'one' },
          { uri: LATEST, etag: 'two', fromMinutes: 60 },
        ],
      },
    });
    for (const [path, text] of rig.files) racing.files.set(path, text);
    const { outcomes } = await racing.apply(file(), {}, racing.simulator, {
      present: () => racing.simulator.world.advanceTo(racing.simulator.world.begun + 61 * 60_000),
    });
    expect(outcomes[0]?.error).toMatchObject({
      code: 'INF7007',
      message: `the artifact ${LATEST} is not what is pinned: it was ETag one and is another one`,
    });
    expect(copies(racing)).toEqual([]);
    expect(racing.mutations()).toEqual(['CopyObject']);
  });

  it('is never written over what somebody else put there', async () => {
    const rig = await openRig({ scenario: declared('one') });
    await rig.update(file());
    const { s3 } = clientsOf(rig.simulator);
    const theirs = { Bucket: 'risk-models', Key: 'inferra/one/my+model.tar.gz', Body: 'theirs' };
    await s3.send(new PutObjectCommand(theirs));
    const { exit, outcomes } = await rig.apply(file());
    expect(exit).toBe(5);
    expect(outcomes[0]?.error?.message).toMatch(/was not copied by inferra, and should be one of ETag one$/);
    expect(rig.simulator.world.endpoints()).toEqual([]);
    const [object] = rig.simulator.world.seenAll('object', 0);
    expect(Buffer.from(object?.content ?? '', 'base64').toString()).toBe('theirs');
  });

  it.each(['lost-response', 'lost-request'] as const)('is made once when there was a %s', async (kind) => {
    const requests = [{ kind, operation: 'CopyObject', nth: 1 }];
    const rig = await openRig({ scenario: { ...declared('one'), requests } });
    await rig.update(file());
    expect((await rig.apply(file())).exit).toBe(0);
    expect(copies(rig)).toHaveLength(1);
  });
});
