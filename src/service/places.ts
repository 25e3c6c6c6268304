// What may stand under `raw` at each place of the language: the members of all that the place stands for, side by side. No two
// structures that share a place have a member of one name.
import { ENDPOINT_CONFIG, VARIANT } from './endpoint-config.ts';
import { CONTAINER, MODEL, PIPED_CONTAINER } from './model.ts';
import { type Structure, structure, withheld } from './shape.ts';

/** A place with what may stand under another one near it. */
export type RawPlace = {
  readonly shape: Structure;
  readonly elsewhere?: { readonly shape: Structure; readonly at: string };
};

const { PrimaryContainer: _container, InferenceExecutionConfig: execution, ...ofModel } = MODEL.members;

/** A model of one container, which it writes on itself. */
export const RAW_OF_MODEL: RawPlace = {
  shape: structure({
    ...CONTAINER.members,
    ...ofModel,
    InferenceExecutionConfig: withheld('it is about several containers'),
  }),
};

export const RAW_OF_PIPELINE: RawPlace = {
  shape: structure({ ...ofModel, ...(execution && { InferenceExecutionConfig: execution }) }),
  elsewhere: { shape: CONTAINER, at: 'raw of the container' },
};

export const RAW_OF_CONTAINER: RawPlace = {
  shape: PIPED_CONTAINER,
  elsewhere: { shape: MODEL, at: 'raw of the model' },
};

/** An endpoint of one variant, which it writes on itself. */
export const RAW_OF_ENDPOINT: RawPlace = {
  shape: structure({ ...VARIANT.members, ...ENDPOINT_CONFIG.members }),
};

export const RAW_BESIDE_VARIANTS: RawPlace = {
  shape: ENDPOINT_CONFIG,
  elsewhere: { shape: VARIANT, at: 'raw of the variant' },
};

export const RAW_OF_VARIANT: RawPlace = {
  shape: VARIANT,
  elsewhere: { shape: ENDPOINT_CONFIG, at: 'raw of the endpoint' },
};
