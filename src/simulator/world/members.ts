// Members of models and configs that the rules of the simulator read, as far as they do.

export type ModelSource = {
  readonly ChannelName: string;
  readonly S3DataSource: {
    readonly S3Uri: string;
    readonly S3DataType: string;
    readonly CompressionType: string;
  };
};

export type ClarifyExplainer = {
  readonly InferenceConfig?: {
    readonly FeatureTypes?: readonly string[];
    readonly FeatureHeaders?: readonly string[];
  };
  readonly ShapConfig: {
    readonly ShapBaselineConfig: { readonly ShapBaseline?: string; readonly ShapBaselineUri?: string };
    readonly TextConfig?: object;
  };
};
