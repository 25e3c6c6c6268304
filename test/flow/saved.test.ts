// A saved plan: applied when what it saw still stands, refused with no mutating request when anything of it has moved.
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/core/plan.ts';
import { parsePlan } from '../../src/flow/saved.ts';
import { type EndpointText, fileOf } from '../support/files.ts';
import { openRig, type Rig } from '../support/rig.ts';

const before = { fraud: {}, search: { serverless: ['2GB', 5] }, old: {} } satisfies Record<
  string,
  EndpointText
>;
const wanted = {
  fraud: { instance: ['ml.m5.large', 2], tags: { team: 'risk' } },
  search: { serverless: ['4GB', 5] },
  fresh: { model: 'b' },
  old: {},
} satisfies Record<string, EndpointText>;

async function reviewed(): Promise<{ rig: Rig; plan: Plan }> {
  const rig = await openRig();
  await rig.apply(fileOf(before));
  const { plan } = await rig.plan(fileOf(wanted));
  // As a file would give it back.
  return { rig, plan: await parsePlan(JSON.stringify(plan), 'plan.json') };
}

/** Somebody else's request, through the same wire. */
type Elsewhere = (rig: Rig) => Promise<unknown>;

const file = (change: (json: Draft) => void) => {
  const json = JSON.parse(fileOf(wanted)) as Draft;
  change(json);
  return JSON.stringify(json);
};

type Draft = {
  project: string;
  models: Record<string, { image: string; artifact: string; env: Record<string, string> }>;
  endpoints: Record<
    string,
    EndpointText & { instance?: unknown; serverless?: unknown; tags?: unknown; protect?: unknown }
  >;
  defaults: { role: string; tags?: Record<string, string> };
};

const endpoint = (json: Draft, key: string) => {
  const found = json.endpoints[key];
  if (found === undefined) throw new Error(key);
  return found as { -readonly [K in keyof typeof found]: (typeof found)[K] };
};
const model = (json: Draft, key: string) => json.models[key] as Draft['models'][string];

const FILES: Readonly<Record<string, (json: Draft) => void>> = {
  'a count': (json) =>
    Object.assign(endpoint(json, 'fraud'), { instance: { type: 'ml.m5.large', count: 3 } }),
  'an instance type': (json) =>
    Object.assign(endpoint(json, 'fraud'), { instance: { type: 'ml.m5.xlarge', count: 2 } }),
  'a memory size': (json) =>
    Object.assign(endpoint(json, 'search'), { serverless: { memory: '3GB', maxConcurrency: 5 } }),
  'a concurrency': (json) =>
    Object.assign(endpoint(json, 'search'), { serverless: { memory: '4GB', maxConcurrency: 6 } }),
  'another model': (json) => Object.assign(endpoint(json, 'fresh'), { model: 'a' }),
  'an image': (json) => Object.assign(model(json, 'b'), { image: `${model(json, 'b').image}-x` }),
  'an artifact': (json) => Object.assign(model(json, 'b'), { artifact: 's3://risk-models/b/2.tar.gz' }),
  'an env value': (json) => Object.assign(model(json, 'b').env, { OMP_NUM_THREADS: '9' }),
  'a new env key': (json) => Object.assign(model(json, 'b').env, { MORE: '1' }),
  'the role': (json) => Object.assign(json.defaults, { role: 'arn:aws:iam::123456789012:role/other' }),
  'a default tag': (json) => Object.assign(json.defaults, { tags: { cost: '1' } }),
  'an endpoint tag': (json) => Object.assign(endpoint(json, 'fraud'), { tags: { team: 'other' } }),
  'a protection': (json) => Object.assign(endpoint(json, 'fraud'), { protect: true }),
  'one endpoint more': (json) => Object.assign(json.endpoints, { more: endpoint(json, 'fresh') }),
  'one endpoint less': (json) => {
    delete json.endpoints.fresh;
  },
  'an unchanged endpoint removed': (json) => {
    delete json.endpoints.old;
  },
  'the project': (json) => Object.assign(json, { project: 'other' }),
};

const ACCOUNT: Readonly<Record<string, Elsewhere>> = {
  'a count moved by hand': (rig) => rig.apply(fileOf({ ...before, fraud: { instance: ['ml.m5.large', 4] } })),
  'a config swapped': (rig) => rig.apply(fileOf({ ...before, fraud: { instance: ['ml.c5.xlarge', 1] } })),
  'a concurrency moved': (rig) => rig.apply(fileOf({ ...before, search: { serverless: ['2GB', 9] } })),
  'a tag of a changing endpoint': (rig) => rig.apply(fileOf({ ...before, fraud: { tags: { team: 'x' } } })),
  'a protection set': (rig) => rig.apply(fileOf({ ...before, fraud: { protect: true } })),
  'an endpoint deleted': (rig) => rig.destroy(fileOf(before), { targets: ['fraud'] }),
  'an unchanged endpoint changed': (rig) =>
    rig.apply(fileOf({ ...before, old: { instance: ['ml.m5.large', 2] } })),
  'the new endpoint made by another project': (rig) => rig.apply(fileOf({ fresh: {} }, 'theirs')),
  'part of the plan applied': (rig) => rig.apply(fileOf({ ...wanted }), { targets: ['search'] }),
  'all of the plan applied': (rig) => rig.apply(fileOf(wanted)),
};

