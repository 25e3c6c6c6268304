// Plans and units for the tests of this room, small enough to override one field at a time.
import type { Plan, UnitChange } from '../../core/plan.ts';
import { paintFor, type View } from '../paint.ts';

export const plain: View = { paint: paintFor(false), width: 100 };

export function unit(change: Partial<UnitChange> = {}): UnitChange {
  const address = change.address ?? 'endpoints.fraud';
  return {
    address,
    name: address.slice(address.indexOf('.') + 1),
    verdict: 'pending',
    effect: 'swap',
    summary: 'blue/green, all at once',
    fields: [],
    reasons: [],
    downtime: false,
    minutes: 25,
    protected: false,
    live: true,
    basis: 'b'.repeat(64),
    steps: [],
    ...change,
  };
}

export function plan(units: readonly UnitChange[], change: Partial<Plan> = {}): Plan {
  return {
    formatVersion: '1.0',
    project: 'risk',
    environment: 'default',
    account: '123456789012',
    region: 'us-east-1',
    allowances: { targets: [], prune: false, allowDowntime: false, retry: false },
    units,
    decisions: [],
    jobs: [],
    risks: [],
    diagnostics: [],
    summary: { add: 0, change: 0, destroy: 0, unpruned: 0, held: 0 },
    cost: {
      ...{ before: 1.15, after: 0.306, floor: 0.306, ceiling: 0.306 },
      ...{ partial: false, pricesFrom: '2026-11-02' },
    },
    digest: 'd'.repeat(64),
    ...change,
  };
}
