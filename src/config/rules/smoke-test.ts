// A smoke test is requests and their answers: the requests stand beside the file, an asynchronous endpoint gives no answer, and
// one with components gives one for each.
import { entriesOf, type SoundFile } from '../sound.ts';
import type { Path } from '../tree.ts';
import type { Rule, RuleInput } from './rule.ts';

type Endpoint = NonNullable<NonNullable<SoundFile['endpoints']>[string]>;
type Test = NonNullable<Endpoint['smokeTest']>;
export type Sample = NonNullable<NonNullable<Test['samples']>[number]>;

/** The sample requests of a test, each where it stands: the test itself is one, or it has a list of them. */
export function samplesOf(
  test: Test,
  path: Path,
): readonly { readonly path: Path; readonly sample: Sample }[] {
  if (test.samples === undefined) return [{ path, sample: test }];
  return test.samples.flatMap((sample, at) =>
    sample === undefined ? [] : [{ path: [...path, 'samples', String(at)], sample }],
  );
}

export const smokeTestsHaveAnswers: Rule = (input) => {
  const { file, findings } = input;
  for (const [key, { async: asynchronous, components, smokeTest }] of entriesOf(file.endpoints)) {
    const path = ['endpoints', key, 'smokeTest'];
    // An async config accepts only InvokeEndpointAsync (Developer Guide, "Asynchronous inference", read 2026-11).
    if (smokeTest !== undefined && asynchronous !== undefined) {
      const message = 'an asynchronous endpoint writes its answers to S3 and gives none to a smoke test';
      findings.error('INF1079', { path, on: 'key' }, { message, hint: 'remove smokeTest' });
    }
    if (smokeTest !== undefined && components !== undefined) {
      const message =
        'a smoke test asks an endpoint as a whole, and each of its components answers for itself';
      const hint = 'write smokeTest into each component that is to be asked';
      findings.error('INF1079', { path, on: 'key' }, { message, hint });
    }
    checkSamples(smokeTest, path, input);
    for (const [own, component] of entriesOf(components)) {
      const at = ['endpoints', key, 'components', own, 'smokeTest'];
      checkSamples(component.smokeTest, at, input);
      checkComponent(component.smokeTest, at, input);
    }
  }
};

function checkSamples(test: Test | undefined, path: Path, { findings }: RuleInput): void {
  if (test === undefined) return;
  for (const one of samplesOf(test, path)) {
    const { payload } = one.sample;
    if (!payload?.split('/').includes('..')) continue;
    const message = `${payload} leads out of the folder of this file`;
    const hint = 'put the sample into the folder, or below it';
    findings.error('INF1079', { path: [...one.path, 'payload'], on: 'value' }, { message, hint });
  }
  // That it has both is told by the schema.
  if (test.samples === undefined || test.payload !== undefined) return;
  for (const key of OF_SAMPLES.filter((one) => test[one] !== undefined)) {
    const message = `a smoke test with samples has no ${key} of its own`;
    const hint = `write ${key} into each sample`;
    findings.error('INF1140', { path: [...path, key], on: 'key' }, { message, hint });
  }
}

const OF_SAMPLES = [
  'contentType',
  'accept',
  'within',
  'contains',
  'targetModel',
  'targetContainer',
] as const satisfies readonly (keyof Sample)[];

/** A component is asked by its name. */
function checkComponent(test: Test | undefined, path: Path, { findings }: RuleInput): void {
  if (test === undefined) return;
  for (const one of samplesOf(test, path)) {
    for (const key of ['targetModel', 'targetContainer'] as const) {
      if (one.sample[key] === undefined) continue;
      const words = { message: 'a component is asked by its own name', hint: `remove ${key}` };
      findings.error('INF1140', { path: [...one.path, key], on: 'key' }, words);
    }
  }
}
