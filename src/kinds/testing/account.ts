// For tests: the three kinds on a simulated account, through the real SDK client.
import { connect } from '../../cloud/connect.ts';
import type { Progress } from '../../core/kind.ts';
import type { Tags } from '../../core/part.ts';
import { openSimulator, type Scenario } from '../../simulator/index.ts';
import type { EndpointGoal, LiveEndpoint, VariantSize } from '../endpoint/spec.ts';
import type { EndpointConfigSpec } from '../endpoint-config/spec.ts';
import { bindKinds } from '../index.ts';
import type { ModelSpec } from '../model/spec.ts';

export const MODEL: ModelSpec = {
  role: 'arn:aws:iam::123456789012:role/sagemaker-execution',
  image: '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1',
  artifact: 's3://risk-models/fraud/42/model.tar.gz',
  env: { OMP_NUM_THREADS: '2' },
};

export const CONFIG: EndpointConfigSpec = {
  variants: [
    {
      name: 'AllTraffic',
      model: 'fraud-m',
      initialWeight: 1,
      instanceType: 'ml.m5.large',
      initialInstanceCount: 2,
    },
  ],
};

export const SERVERLESS: EndpointConfigSpec = {
  variants: [
    {
      name: 'AllTraffic',
      model: 'fraud-m',
      initialWeight: 1,
      serverless: { memorySizeInMB: 2048, maxConcurrency: 5 },
    },
  ],
};

export function tagsOf(name: string, more: Tags = {}): Tags {
  return {
    'inferra:project': 'risk',
    'inferra:env': 'prod',
    'inferra:address': 'endpoints.fraud',
    'inferra:name': name,
    ...more,
  };
}

export async function account(scenario: Scenario = {}) {
  const simulator = await openSimulator({ scenario });
  const { clock, requestHandler, region } = simulator;
  const cloud = connect({ region, clock, requestHandler, random: () => 0.5 });
  const kinds = bindKinds(cloud);

  const put = (kind: keyof typeof kinds, name: string, spec: unknown, tags: Tags = tagsOf(name)) =>
    kinds[kind].send(name, { verb: 'put', spec, tags }, undefined);

  /** Reads until the goal is decided, as the engine would; gives every different answer on the way. */
  async function awaited(name: string, goal: EndpointGoal): Promise<Progress[]> {
    const seen: Progress[] = [];
    for (;;) {
      const now = kinds.endpoint.progress(goal, await kinds.endpoint.read(name));
      if (JSON.stringify(now) !== JSON.stringify(seen.at(-1))) seen.push(now);
      if (now.state !== 'busy') return seen;
      await clock.sleep(10_000);
    }
  }

  async function endpoint(name: string): Promise<LiveEndpoint> {
    const live = await kinds.endpoint.read(name);
    if (live === undefined) throw new Error(`no endpoint ${name}`);
    return live;
  }

  /** A model, a config and an endpoint that serves it. */
  async function serving(spec: EndpointConfigSpec, sizes: readonly VariantSize[]): Promise<LiveEndpoint> {
    await put('model', 'fraud-m', MODEL);
    await put('endpoint-config', 'fraud-1', spec);
    await put('endpoint', 'fraud', { config: 'fraud-1' });
    await awaited('fraud', { serves: 'fraud-1', sizes });
    return endpoint('fraud');
  }

  return { simulator, cloud, clock, kinds, put, awaited, endpoint, serving };
}
