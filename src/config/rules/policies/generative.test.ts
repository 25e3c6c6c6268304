// Rules about jobs for generative models, one sentence each.
import { assert, expect, test } from 'vitest';
import { problems } from '../../load.fixture.ts';

const FILE = `version: 1
project: chat
account: "123456789012"
region: us-east-1
defaults:
  role: arn:aws:iam::123456789012:role/sagemaker-execution
  recommender: { bucket: s3://chat-benchmarks/ }
models:
  llama: { weights: s3://chat-models/llama-8b/ }
endpoints:
  chat: { model: llama, recommend: sla }
recommendations:
  sla:
    generative:
      instances: [ml.g5.2xlarge, ml.g6e.2xlarge]
      framework: vllm
      optimize: false
      packageGroup: chat-packages
      workload: { parameters: { concurrency: 4, output_tokens_mean: 150 }, tooling: { api_standard: openai } }
      limits: { maxCost: $50 }
    require: { p50: 2s, p99: 5s, ttft: 500ms, throughput: 200/s }
    objective: throughput
`;

/** The valid file with each `from` replaced by its `to`. */
function edited(...edits: readonly (readonly [from: string, to: string])[]): string {
  return edits.reduce((text, [from, to]) => {
    assert(text.includes(from), `the fixture has ${from}`);
    return text.replace(from, () => to);
  }, FILE);
}

const PLAIN = 'weights: s3://chat-models/llama-8b/';
const IMAGE = 'image: 683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1';
const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:hf-AbCdEf';
const secret = (arn: string) => edited(['tooling', `secrets: { hf_token: "${arn}" }, tooling`]);

test.each([
  ['a generative policy with all that it may say is valid', FILE, []],
  [
    'so is one that leaves instances to the service',
    edited(['      instances: [ml.g5.2xlarge, ml.g6e.2xlarge]\n', '']),
    [],
  ],
  ['so is one with three instance types', edited(['ml.g6e.2xlarge]', 'ml.g6e.2xlarge, ml.p5.48xlarge]']), []],
  ['so is a secret by its ARN', secret(SECRET), []],
  ['so is a secret of the own account', secret(SECRET.replace('123456789012', '${account}')), []],
  [
    'four types are too many',
    edited(['ml.g6e.2xlarge]', 'ml.g6e.2xlarge, ml.p5.48xlarge, ml.g5.xlarge]']),
    ['15:18 INF1021 [ml.g5.2xlarge, ml.g6e.2xlarge, ml.p5.48xlarge, ml.g5.xlarge]'],
  ],
  ['a type needs a GPU', edited(['ml.g6e.2xlarge', 'ml.m5.large']), ['15:34 INF1014 ml.m5.large']],
  [
    'a type has to be one of those jobs',
    edited(['ml.g6e.2xlarge', 'ml.g4dn.xlarge']),
    ['15:34 INF1014 ml.g4dn.xlarge'],
  ],
  ['there are two frameworks', edited(['vllm', 'triton']), ['16:18 INF1014 triton']],
  ['a group has a name', edited(['chat-packages', 'chat_packages']), ['18:21 INF1014 chat_packages']],
  [
    'a workload says what requests are',
    edited([
      'workload: { parameters: { concurrency: 4, output_tokens_mean: 150 }, tooling: { api_standard: openai } }',
      'workload: {}',
    ]),
    ['19:7 INF1012 workload'],
  ],
  ['of a workload every key is known', edited(['tooling', 'load: 1, tooling']), ['19:76 INF1010 load']],
  ['of its parameters too', edited(['concurrency: 4', 'users: 4']), ['19:33 INF1010 users']],
  [
    'nothing is measured with no request at once',
    edited(['concurrency: 4', 'concurrency: 0']),
    ['19:46 INF1015 0'],
  ],
  ['a secret is no value', secret('hf_abcdef'), ['19:97 INF1014 "hf_abcdef"']],
  [
    'weights lie in a folder of S3',
    edited(['llama-8b/', 'llama-8b.tar.gz']),
    ['9:21 INF1014 s3://chat-models/llama-8b.tar.gz'],
  ],
  [
    'weights come from S3',
    edited(['s3://chat-models', 'https://chat-models']),
    ['9:21 INF1014 https://chat-models/llama-8b/'],
  ],
  [
    'the output needs a place',
    edited(['  recommender: { bucket: s3://chat-benchmarks/ }\n', '']),
    ['13:5 INF1096 generative'],
  ],
  [
    'which may be its own',
    edited(
      ['  recommender: { bucket: s3://chat-benchmarks/ }\n', ''],
      ['      framework', '      output: s3://chat/\n      framework'],
    ),
    [],
  ],
  ['what it measures is not all that others do', edited(['p50: 2s', 'p95: 2s']), ['21:16 INF1095 p95']],
  ['nor saturation', edited(['p50: 2s', 'latencyAtSaturation: 2s']), ['21:16 INF1095 latencyAtSaturation']],
  ['nor cold starts', edited(['p50: 2s', 'coldStart: 2s']), ['21:16 INF1095 coldStart']],
  ['throughput is tokens a second', edited(['200/s', '200/min']), ['21:59 INF1014 200/min']],
  [
    'it takes no payload',
    edited(['    objective', '    payload: s3://b/p.tar.gz\n    objective']),
    ['22:5 INF1097 payload'],
  ],
  [
    'nor a container',
    edited(['    objective', '    container: { framework: pytorch }\n    objective']),
    ['22:5 INF1097 container'],
  ],
  ['it has one goal', edited(['objective: throughput', 'objective: balanced']), ['22:16 INF1097 balanced']],
  [
    'its package is of its account',
    edited(['    objective', '    measuredIn: staging\n    objective']),
    ['22:5 INF1097 measuredIn', '22:17 INF1098 staging'],
  ],
  ['it measures weights', edited([PLAIN, IMAGE]), ['14:5 INF1099 generative']],
  ['a model has weights or an image', edited([PLAIN, `${PLAIN}, ${IMAGE}`]), ['9:12 INF1064 weights']],
  [
    'weights are not served as they are',
    edited(['recommend: sla', 'instance: { type: ml.g5.2xlarge }']),
    ['11:18 INF1099 llama', '13:3 INF1091 sla'],
  ],
  [
    'a policy has one job',
    edited(['    generative:', '    default: { instances: [ml.m5.large] }\n    generative:']),
    ['15:5 INF1097 generative'],
  ],
] as const)('%s', (_sentence, text, expected) => {
  expect(problems(text)).toEqual(expected);
});

test.each([
  ['p50', 'require: { p50: 1s }', '15:16 INF1095 p50'],
  ['a time to the first token', 'require: { ttft: 1s }', '15:16 INF1095 ttft'],
  ['tokens a second', 'require: { throughput: 9/s }', '15:16 INF1095 throughput'],
  ['throughput as a goal', 'objective: throughput', '15:16 INF1097 throughput'],
] as const)('%s is of no other job', (_sentence, line, expected) => {
  const head = FILE.slice(0, FILE.indexOf('    generative:')).replace(PLAIN, IMAGE);
  const container = '    container: { domain: machine-learning, task: other, framework: xgboost }\n';
  const text = `${head}    default: { instances: [ml.m5.large], endpointType: realtime }\n    ${line}\n${container}    payload: s3://b/p.tar.gz\n`;
  expect(problems(text)).toEqual([expected]);
});
