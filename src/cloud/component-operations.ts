// Requests about inference components, and their answers.
import type {
  CreateInferenceComponentCommandInput,
  CreateInferenceComponentCommandOutput,
  DeleteInferenceComponentCommandInput,
  DeleteInferenceComponentCommandOutput,
  DescribeInferenceComponentCommandInput,
  DescribeInferenceComponentCommandOutput,
  ListInferenceComponentsCommandInput,
  ListInferenceComponentsCommandOutput,
  UpdateInferenceComponentCommandInput,
  UpdateInferenceComponentCommandOutput,
  UpdateInferenceComponentRuntimeConfigCommandInput,
  UpdateInferenceComponentRuntimeConfigCommandOutput,
} from '@aws-sdk/client-sagemaker';

export type ComponentOperations = {
  CreateInferenceComponent: {
    in: CreateInferenceComponentCommandInput;
    out: CreateInferenceComponentCommandOutput;
  };
  DescribeInferenceComponent: {
    in: DescribeInferenceComponentCommandInput;
    out: DescribeInferenceComponentCommandOutput;
  };
  UpdateInferenceComponent: {
    in: UpdateInferenceComponentCommandInput;
    out: UpdateInferenceComponentCommandOutput;
  };
  UpdateInferenceComponentRuntimeConfig: {
    in: UpdateInferenceComponentRuntimeConfigCommandInput;
    out: UpdateInferenceComponentRuntimeConfigCommandOutput;
  };
  DeleteInferenceComponent: {
    in: DeleteInferenceComponentCommandInput;
    out: DeleteInferenceComponentCommandOutput;
  };
  ListInferenceComponents: {
    in: ListInferenceComponentsCommandInput;
    out: ListInferenceComponentsCommandOutput;
  };
};
