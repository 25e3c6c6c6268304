// Jobs for generative models: what they take, which is little, and weights, which nothing else can serve.
import { entriesOf } from '../../sound.ts';
import type { Path } from '../../tree.ts';
import { quote } from '../../words.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { servedBy } from '../served.ts';
import { policiesIn, policyKey, type SoundPolicy } from './used.ts';

/** Requirements by what measures them. p99 is of an Advanced job and of a generative one. */
const ONLY_GENERATIVE = ['p50', 'ttft', 'throughput'] as const;
const NEVER_GENERATIVE = ['p95', 'latencyAtSaturation', 'coldStart'] as const;
/** What the API has no member for (service model of botocore 1.43.11, read 2026-11). */
const NOT_TAKEN = ['container', 'payload'] as const;

export const generativeJobsFit: Rule = (input) => {
  for (const { path, policy, asking } of policiesIn(input.file)) {
    // Two jobs in one policy are one problem.
    if (policy.default !== undefined || policy.advanced !== undefined) {
      if (policy.generative === undefined) refuseForeign(policy, path, input);
      continue;
    }
    checkMembers(policy, path, input);
    checkOutput(policy, path, input);
    for (const { key, variant } of asking) {
      const model = input.file.models?.[variant.model ?? ''];
      const written = input.findings.written(['models', variant.model ?? '', 'weights']);
      if (model === undefined || model.weights !== undefined || written) continue;
      const message = `endpoint ${key} asks this policy, and its model ${quote(variant.model)} has no weights: a generative job measures nothing else`;
      const hint = 'give the model weights: s3://bucket/folder/';
      input.findings.error(
        'INF1099',
        { path: [...path, 'generative'], on: 'key', part: key },
        { message, hint },
      );
    }
  }
};

/** What only a generative job knows, on a policy with another one. */
function refuseForeign(policy: SoundPolicy, path: Path, { findings }: RuleInput): void {
  const kind = policy.default === undefined ? 'an Advanced' : 'a Default';
  for (const key of ONLY_GENERATIVE) {
    if (policy.require?.[key] === undefined) continue;
    const words = { message: `${kind} job does not measure ${key}`, hint: 'leave it out' };
    findings.error('INF1095', { path: [...path, 'require', key], on: 'key' }, words);
  }
  if (policy.objective !== 'throughput') return;
  const words = { message: 'only a generative job can aim at throughput', hint: 'use cost or speed' };
  findings.error('INF1097', { path: [...path, 'objective'], on: 'value' }, words);
}

function checkMembers(policy: SoundPolicy, path: Path, { findings }: RuleInput): void {
  for (const key of NEVER_GENERATIVE) {
    if (policy.require?.[key] === undefined) continue;
    const hint = 'require p50, p99, ttft or throughput';
    const words = { message: `a generative job does not measure ${key}`, hint };
    findings.error('INF1095', { path: [...path, 'require', key], on: 'key' }, words);
  }
  const useless = (key: string, on: 'key' | 'value', message: string, hint: string) =>
    findings.error('INF1097', { path: [...path, key], on }, { message, hint });
  for (const key of NOT_TAKEN) {
    if (policy[key] === undefined) continue;
    useless(key, 'key', `a generative job takes no ${key}`, 'leave it out: workload says what requests are');
  }
  if (policy.objective === 'balanced') {
    useless('objective', 'value', 'a generative job has one goal', 'use cost, speed or throughput');
  }
  if (policy.measuredIn !== undefined) {
    const message =
      'a generative job makes a package in its own account, which no other environment can serve';
    useless('measuredIn', 'key', message, 'leave measuredIn out');
  }
}

function checkOutput({ generative }: SoundPolicy, path: Path, { findings }: RuleInput): void {
  if (generative?.output !== undefined || findings.written(['defaults', 'recommender', 'bucket'])) return;
  if (findings.written([...path, 'generative', 'output'])) return;
  const message = 'nothing says where the job writes what it makes';
  const hint = 'add output: s3://bucket/prefix/, or defaults: { recommender: { bucket: s3://bucket/ } }';
  findings.error('INF1096', { path: [...path, 'generative', 'output'], on: 'absence' }, { message, hint });
}

/** Weights have no image: a package has to be made of them first. */
export const weightsAreMeasured: Rule = ({ file, findings }) => {
  for (const [key, endpoint] of entriesOf(file.endpoints)) {
    for (const { path, variant } of servedBy(key, endpoint)) {
      if (file.models?.[variant.model ?? '']?.weights === undefined) continue;
      const recommend = policyKey(variant);
      const policy = file.recommendations?.[recommend ?? ''];
      // A policy that does not exist, or says nothing, is told elsewhere.
      const job = policy?.default ?? policy?.advanced;
      if (recommend !== undefined && (policy?.generative !== undefined || job === undefined)) continue;
      const message = `the model ${quote(variant.model)} has weights only: what serves them is made by a generative job`;
      const hint = 'let the endpoint recommend: a policy with generative: { workload: … }';
      findings.error('INF1099', { path: [...path, 'model'], on: 'value' }, { message, hint });
    }
  }
};
