import { describe, expect, it } from 'vitest';
import { planText } from './plan.ts';
import { plain, plan, unit } from './testing/plan.ts';

const swap = unit({
  fields: [
    { field: 'compute', from: 'ml.m5.xlarge × 5', to: 'ml.c6i.large × 3', note: 'from the file' },
    { field: 'env OMP_NUM_THREADS', from: '"1"', to: '"2"' },
  ],
  cost: { before: 1.15, after: 0.306, surge: 1.456 },
});
const create = unit({
  address: 'endpoints.docs-search',
  effect: 'create',
  summary: 'serverless 4 GB × 20',
  minutes: 4,
  cost: { before: 0, after: null, note: 'serverless' },
});
const unpruned = unit({
  address: 'endpoints.old-ranker',
  verdict: 'drift',
  effect: 'remove',
  summary: 'not in the file',
  held: 'needs --prune',
  minutes: 0,
});
const same = unit({ address: 'endpoints.same', verdict: 'same', effect: 'none', summary: '', minutes: 0 });

describe('the plan text', () => {
  it('reads endpoint by endpoint', () => {
    const text = planText(
      plan([create, swap, unpruned, same], {
        environment: 'prod',
        summary: { add: 1, change: 1, destroy: 0, unpruned: 1, held: 0 },
      }),
      plain,
    );
    expect(text).toBe(`inferra plan · project risk · prod · 123456789012/us-east-1

+ endpoint docs-search  create · serverless 4 GB × 20 · about 4 min
~ endpoint fraud        swap · blue/green, all at once · about 25 min · no downtime
    compute              ml.m5.xlarge × 5  →  ml.c6i.large × 3  from the file
    env OMP_NUM_THREADS  "1"  →  "2"
    cost                 $1.15/h now  →  $0.31/h                surge during the update $1.46/h
- endpoint old-ranker   not in the file; needs --prune

= 1 endpoint unchanged

Plan: 1 to add, 1 to change, 0 to destroy (1 needs --prune).
Cost: $1.15/h → $0.31/h, serverless by use; prices of 2026-11-02.
Digest: ${'d'.repeat(64)}
`);
  });
});
