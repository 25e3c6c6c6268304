// Whom a sample request names has to be there: a model of a multi-model container, or a container that is called by itself.
import type { Subject } from '../findings.ts';
import { entriesOf, type SoundFile } from '../sound.ts';
import { didYouMean, quote } from '../words.ts';
import type { Rule, RuleInput } from './rule.ts';
import { servedBy } from './served.ts';
import { type Sample, samplesOf } from './smoke-test.ts';

type Model = NonNullable<NonNullable<SoundFile['models']>[string]>;

/** Each production variant is asked; what a shadow answers nobody sees. */
export const smokeTestsAskSomebody: Rule = (input) => {
  const { file, findings } = input;
  for (const [key, endpoint] of entriesOf(file.endpoints)) {
    const { smokeTest, components } = endpoint;
    if (smokeTest === undefined || components !== undefined) continue;
    const asked = servedBy(key, endpoint).filter(({ variant }) => !('shadow' in variant && variant.shadow));
    const models = new Set(asked.flatMap(({ variant }) => variant.model ?? []));
    for (const one of models) {
      const model = file.models?.[one];
      if (model === undefined || findings.spoilt(['models', one])) continue;
      for (const { path, sample } of samplesOf(smokeTest, ['endpoints', key, 'smokeTest'])) {
        checkSample(one, model, sample, path, input);
      }
    }
  }
};

/** Developer Guide, "Invoke a multi-model endpoint" and "… a multi-container endpoint with direct invocation" (read 2026-11). */
function checkSample(
  key: string,
  model: Model,
  { targetModel, targetContainer }: Sample,
  path: readonly string[],
  { findings }: RuleInput,
): void {
  // What a package brings along is not known here.
  if (model.image === undefined && model.containers === undefined) return;
  const refuse = (field: string, on: 'key' | 'value', message: string, hint: string) =>
    findings.error('INF1140', { path: [...path, field], on }, { message, hint });
  const demand = (field: string, message: string, hint: string) => {
    if (findings.spoilt([...path, field])) return;
    const subject: Subject =
      path.at(-2) === 'samples' ? { path, on: 'value' } : { path: [...path, field], on: 'absence' };
    findings.error('INF1140', subject, { message, hint });
  };
  const isDirect = model.invocation === 'direct' || modeIn(model.raw?.InferenceExecutionConfig) === 'Direct';
  const hostnames = (model.containers ?? []).flatMap((one) => one?.hostname ?? []);
  const called = (model.containers ?? [model]).filter(
    (one) => !isDirect || hostnameOf(one) === targetContainer,
  );
  const isMany = called.some((one) => one?.multiModel === true || modeIn(one?.raw) === 'MultiModel');

  if (!isDirect && targetContainer !== undefined) {
    const message = `the containers of model ${key} are not called one by one`;
    const or = hostnames.length === 0 ? '' : `, or write invocation: direct into model ${key}`;
    refuse('targetContainer', 'key', message, `remove targetContainer${or}`);
  }
  if (isDirect && targetContainer === undefined) {
    const message = `each container of model ${key} answers for itself, and the sample names none`;
    demand('targetContainer', message, `add targetContainer: ${hostnames[0] ?? 'hostname'}`);
  }
  if (isDirect && targetContainer !== undefined && !hostnames.includes(targetContainer)) {
    const message = `model ${key} has no container with the hostname ${quote(targetContainer)}`;
    const hint = didYouMean(targetContainer, hostnames) ?? `possible: ${hostnames.join(', ')}`;
    refuse('targetContainer', 'value', message, hint);
    return;
  }
  if (isMany && targetModel === undefined) {
    const message = `model ${key} has many models, and the sample names none`;
    demand('targetModel', message, 'add targetModel: with the path of an archive in its folder');
  }
  if (!isMany && targetModel !== undefined) {
    const message = `model ${key} is one model, and takes no name of one`;
    refuse('targetModel', 'key', message, 'remove targetModel');
  }
}

function hostnameOf(container: object | undefined): unknown {
  return container !== undefined && 'hostname' in container ? container.hostname : undefined;
}

function modeIn(members: unknown): unknown {
  return typeof members === 'object' && members !== null && 'Mode' in members ? members.Mode : undefined;
}