describe('a saved plan is refused, and nothing is changed,', () => {
  it.each(Object.entries(FILES))('after the file moved: %s', async (_what, change) => {
    const { rig, plan } = await reviewed();
    const sent = rig.mutations().length;
    await expect(rig.apply(file(change), { ...plan.allowances, saved: plan })).rejects.toMatchObject({
      code: 'INF3010',
      exit: 5,
    });
    expect(rig.mutations()).toHaveLength(sent);
  });

  it.each(Object.entries(ACCOUNT))('after the account moved: %s', async (_what, change) => {
    const { rig, plan } = await reviewed();
    await change(rig);
    const sent = rig.mutations().length;
    await expect(rig.apply(fileOf(wanted), { ...plan.allowances, saved: plan })).rejects.toMatchObject({
      code: 'INF3010',
      exit: 5,
    });
    expect(rig.mutations()).toHaveLength(sent);
  });

  it('under --prune, which it was not made with', async () => {
    const { rig, plan } = await reviewed();
    const less = fileOf({ fraud: before.fraud, search: before.search });
    const made = (await rig.plan(less)).plan;
    const sent = rig.mutations().length;
    const again = rig.apply(less, { ...plan.allowances, prune: true, maxDeletes: 9, saved: made });
    await expect(again).rejects.toMatchObject({ code: 'INF3010' });
    expect(rig.mutations()).toHaveLength(sent);
  });
});

/** The lock file of the models that `wanted` uses, as an update writes it, and what then happens to it. */
const LOCK = 'inference.lock.yaml';
const LOCKS: Readonly<Record<string, (text: string) => string | undefined>> = {
  'an artifact of a changing endpoint': (text) => text.replace(/etag: \S+/g, 'etag: other'),
  'an image of a changing endpoint': (text) => text.replace(/sha256:[0-9a-f]/g, 'sha256:0'),
  'a revision': (text) => text.replace('      b:\n', '      b:\n        revision: 2\n'),
  'a pin less': (text) => text.replace(/ {6}b:\n( {8}.*\n)+/, ''),
  'no lock file any more': () => undefined,
};

describe('a saved plan, and the lock file that it rests on:', () => {
  async function pinned(): Promise<{ rig: Rig; plan: Plan; text: string }> {
    const rig = await openRig();
    await rig.apply(fileOf(before));
    await rig.update(fileOf(wanted));
    const { plan } = await rig.plan(fileOf(wanted));
    return { rig, plan: await parsePlan(JSON.stringify(plan), 'plan.json'), text: rig.files.get(LOCK) ?? '' };
  }

  it.each(Object.entries(LOCKS))('refused after it moved: %s', async (_what, change) => {
    const { rig, plan, text } = await pinned();
    const moved = change(text);
    expect(moved).not.toBe(text);
    if (moved === undefined) rig.files.clear();
    else rig.files.set(LOCK, moved);
    const sent = rig.mutations().length;
    await expect(rig.apply(fileOf(wanted), { ...plan.allowances, saved: plan })).rejects.toMatchObject({
      code: 'INF3010',
      exit: 5,
    });
    expect(rig.mutations()).toHaveLength(sent);
  });

  it.each([
    ['nothing', (text: string) => text],
    ['another environment', (text: string) => `${text}  prod:\n    models: {}\n`],
    ['a model that is not in the file', (text: string) => `${text}      zzz:\n        revision: 2\n`],
  ])('applied after it moved: %s', async (_what, change) => {
    const { rig, plan, text } = await pinned();
    rig.files.set(LOCK, change(text));
    expect((await rig.apply(fileOf(wanted), { ...plan.allowances, saved: plan })).exit).toBe(0);
  });
});

describe('a saved plan is applied', () => {
  it('when nothing has moved, and the plan after it is empty', async () => {
    const { rig, plan } = await reviewed();
    expect((await rig.apply(fileOf(wanted), { ...plan.allowances, saved: plan })).exit).toBe(0);
    expect((await rig.plan(fileOf(wanted))).differs).toBe(false);
  });

  it('when an unrelated endpoint came, and time has passed', async () => {
    const { rig, plan } = await reviewed();
    await rig.apply(fileOf({ elsewhere: {} }, 'theirs'));
    await rig.simulator.clock.sleep(3_600_000);
    expect((await rig.apply(fileOf(wanted), { ...plan.allowances, saved: plan })).exit).toBe(0);
  });

  it('when only comments, order and unused models of the file have changed', async () => {
    const { rig, plan } = await reviewed();
    const json = JSON.parse(fileOf(wanted)) as Draft;
    const turned = Object.fromEntries(Object.entries(json.endpoints).reverse());
    const models = { ...json.models, unused: model(json, 'a') };
    const text = `# reviewed\n${JSON.stringify({ ...json, endpoints: turned, models })}`;
    expect((await rig.apply(text, { ...plan.allowances, saved: plan })).exit).toBe(0);
  });
});
