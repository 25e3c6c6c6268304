// The guards in their order: the first to refuse a change is the one that a person reads.
import type { UnitChange } from '../core/plan.ts';
import { downtime } from './downtime.ts';
import { maxDeletes } from './max-deletes.ts';
import { pins } from './pins.ts';
import { protection } from './protection.ts';
import { prune } from './prune.ts';
import { replaced } from './replaced.ts';
import type { Guard, Leave, Veto } from './veto.ts';

export type { Leave, Veto };

const GUARDS: readonly Guard[] = [protection, prune, downtime, pins, replaced, maxDeletes];

/** The changes with those withheld that a guard refuses (no steps are left in them), and why. */
export function guard(
  changes: readonly UnitChange[],
  leave: Leave,
): { readonly changes: readonly UnitChange[]; readonly vetoes: readonly Veto[] } {
  return GUARDS.reduce<{ changes: readonly UnitChange[]; vetoes: readonly Veto[] }>(
    (so, one) => {
      const refused = new Map(one(so.changes, leave).map((veto) => [veto.address, veto]));
      return {
        vetoes: [...so.vetoes, ...refused.values()],
        changes: so.changes.map((change) => withhold(change, refused.get(change.address))),
      };
    },
    { changes, vetoes: [] },
  );
}

/** What is withheld keeps the steps that lift its protection: they are what the guard asks for. */
function withhold(change: UnitChange, veto: Veto | undefined): UnitChange {
  if (veto === undefined) return change;
  const steps = change.steps.filter(({ id }) => change.protected && id.endsWith('/unprotect'));
  return { ...change, held: veto.short, heldBy: veto.code, steps };
}
