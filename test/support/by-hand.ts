// What somebody does in the account behind inferra's back: the service's own operations, on whatever stands there.
import type { Cloud } from '../../src/cloud/cloud.ts';
import type { Tags } from '../../src/core/part.ts';
import type { LiveEndpoint } from '../../src/kinds/endpoint/spec.ts';
import { toCreateRequest as configRequest } from '../../src/kinds/endpoint-config/convert.ts';
import type { EndpointConfigSpec } from '../../src/kinds/endpoint-config/spec.ts';
import { bindKinds } from '../../src/kinds/index.ts';
import { toCreateRequest as modelRequest } from '../../src/kinds/model/convert.ts';
import type { ModelSpec } from '../../src/kinds/model/spec.ts';
import type { Rig } from './rig.ts';

export type Hand = {
  readonly cloud: Cloud;
  endpoint(name: string): Promise<LiveEndpoint>;
  /** The config that serves, changed and under another name; the endpoint is moved to it. */
  swapConfig(endpoint: string, change: (spec: EndpointConfigSpec) => EndpointConfigSpec): Promise<void>;
  /** The first model that serves, changed and under another name, and a config that has it. */
  swapModel(endpoint: string, change: (spec: ModelSpec) => ModelSpec): Promise<void>;
  /** The config that serves, deleted and made again under its name. */
  replaceConfig(endpoint: string, change?: Changes<EndpointConfigSpec>): Promise<void>;
  replaceModel(endpoint: string, change?: Changes<ModelSpec>): Promise<void>;
  deleteConfig(endpoint: string): Promise<void>;
  deleteModel(endpoint: string): Promise<void>;
  /** Until the service is no longer at work on it, looked at every five seconds. */
  settled(endpoint: string): Promise<void>;
};

export type Changes<Spec> = {
  readonly spec?: (spec: Spec) => Spec;
  readonly tags?: (tags: Tags) => Tags;
};

export async function handOn(rig: Rig): Promise<Hand> {
  const { cloud, clock } = await rig.ports('').connect({ region: 'us-east-1', account: undefined });
  const kinds = bindKinds(cloud);
  let made = 0;

  async function endpoint(name: string) {
    return there(await kinds.endpoint.read(name), name);
  }
  async function configOf(name: string) {
    const { config = '' } = await endpoint(name);
    return there(await kinds['endpoint-config'].read(config), config);
  }
  async function modelOf(name: string) {
    const [variant] = (await configOf(name)).spec.variants;
    return there(await kinds.model.read(variant?.model ?? ''), name);
  }
  async function settled(name: string) {
    while ((await endpoint(name)).status !== 'InService') await clock.sleep(5_000);
  }
  async function moveTo(name: string, spec: EndpointConfigSpec) {
    made += 1;
    const config = `by-hand-${made}`;
    await cloud.call('CreateEndpointConfig', configRequest(config, spec, {}));
    await cloud.call('UpdateEndpoint', { EndpointName: name, EndpointConfigName: config });
    await settled(name);
  }
  const swapConfig: Hand['swapConfig'] = async (name, change) =>
    moveTo(name, change((await configOf(name)).spec));
  return {
    cloud,
    endpoint,
    settled,
    swapConfig,
    async swapModel(name, change) {
      const live = await modelOf(name);
      const other = `by-hand-model-${made}`;
      await cloud.call('CreateModel', modelRequest(other, change(live.spec), {}));
      await swapConfig(name, (spec) => ({
        ...spec,
        variants: spec.variants.map((one) => (one.model === live.name ? { ...one, model: other } : one)),
      }));
    },
    async replaceConfig(name, { spec = same, tags = same } = {}) {
      const live = await configOf(name);
      await cloud.call('DeleteEndpointConfig', { EndpointConfigName: live.name });
      await cloud.call('CreateEndpointConfig', configRequest(live.name, spec(live.spec), tags(live.tags)));
    },
    async replaceModel(name, { spec = same, tags = same } = {}) {
      const live = await modelOf(name);
      await cloud.call('DeleteModel', { ModelName: live.name });
      await cloud.call('CreateModel', modelRequest(live.name, spec(live.spec), tags(live.tags)));
    },
    async deleteConfig(name) {
      await cloud.call('DeleteEndpointConfig', { EndpointConfigName: (await configOf(name)).name });
    },
    async deleteModel(name) {
      await cloud.call('DeleteModel', { ModelName: (await modelOf(name)).name });
    },
  };
}

const same = <T>(value: T): T => value;

function there<T>(found: T | undefined, name: string): T {
  if (found === undefined) throw new Error(`${name} is not there`);
  return found;
}
