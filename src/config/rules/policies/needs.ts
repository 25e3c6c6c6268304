// What a job must be told, and requirements that fit what it measures.
import type { Path } from '../../tree.ts';
import { perMinute } from '../../units.ts';
import { didYouMean, quote } from '../../words.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { askingIn, policiesIn, policyKey, type SoundPolicy } from './used.ts';

export const requirementsFit: Rule = (input) => {
  for (const { path, policy } of policiesIn(input.file)) {
    if (input.findings.spoilt([...path, 'require'])) continue;
    checkRequirements(policy, path, input);
    checkTraffic(policy, path, input);
  }
};

function checkRequirements(policy: SoundPolicy, path: Path, { findings }: RuleInput): void {
  const { p95, p99, latencyAtSaturation, coldStart } = policy.require ?? {};
  const refuse = (key: string, message: string, hint: string) =>
    findings.error('INF1095', { path: [...path, 'require', key], on: 'key' }, { message, hint });
  // Two jobs in one policy are one problem.
  if (policy.generative !== undefined) return;
  if (policy.default !== undefined && policy.advanced === undefined && (p95 ?? p99) !== undefined) {
    const key = p95 === undefined ? 'p99' : 'p95';
    refuse(
      key,
      `a Default job does not measure ${key}`,
      'require latencyAtSaturation, or make the job advanced',
    );
  }
  if (policy.advanced === undefined) return;
  if (p95 !== undefined && p99 !== undefined)
    refuse('p99', 'a job has one threshold', 'leave out either p95 or p99');
  if (latencyAtSaturation !== undefined)
    refuse(
      'latencyAtSaturation',
      'an Advanced job does not measure latency at saturation',
      'require p95 or p99',
    );
  if (coldStart !== undefined && policy.advanced.serverless === undefined)
    refuse('coldStart', 'only serverless candidates have a cold start', 'leave it out');
  const throughput = policy.advanced.stopWhen?.maxInvocations ?? policy.traffic?.peak;
  if ((p95 ?? p99 ?? throughput) === undefined) {
    const message = 'nothing says when a test is over';
    const hint = 'add require: { p95: 80ms }, or traffic with a peak';
    findings.error('INF1095', { path: [...path, 'advanced'], on: 'key' }, { message, hint });
  }
}

function checkTraffic(policy: SoundPolicy, path: Path, { findings }: RuleInput): void {
  const { average, peak } = policy.traffic ?? {};
  if (average !== undefined && peak !== undefined && perMinute(average) > perMinute(peak)) {
    const message = `the average of ${average} is above the peak of ${peak}`;
    findings.error('INF1097', { path: [...path, 'traffic', 'average'], on: 'value' }, { message });
  }
  if (policy.balance !== undefined && policy.objective !== 'balanced') {
    const message = 'balance has a meaning only with objective: balanced';
    findings.error('INF1097', { path: [...path, 'balance'], on: 'key' }, { message });
  }
}

/** A plain model says nothing of itself; a version of a package may, so there it is asked for by nobody. */
export const jobsAreToldEnough: Rule = (input) => {
  const { file, findings } = input;
  for (const { path, policy, asking } of policiesIn(file)) {
    // What a generative job needs is told in generative.ts.
    if (policy.generative !== undefined) continue;
    const plain = asking.some(({ variant }) => isPlain(input, variant.model));
    const lack = (key: string, message: string, hint: string) =>
      findings.error('INF1096', { path: [...path, key], on: 'absence' }, { message, hint });
    const unsaid = ['domain', 'task', 'framework'].filter(
      (fact) => !findings.written([...path, 'container', fact]),
    );
    if (plain && unsaid.length > 0 && !findings.spoilt([...path, 'container'])) {
      lack(
        'container',
        `the job must be told ${unsaid.join(', ')}`,
        `add container: { ${unsaid.map(exampleOf).join(', ')} }`,
      );
    }
    if (plain && !findings.written([...path, 'payload']))
      lack(
        'payload',
        'the job has no sample requests',
        'add payload: s3://bucket/key.tar.gz, or a folder ./payloads/',
      );
    const isFolder = policy.payload?.startsWith('./') === true;
    if (isFolder && !findings.written(['defaults', 'recommender', 'bucket'])) {
      const message = 'nothing says where the payload is uploaded';
      const hint = 'add defaults: { recommender: { bucket: s3://bucket/prefix/ } }';
      findings.error('INF1096', { path: [...path, 'payload'], on: 'value' }, { message, hint });
    }
  }
};

function isPlain({ file }: RuleInput, model: string | undefined): boolean {
  const found = file.models?.[model ?? ''];
  return found !== undefined && found.package === undefined;
}

function exampleOf(fact: string): string {
  return `${fact}: ${{ domain: 'machine-learning', task: 'classification', framework: 'xgboost' }[fact]}`;
}

/** What scales by measurement needs one, and the traffic that it is for. */
export const scalingIsMeasured: Rule = ({ file, findings }) => {
  const asking = askingIn(file);
  for (const [key, endpoint] of Object.entries(file.endpoints ?? {})) {
    if (endpoint?.scaling !== 'auto') continue;
    const own = asking.filter((one) => one.key === key);
    const policies = own.map(({ variant }) => file.recommendations?.[policyKey(variant) ?? '']);
    const unsized = policies.some((policy) => policy !== undefined && policy.traffic === undefined);
    if (own.length > 0 && !unsized) continue;
    const message =
      own.length === 0
        ? 'scaling: auto takes its numbers from a policy'
        : 'the policy has no traffic to scale for';
    const hint =
      own.length === 0 ? 'add recommend: with a policy' : 'add traffic: { average, peak } to the policy';
    findings.error('INF1096', { path: ['endpoints', key, 'scaling'], on: 'value' }, { message, hint });
  }
};

/** What serverless costs, and how much of it is needed at once, follows from the traffic alone. */
export const serverlessIsSized: Rule = ({ file, findings }) => {
  for (const { path, policy } of policiesIn(file)) {
    const { advanced, traffic } = policy;
    const measures = advanced?.serverless !== undefined || policy.default?.endpointType === 'serverless';
    if (!measures || traffic !== undefined || findings.written([...path, 'traffic'])) continue;
    const message = 'nothing says for how much traffic a serverless candidate is sized';
    const hint = 'add traffic: { average: 120/min, peak: 600/min }';
    findings.error('INF1096', { path: [...path, 'traffic'], on: 'absence' }, { message, hint });
  }
};

export const measuredElsewhere: Rule = ({ file, sources, findings }) => {
  for (const { path, policy } of policiesIn(file)) {
    const { measuredIn } = policy;
    const found = measuredIn === undefined ? undefined : elsewhere(measuredIn, sources);
    if (found !== undefined) findings.error('INF1098', { path: [...path, 'measuredIn'], on: 'value' }, found);
  }
};

/** What is wrong with an environment as the place of a measurement. */
function elsewhere(measuredIn: string, { environment, environments = [] }: RuleInput['sources']) {
  const leaveOut = 'leave measuredIn out here, or set it in the environment that shall use it';
  if (environment === undefined) return { message: 'the file has no environments', hint: leaveOut };
  if (measuredIn === environment) return { message: 'it is this environment itself', hint: leaveOut };
  if (environments.includes(measuredIn)) return undefined;
  const message = `the file has no environment ${quote(measuredIn)}`;
  return { message, hint: didYouMean(measuredIn, environments) ?? `it has ${environments.join(', ')}` };
}
