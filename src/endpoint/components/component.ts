// One desired component: a part of its endpoint's unit, with a name, an address and tags of its own.

import { type ComponentDeclaration, isAdapter } from '../../config/components.ts';
import type { EndpointDeclaration, Scaling } from '../../config/document.ts';
import type { SmokeTest } from '../../config/smoke-test.ts';
import type { Tags } from '../../core/part.ts';
import type { ComponentDeployment, ComponentSpec } from '../../kinds/inference-component/spec.ts';
import { ENDPOINT, ownershipTags } from '../memory/tags.ts';
import type { Owner } from '../names/names.ts';
import { type ComponentAlarm, componentAlarms } from './alarms.ts';

export type UnitComponent = {
  /** The key under `components`. */
  readonly key: string;
  /** `endpoints.chat.components.llama` */
  readonly address: string;
  /** In the account. */
  readonly name: string;
  readonly variant: string;
  readonly spec: ComponentSpec;
  /** As the file alone has it, where `spec` names a model that was adopted: marks remember this one. */
  readonly declared?: ComponentSpec;
  /** Absent for an adapter. */
  readonly copies?: number;
  readonly scaling?: Scaling;
  readonly deployment?: ComponentDeployment;
  /** What it is asked before it counts as applied. */
  readonly smokeTest?: SmokeTest;
  /** Those that inferra makes for that. */
  readonly alarms?: readonly ComponentAlarm[];
  /** Digest of what the lock file says of what it loads itself. */
  readonly pins?: string;
  /** Whose it is. */
  readonly tags: Tags;
};

/** @param endpoint its name in the account */
export function componentName(
  endpoint: string,
  { key, name }: Pick<ComponentDeclaration, 'key' | 'name'>,
): string {
  return name ?? `${endpoint.toLowerCase()}-${key}`;
}

/** @param modelName what the model of a component is called in the account */
export function compileComponents(
  owner: Owner,
  { address, name: endpoint, hosting }: EndpointDeclaration,
  variant: string,
  modelName: (component: ComponentDeclaration) => string,
): readonly UnitComponent[] {
  const components = hosting?.components ?? [];
  const named = new Map(components.map((one) => [one.key, componentName(endpoint, one)]));
  return components.map((component): UnitComponent => {
    const { key, startup, placement, cache, rollout, smokeTest, pins } = component;
    const own = `${address}.components.${key}`;
    const name = componentName(endpoint, component);
    const settings = {
      ...(startup === undefined ? {} : { startup }),
      ...(placement === undefined ? {} : { placement }),
      ...(cache === undefined ? {} : { cache }),
    };
    const common = {
      ...{ key, address: own, name, variant },
      ...rolloutOf(owner, endpoint, { key, name, address: own }, rollout),
      ...(smokeTest === undefined ? {} : { smokeTest }),
      ...(pins === undefined ? {} : { pins }),
      tags: { ...ownershipTags(owner, own, name), [ENDPOINT]: endpoint.toLowerCase() },
    };
    if (isAdapter(component)) {
      const { base, artifact } = component;
      return { ...common, spec: { base: named.get(base) ?? base, artifact, ...settings } };
    }
    const { resources, copies, scaling } = component;
    return {
      ...common,
      spec: {
        ...('container' in component ? { container: component.container } : { model: modelName(component) }),
        resources,
        ...settings,
      },
      copies,
      ...(scaling === undefined ? {} : { scaling }),
    };
  });
}

function rolloutOf(
  owner: Owner,
  endpoint: string,
  whose: Pick<UnitComponent, 'key' | 'name' | 'address'>,
  rollout: ComponentDeclaration['rollout'],
): Pick<UnitComponent, 'deployment' | 'alarms'> {
  if (rollout === undefined) return {};
  const { watches, alarms: named, ...rest } = rollout;
  const alarms = componentAlarms(owner, endpoint, whose, watches);
  return {
    deployment: { ...rest, alarms: [...named, ...alarms.map(({ name }) => name)] },
    ...(alarms.length === 0 ? {} : { alarms }),
  };
}

export function isAdapterSpec(
  spec: ComponentSpec,
): spec is Extract<ComponentSpec, { readonly base: string }> {
  return 'base' in spec;
}
