// What a new fleet is asked between serving and counting as verified: the sample request of the file, once a production variant.
import { assert } from '../core/errors.ts';
import type { Step } from '../core/step.ts';
import type { InvocationSpec } from '../kinds/invocation/kind.ts';
import type { Decision } from './decide.ts';
import { draft, type Stages } from './drafts.ts';
import type { Recipe } from './effect.ts';
import { sameConfig } from './memory/history.ts';
import type { Situation } from './situation.ts';
import type { Unit } from './unit.ts';

/** Recipes that start a fleet. */
const STARTING: readonly Recipe[] = ['create', 'recreate', 'update'];

/** What was verified before is not asked again when only its sizes or tags move. */
export function smokeTestSteps(
  { name, smokeTest }: Unit,
  { marks }: Situation,
  { target, row }: Decision,
): Stages {
  if (smokeTest === undefined) return [];
  const isNew = STARTING.includes(row.recipe);
  if (!isNew && marks.verified.some((config) => sameConfig(config, target.config))) return [];
  const { sample, payload: _path, onFailure: _after, ...wanted } = smokeTest;
  assert(sample !== undefined, 'whoever makes a plan has read the samples');
  return [
    target.sizes.map(({ variant }) => {
      const spec: InvocationSpec = { ...wanted, variant, body: sample };
      const part = { kind: 'invocation', name };
      return { ...draft('probe', part, 'smoke test', () => ({ verb: 'probe', spec })), suffix: variant };
    }),
  ];
}

/** `smoke test with ./samples/fraud.csv`, and what happens where it fails; nothing where it is not asked. */
export function smokeTestReason(
  { smokeTest }: Unit,
  { marks }: Situation,
  steps: readonly Step[],
): readonly string[] {
  if (smokeTest === undefined || steps.every(({ verb }) => verb !== 'probe')) return [];
  const goesBack = smokeTest.onFailure === 'rollback' && marks.verified.length > 0;
  const end = goesBack ? '; back to what was verified before where it fails' : '';
  return [`smoke test with ${smokeTest.payload}${end}`];
}
