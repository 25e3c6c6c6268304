// The fields of an endpoint, whatever its variants, that stand for members of its config.
import { every, megabytes, onOff, type Passage, same, words } from './passage.ts';

const CLARIFY = 'ExplainerConfig.ClarifyExplainerConfig';
const SHAP = `${CLARIFY}.ShapConfig` as const;
const INFERENCE = `${CLARIFY}.InferenceConfig` as const;

const EXPLAINER = [
  {
    field: 'explainer.enable',
    label: 'explained records',
    member: `${CLARIFY}.EnableExplanations`,
    form: same,
  },
  {
    field: 'explainer.shap.baseline',
    label: 'SHAP baseline',
    member: `${SHAP}.ShapBaselineConfig.ShapBaseline`,
    form: same,
  },
  {
    field: 'explainer.shap.baselineUri',
    label: 'SHAP baseline file',
    member: `${SHAP}.ShapBaselineConfig.ShapBaselineUri`,
    form: same,
  },
  {
    field: 'explainer.shap.baselineFormat',
    label: 'SHAP baseline format',
    member: `${SHAP}.ShapBaselineConfig.MimeType`,
    form: words({ csv: 'text/csv', jsonlines: 'application/jsonlines' }),
  },
  {
    field: 'explainer.shap.samples',
    label: 'SHAP samples',
    member: `${SHAP}.NumberOfSamples`,
    form: same,
  },
  { field: 'explainer.shap.useLogit', label: 'SHAP logit', member: `${SHAP}.UseLogit`, form: same },
  { field: 'explainer.shap.seed', label: 'SHAP seed', member: `${SHAP}.Seed`, form: same },
  {
    field: 'explainer.shap.text.language',
    label: 'language of texts',
    member: `${SHAP}.TextConfig.Language`,
    form: same,
  },
  {
    field: 'explainer.shap.text.granularity',
    label: 'granularity of texts',
    member: `${SHAP}.TextConfig.Granularity`,
    form: same,
  },
  {
    field: 'explainer.inference.featuresAttribute',
    label: 'features attribute',
    member: `${INFERENCE}.FeaturesAttribute`,
    form: same,
  },
  {
    field: 'explainer.inference.contentTemplate',
    label: 'content template',
    member: `${INFERENCE}.ContentTemplate`,
    form: same,
  },
  {
    field: 'explainer.inference.maxRecords',
    label: 'records in a request of the explainer',
    member: `${INFERENCE}.MaxRecordCount`,
    form: same,
  },
  {
    field: 'explainer.inference.maxPayload',
    label: 'payload of the explainer',
    member: `${INFERENCE}.MaxPayloadInMB`,
    form: megabytes,
  },
  {
    field: 'explainer.inference.probabilityIndex',
    label: 'probability index',
    member: `${INFERENCE}.ProbabilityIndex`,
    form: same,
  },
  {
    field: 'explainer.inference.probabilityAttribute',
    label: 'probability attribute',
    member: `${INFERENCE}.ProbabilityAttribute`,
    form: same,
  },
  {
    field: 'explainer.inference.labelIndex',
    label: 'label index',
    member: `${INFERENCE}.LabelIndex`,
    form: same,
  },
  {
    field: 'explainer.inference.labelAttribute',
    label: 'label attribute',
    member: `${INFERENCE}.LabelAttribute`,
    form: same,
  },
  {
    field: 'explainer.inference.labelHeaders',
    label: 'label headers',
    member: `${INFERENCE}.LabelHeaders`,
    form: same,
  },
  {
    field: 'explainer.inference.featureHeaders',
    label: 'feature headers',
    member: `${INFERENCE}.FeatureHeaders`,
    form: same,
  },
  {
    field: 'explainer.inference.featureTypes',
    label: 'feature types',
    member: `${INFERENCE}.FeatureTypes`,
    form: same,
  },
] as const satisfies readonly Passage[];

const CAPTURE = 'DataCaptureConfig' as const;

const DATA_CAPTURE = [
  {
    field: 'dataCapture.kmsKey',
    label: 'data capture kms key',
    member: `${CAPTURE}.KmsKeyId`,
    form: same,
  },
  {
    field: 'dataCapture.contentTypes.csv',
    label: 'captured as CSV',
    member: `${CAPTURE}.CaptureContentTypeHeader.CsvContentTypes`,
    form: same,
  },
  {
    field: 'dataCapture.contentTypes.json',
    label: 'captured as JSON',
    member: `${CAPTURE}.CaptureContentTypeHeader.JsonContentTypes`,
    form: same,
  },
] as const satisfies readonly Passage[];

const METRICS = [
  {
    field: 'metrics.enhanced',
    label: 'enhanced metrics',
    member: 'MetricsConfig.EnableEnhancedMetrics',
    form: onOff(true),
  },
  {
    field: 'metrics.detailed',
    label: 'detailed metrics',
    member: 'MetricsConfig.EnableDetailedObservability',
    form: onOff(undefined, false),
  },
  {
    field: 'metrics.every',
    label: 'metrics every',
    member: 'MetricsConfig.MetricPublishFrequencyInSeconds',
    form: every,
  },
] as const satisfies readonly Passage[];

export const ENDPOINT_PASSAGES = [...DATA_CAPTURE, ...METRICS, ...EXPLAINER] as const;
