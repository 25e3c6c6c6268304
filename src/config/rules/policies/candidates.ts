// What a job may measure, and whether it could serve the endpoints that ask.
import type { Path } from '../../tree.ts';
import { quote } from '../../words.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { servedBy } from '../served.ts';
import { type Asking, policiesIn, type SoundPolicy } from './used.ts';

/** EndpointConfigurations of a job (service model of botocore 1.43.11, read 2026-11). */
const MOST_CANDIDATES = 10;

export const candidatesFit: Rule = (input) => {
  for (const { path, policy } of policiesIn(input.file)) {
    refuseBurstable(policy, path, input);
    countCandidates(policy, path, input);
  }
};

function refuseBurstable(policy: SoundPolicy, path: Path, { findings }: RuleInput): void {
  for (const job of ['default', 'advanced'] as const) {
    for (const [index, type] of (policy[job]?.instances ?? []).entries()) {
      if (!type?.startsWith('ml.t')) continue;
      const at = [...path, job, 'instances', String(index)];
      const message = `${quote(type)} is burstable, and the service does not measure such types`;
      const hint = 'use a type of m5, m6i, c5 or c6i';
      findings.error('INF1093', { path: at, on: 'value' }, { message, hint });
    }
  }
}

/** Env ranges are part of one configuration each; how many of their tests run is limited by maxTests. */
function countCandidates({ advanced }: SoundPolicy, path: Path, { findings }: RuleInput): void {
  const count = Math.max(advanced?.instances?.length ?? 0, advanced?.serverless?.length ?? 0);
  if (count <= MOST_CANDIDATES) return;
  const message = `${count} candidates, but a job measures at most ${MOST_CANDIDATES}`;
  findings.error('INF1094', { path: [...path, 'advanced'], on: 'key' }, { message, hint: 'leave some out' });
}

export const candidatesCanServe: Rule = (input) => {
  for (const { path, policy, asking } of policiesIn(input.file)) {
    const serverless =
      policy.advanced?.serverless !== undefined || policy.default?.endpointType === 'serverless';
    for (const one of asking) {
      if (serverless) checkServerless(one, path, policy, input);
      if (policy.default?.against !== undefined) checkAgainst(one, path, input);
    }
    if (policy.default?.against !== undefined) checkOneEndpoint(asking, path, input);
  }
};

function checkServerless(
  asking: Asking,
  path: Path,
  policy: SoundPolicy,
  { file, findings }: RuleInput,
): void {
  const { endpoint, variant, key } = asking;
  const model = file.models?.[variant.model ?? ''];
  const reasons: readonly (readonly [string, boolean])[] = [
    ['has several variants', endpoint.variants !== undefined],
    ['has data capture', endpoint.dataCapture !== undefined],
    ['is asynchronous', endpoint.async !== undefined],
    ['has a KMS key', endpoint.kmsKey !== undefined],
    ['has a model in a VPC', model?.vpc !== undefined],
    ['has a model with network isolation', model?.networkIsolation === true],
    ['has an inference pipeline', model?.containers !== undefined],
  ];
  const reason = reasons.find(([, holds]) => holds)?.[0];
  if (reason === undefined) return;
  const at = policy.advanced === undefined ? ['default', 'endpointType'] : ['advanced', 'serverless'];
  const message = `endpoint ${key} asks this policy and ${reason}, so that a serverless candidate could never serve it`;
  findings.error('INF1099', { path: [...path, ...at], on: 'key', part: key }, { message });
}

function checkAgainst({ endpoint, key }: Asking, path: Path, { findings }: RuleInput): void {
  const reason =
    servedBy(key, endpoint).length > 1
      ? 'has several variants'
      : endpoint.scaling !== undefined
        ? 'scales automatically'
        : undefined;
  if (reason === undefined) return;
  const message = `endpoint ${key} asks this policy and ${reason}: the service does not measure such an endpoint`;
  findings.error('INF1099', { path: [...path, 'default', 'against'], on: 'key', part: key }, { message });
}

/** Endpoints: 0 to 1 of a job (service model of botocore 1.43.11, read 2026-11). One model by one policy is one job. */
function checkOneEndpoint(asking: readonly Asking[], path: Path, { findings }: RuleInput): void {
  const byModel = new Map<string, Set<string>>();
  for (const { key, variant } of asking) {
    const model = variant.model ?? '';
    byModel.set(model, (byModel.get(model) ?? new Set()).add(key));
  }
  for (const [model, keys] of byModel) {
    if (keys.size < 2) continue;
    const message = `endpoints ${[...keys].join(', ')} ask this policy for model ${model}, and a job loads one live endpoint at most`;
    const hint = 'give each endpoint a policy of its own';
    findings.error('INF1099', { path: [...path, 'default', 'against'], on: 'key' }, { message, hint });
  }
}
