// One fatal request for each verb: what was applied before, the file that the killed run applies, and where it dies.
import { fileOf, withMembers } from '../support/files.ts';
import type { Scene } from './scene.ts';

const tags = { team: 'risk' };
const beside = { replace: 'side-by-side' } as const;
const first = fileOf({ fraud: { tags } });
const second = fileOf({ fraud: { model: 'b', tags } });

export const SCENES = {
  create: { past: [], after: first },
  resize: { past: [first], after: fileOf({ fraud: { tags, instance: ['ml.m5.large', 3] } }) },
  // The third config: the first one and its model are left over once it is verified.
  swap: { past: [first, second], after: fileOf({ fraud: { tags } }, 'risk', '4') },
  retag: { past: [first], after: fileOf({ fraud: { tags: { stage: 'prod' } } }) },
  recreate: { past: [first], after: fileOf({ fraud: { tags, serverless: ['2GB', 5] } }) },
  // The new endpoint stands beside the old one, which goes now.
  prune: {
    past: [
      fileOf({ fraud: { tags, ...beside } }),
      fileOf({ fraud: { tags, ...beside, serverless: ['2GB', 5] } }),
    ],
    after: fileOf({ fraud: { tags, ...beside, serverless: ['2GB', 5] } }),
  },
  remove: { past: [first], after: withMembers(first, { endpoints: {}, models: {} }) },
} as const satisfies Readonly<Record<string, Scene>>;

/** `nth`: which request of the operation, from 1. */
export type Verb = {
  readonly what: string;
  readonly scene: keyof typeof SCENES;
  readonly operation: string;
  readonly nth: number;
};

export const VERBS: readonly Verb[] = [
  { what: 'a model', scene: 'create', operation: 'CreateModel', nth: 1 },
  { what: 'a config', scene: 'create', operation: 'CreateEndpointConfig', nth: 1 },
  { what: 'an endpoint', scene: 'create', operation: 'CreateEndpoint', nth: 1 },
  { what: 'the mark of the intent', scene: 'swap', operation: 'AddTags', nth: 1 },
  { what: 'a swap', scene: 'swap', operation: 'UpdateEndpoint', nth: 1 },
  { what: 'the mark that it is sent', scene: 'swap', operation: 'AddTags', nth: 2 },
  { what: 'the mark that it is applied', scene: 'swap', operation: 'AddTags', nth: 3 },
  { what: 'a config that is left over', scene: 'swap', operation: 'DeleteEndpointConfig', nth: 1 },
  { what: 'a model that is left over', scene: 'swap', operation: 'DeleteModel', nth: 1 },
  { what: 'the mark that it is done', scene: 'swap', operation: 'AddTags', nth: 4 },
  { what: 'a new size', scene: 'resize', operation: 'UpdateEndpointWeightsAndCapacities', nth: 1 },
  { what: 'a tag that goes away', scene: 'retag', operation: 'DeleteTags', nth: 1 },
  { what: 'an endpoint that is made anew', scene: 'recreate', operation: 'DeleteEndpoint', nth: 1 },
  { what: 'an endpoint that was replaced', scene: 'prune', operation: 'DeleteEndpoint', nth: 1 },
  { what: 'an endpoint that is removed', scene: 'remove', operation: 'DeleteEndpoint', nth: 1 },
  { what: 'its config', scene: 'remove', operation: 'DeleteEndpointConfig', nth: 1 },
  { what: 'its model', scene: 'remove', operation: 'DeleteModel', nth: 1 },
];
