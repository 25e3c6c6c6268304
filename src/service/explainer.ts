// ExplainerConfig of CreateEndpointConfig: online explanations by SageMaker Clarify (service model of botocore 1.43.11, read
// 2026-11).
import { url } from './common.ts';
import { listOf, oneOf, onOff, type Structure, structure, text, whole } from './shape.ts';

const short = text({ min: 1, max: 64, pattern: '.*' });

const LANGUAGES =
  'af sq ar hy eu bn bg ca zh hr cs da nl en et fi fr de el gu he hi hu is id ga it kn ky lv lt lb mk ml mr ne nb fa pl ' +
  'pt ro ru sa sr tn si sk sl es sv tl ta tt te tr uk ur yo lij xx';

const inference = structure({
  FeaturesAttribute: short,
  ContentTemplate: short,
  MaxRecordCount: whole({ min: 1 }),
  MaxPayloadInMB: whole({ min: 1, max: 25 }),
  ProbabilityIndex: whole({ min: 0 }),
  LabelIndex: whole({ min: 0 }),
  ProbabilityAttribute: short,
  LabelAttribute: short,
  LabelHeaders: listOf(short, { min: 1, max: 16 }),
  FeatureHeaders: listOf(short, { min: 1, max: 256 }),
  FeatureTypes: listOf(oneOf('numerical', 'categorical', 'text'), { min: 1, max: 256 }),
});

const shap = structure(
  {
    ShapBaselineConfig: structure({
      MimeType: text({ max: 255, pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9])*\\/[a-zA-Z0-9](-*[a-zA-Z0-9+.])*' }),
      ShapBaseline: text({ min: 1, max: 4096, pattern: '[\\s\\S]+' }),
      ShapBaselineUri: url,
    }),
    NumberOfSamples: whole({ min: 1 }),
    UseLogit: onOff,
    Seed: whole(),
    TextConfig: structure(
      {
        Language: oneOf(...LANGUAGES.split(' ')),
        Granularity: oneOf('token', 'sentence', 'paragraph'),
      },
      ['Language', 'Granularity'],
    ),
  },
  ['ShapBaselineConfig'],
);

export const EXPLAINER: Structure = structure({
  ClarifyExplainerConfig: structure(
    { EnableExplanations: short, InferenceConfig: inference, ShapConfig: shap },
    ['ShapConfig'],
  ),
});
