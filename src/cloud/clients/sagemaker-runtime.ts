// What inferra uses of the SDK for the runtime of SageMaker, by name, as in sagemaker.ts.
export { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
