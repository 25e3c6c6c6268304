// A file whose endpoint asks a policy, read as any file is, with the questions and jobs that follow from it.
import { load } from '../config/load.fixture.ts';
import { assert } from '../core/errors.ts';
import { type Group, groupsIn } from './askers.ts';
import { type JobUnit, jobUnits } from './job-unit.ts';
import type { Payload } from './payload.ts';

export type Edit = readonly [from: string, to: string];

const FILE = `version: 1
project: risk
account: "123456789012"
region: us-east-1
defaults:
  role: arn:aws:iam::\${account}:role/sagemaker-execution
  tags: { team: risk }
  recommender: { bucket: s3://risk-benchmarks/ }
models:
  fraud-xgb:
    image: 683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1
    artifact: s3://risk-models/fraud/42/model.tar.gz
    env: { LOG_LEVEL: info, TOKEN: "\${env:TOKEN}" }
endpoints:
  fraud:
    model: fraud-xgb
    recommend: sla
recommendations:
  sla:
    advanced:
      instances: [ml.c5.large, ml.m5.large]
      env: { OMP_NUM_THREADS: ["1", "2"] }
      load: { phases: [{ users: 1, spawnRate: 1, duration: 2m }, { users: 3, spawnRate: 1, duration: 2m }] }
      limits: { maxTests: 10, maxParallel: 5, duration: 2h, maxCost: $20 }
    container: { domain: machine-learning, task: classification, framework: xgboost, frameworkVersion: "1.7" }
    payload: ./payloads/fraud/
    require: { p95: 80ms }
    traffic: { average: 120/min, peak: 600/min }
`;

export const WHERE = { account: '123456789012', region: 'us-east-1' };
export const OWNER = { project: 'risk', environment: 'default' };
export const SAMPLES: Payload = { url: 's3://risk-benchmarks/fraud-1.tar.gz', content: 'c0ffee', files: 1 };

export function groupsOf(edits: readonly Edit[] = [], token = 'one'): readonly Group[] {
  const text = edits.reduce((so, [from, to]) => {
    assert(so.includes(from), `the fixture has ${from}`);
    return so.replaceAll(from, () => to);
  }, FILE);
  const { document, diagnostics } = load(text, { env: { TOKEN: token } });
  assert(document !== undefined, JSON.stringify(diagnostics));
  return groupsIn(document.endpoints);
}

/** Of the file's first question. */
export function groupOf(edits: readonly Edit[] = [], token?: string): Group {
  const [group] = groupsOf(edits, token);
  assert(group !== undefined, 'somebody asks');
  return group;
}

export type Asking = {
  readonly edits?: readonly Edit[];
  readonly token?: string;
  readonly where?: typeof WHERE;
  readonly owner?: typeof OWNER;
  readonly tags?: Readonly<Record<string, string>>;
  readonly payload?: Payload;
};

export function unitsOf({
  edits,
  token,
  where = WHERE,
  owner = OWNER,
  ...rest
}: Asking = {}): readonly JobUnit[] {
  const { policy, model } = groupOf(edits, token);
  return jobUnits({ owner, where, policy, model, tags: rest.tags ?? {}, payload: rest.payload ?? SAMPLES });
}
