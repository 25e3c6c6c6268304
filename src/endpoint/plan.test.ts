import { describe, expect, it } from 'vitest';
import { digest } from '../base/hash.ts';
import type { UnitChange } from '../core/plan.ts';
import { priceBook } from '../cost/book.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import { makePlan, type PlanOptions } from './plan.ts';
import { stray } from './reads.ts';
import type { Subject } from './subject.ts';
import { instances, OWNER, type Parts, seenOf, settledOf, unitOf } from './testing/scene.ts';

/** Stands in for the kind's own stamp: everything that a plan may rest on, not the times. */
const stamp = (live: LiveEndpoint | undefined) =>
  digest(
    live === undefined
      ? null
      : [live.status, live.config, live.variants, live.tags, live.failureReason ?? null],
  );

const OPTIONS: PlanOptions = {
  owner: OWNER,
  account: '123456789012',
  region: 'us-east-1',
  prices: priceBook('us-east-1'),
  retry: false,
  strayBecause: 'not in the file',
  stamp,
  allowances: { targets: [], prune: false, allowDowntime: false, retry: false },
  guarding: (changes) => ({ changes, diagnostics: [] }),
};

const fraud = unitOf();
const search = unitOf({ name: 'search', image: 'image:2' });
const moved = unitOf({ hardware: instances(3) });
const old = unitOf({ name: 'old' });

const planOf = (subjects: readonly Subject[], parts: Parts, options: Partial<PlanOptions> = {}) =>
  makePlan(subjects, seenOf(parts), { ...OPTIONS, ...options });

