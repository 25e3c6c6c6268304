// Online explanations: what CreateEndpointConfig checks between their members.
import { refused } from '../wire/errors.ts';
import type { ConfigSpec } from '../world/records.ts';
import { isAsync } from './asynchronous.ts';
import { isServerless } from './serverless.ts';

/** API reference of ClarifyShapBaselineConfig and ClarifyInferenceConfig (read 2026-11; the texts are assumed). */
export function checkExplainer(spec: ConfigSpec): void {
  const clarify = spec.ExplainerConfig?.ClarifyExplainerConfig;
  if (clarify === undefined) return;
  const { ShapBaselineConfig: baseline, TextConfig: text } = clarify.ShapConfig;
  if ((baseline.ShapBaseline === undefined) === (baseline.ShapBaselineUri === undefined)) {
    throw refused('Specify exactly one of ShapBaseline and ShapBaselineUri.');
  }
  const { FeatureTypes: types, FeatureHeaders: headers } = clarify.InferenceConfig ?? {};
  if (types !== undefined && !types.includes('text')) {
    throw refused("FeatureTypes must have at least one 'text'.");
  }
  if (types !== undefined && text === undefined) throw refused('TextConfig is required for text features.');
  if (types !== undefined && headers !== undefined && types.length !== headers.length) {
    throw refused('FeatureHeaders and FeatureTypes must have the same length.');
  }
  if (isAsync(spec)) throw refused('ExplainerConfig is not supported with AsyncInferenceConfig.');
  if (isServerless(spec)) throw refused('ExplainerConfig is not supported with ServerlessConfig.');
}
