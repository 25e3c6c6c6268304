// What a new fleet is asked between serving and counting as verified: the sample requests of the file, to each production variant.
import type { SmokeSample, SmokeTest } from '../config/smoke-test.ts';
import { assert } from '../core/errors.ts';
import type { Step } from '../core/step.ts';
import type { InvocationSpec, InvocationTarget } from '../kinds/invocation/kind.ts';
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
  return [
    target.sizes.map(({ variant }) => {
      const specs = invocations(smokeTest, ({ targetModel, targetContainer }) => ({
        variant,
        ...(targetModel === undefined ? {} : { targetModel }),
        ...(targetContainer === undefined ? {} : { targetContainer }),
      }));
      const part = { kind: 'invocation', name };
      return { ...draft('probe', part, 'smoke test', () => ({ verb: 'probe', specs })), suffix: variant };
    }),
  ];
}

/** The requests of a test, in its order. */
export function invocations(
  { samples }: SmokeTest,
  targetOf: (sample: SmokeSample) => InvocationTarget,
): readonly InvocationSpec[] {
  return samples.map((one) => {
    const { sample, payload, targetModel: _model, targetContainer: _container, ...wanted } = one;
    assert(sample !== undefined, 'whoever makes a plan has read the samples');
    const what = samples.length === 1 ? {} : { what: payload };
    return { ...wanted, ...what, ...targetOf(one), body: sample };
  });
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
  return [`smoke test with ${samplesText(smokeTest)}${end}`];
}

/** Each file with whom it asks for: `./a.csv for north.tar.gz, ./b.csv` */
export function samplesText({ samples }: SmokeTest): string {
  return samples
    .map(({ payload, targetModel, targetContainer }) => {
      const part = [targetContainer, targetModel].filter((one) => one !== undefined);
      return `${payload}${part.length === 0 ? '' : ` for ${part.join(', ')}`}`;
    })
    .join(', ');
}