describe('a plan', () => {
  const live = [settledOf(moved, { serves: fraud }), settledOf(old)];
  const parts: Parts = { endpoints: live, standing: [fraud, old], absent: ['search'] };
  const subjects = [moved, search, stray(OWNER, 'endpoints.old', 'old')];

  it('counts what it does', () => {
    expect(planOf(subjects, parts).plan.summary).toEqual({
      add: 1,
      change: 1,
      destroy: 1,
      unpruned: 0,
      held: 0,
    });
  });

  it('tells the tags and the protection that a new endpoint is born with', () => {
    const unit = unitOf({ tags: { team: 'risk' }, protect: true });
    const [change] = planOf([unit], { absent: ['fraud'] }).plan.units;
    expect(change?.fields.slice(-2)).toEqual([
      { field: 'tag team', to: 'risk' },
      { field: 'protect', to: 'true' },
    ]);
    const [plain] = planOf([fraud], { absent: ['fraud'] }).plan.units;
    expect(plain?.fields.map(({ field }) => field)).not.toContain('protect');
  });

  it('counts what is withheld apart', () => {
    const held = (change: UnitChange): UnitChange =>
      change.effect === 'remove'
        ? { ...change, held: 'needs --prune', heldBy: 'INF5001', steps: [] }
        : change.effect === 'live'
          ? { ...change, held: 'protected', heldBy: 'INF5004', steps: [] }
          : change;
    const guarding: PlanOptions['guarding'] = (changes) => ({ changes: changes.map(held), diagnostics: [] });
    const { plan, works } = planOf(subjects, parts, { guarding });
    expect(plan.summary).toEqual({ add: 1, change: 0, destroy: 0, unpruned: 1, held: 1 });
    expect(works.map(({ change }) => change.name)).toEqual(['search']);
    expect(plan.cost).toMatchObject({ before: 0.23, after: 0.345 });
  });

  it('adds up what it costs before and after', () => {
    expect(planOf(subjects, parts).plan.cost).toEqual({
      before: 0.23,
      after: 0.46,
      floor: 0.46,
      ceiling: 0.46,
      partial: false,
      pricesFrom: '2026-08',
    });
  });

  it('says that a sum is partial where a price is unknown', () => {
    const exotic = unitOf({ hardware: instances(1, 'ml.zz9.large') });
    expect(planOf([exotic], { absent: ['fraud'] }).plan.cost).toMatchObject({ after: 0, partial: true });
  });

  it('is JSON', () => {
    const { plan } = planOf(subjects, parts);
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  it('says nothing of endpoints that an index still lists and that are gone or no longer ours', () => {
    const gone = stray(OWNER, 'endpoints.gone', 'gone');
    const theirs = settledOf(old, { tags: { 'inferra:project': 'theirs' } });
    const { plan } = planOf([gone, stray(OWNER, 'endpoints.old', 'old')], {
      endpoints: [theirs],
      absent: ['gone'],
    });
    expect(plan.units).toEqual([]);
  });

  it('waits for a stray that is busy', () => {
    const busy = settledOf(old, { status: 'Updating' });
    const { plan } = planOf([stray(OWNER, 'endpoints.old', 'old')], { endpoints: [busy] });
    expect(plan.units[0]).toMatchObject({ verdict: 'busy', heldBy: 'INF3006', steps: [] });
  });
});

describe('the digest', () => {
  const live = settledOf(moved, { serves: fraud });
  const parts: Parts = { endpoints: [live], standing: [fraud, old], absent: ['search'] };
  const { plan } = planOf([moved, search], parts);

  it('and every other byte is the same for the same account in another order', () => {
    const shuffled = { ...live, tags: Object.fromEntries(Object.entries(live.tags).reverse()) };
    const again = planOf([search, moved], {
      endpoints: [shuffled],
      standing: [old, fraud],
      absent: ['search'],
    });
    expect(JSON.stringify(again.plan)).toBe(JSON.stringify(plan));
  });

  it.each<[string, readonly Subject[], LiveEndpoint, Partial<PlanOptions>]>([
    ['a live count', [moved, search], settledOf(moved, { serves: fraud, count: 2 }), {}],
    ['a live tag', [moved, search], settledOf(moved, { serves: fraud, tags: { team: 'x' } }), {}],
    ['the live config', [moved, search], settledOf(moved, { serves: search }), {}],
    ['the live status', [moved, search], { ...live, status: 'Failed' }, {}],
    ['the wanted count', [unitOf({ hardware: instances(4) }), search], live, {}],
    [
      'a value of a new model',
      [moved, unitOf({ name: 'search', image: 'image:2', env: { A: '1' } })],
      live,
      {},
    ],
    ['a wanted tag', [unitOf({ hardware: instances(3), tags: { a: 'b' } }), search], live, {}],
    [
      'a tag of a new endpoint',
      [moved, unitOf({ name: 'search', image: 'image:2', tags: { a: 'b' } })],
      live,
      {},
    ],
    ['the account', [moved, search], live, { account: '999999999999' }],
    ['the region', [moved, search], live, { region: 'eu-west-1' }],
    [
      'what the guards withhold',
      [moved, search],
      live,
      {
        guarding: (changes) => ({
          changes: changes.map((one) => ({ ...one, held: 'no', heldBy: 'INF5003', steps: [] })),
          diagnostics: [],
        }),
      },
    ],
  ])('moves with %s', (_what, subjects, endpoint, options) => {
    const other = planOf(subjects, { ...parts, endpoints: [endpoint] }, options);
    expect(other.plan.digest).not.toBe(plan.digest);
  });

  it('does not move with the time of the last change', () => {
    const later = settledOf(moved, {
      serves: fraud,
      lastModified: 99_999,
      attempt: { target: fraud.target, stage: 'done' },
    });
    expect(planOf([moved, search], { ...parts, endpoints: [later] }).plan.digest).toBe(plan.digest);
  });

  it('does not move with prices and durations', () => {
    const guarding: PlanOptions['guarding'] = (changes) => ({
      changes: changes.map((one) => ({ ...one, minutes: 99, cost: { before: 1, after: 2 } })),
      diagnostics: [],
    });
    const dearer = planOf([moved, search], parts, { guarding });
    expect(dearer.plan.cost).not.toEqual(plan.cost);
    expect(dearer.plan.digest).toBe(plan.digest);
  });

  it('covers values that are not shown', () => {
    const secret = (value: string) =>
      planOf([unitOf({ env: { KEY: value }, maskedEnv: ['KEY'] })], { absent: ['fraud'] }).plan;
    expect(secret('OLD').digest).not.toBe(secret('NEW').digest);
    expect(JSON.stringify(secret('OLD'))).not.toContain('OLD');
  });
});

it('what apply fills in later comes from the endpoint as it was just read', () => {
  const live = settledOf(moved, { serves: fraud });
  const { works } = planOf([moved], { endpoints: [live], standing: [fraud] } satisfies Parts);
  const requests = works[0]?.requests({ ...live, lastModified: 77_777 } as LiveEndpoint);
  expect(JSON.stringify([...(requests?.values() ?? [])])).toContain('77777/');
});
