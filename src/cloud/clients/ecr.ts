// What inferra uses of the SDK for ECR, by name, as in sagemaker.ts.
export { BatchGetImageCommand, ECRClient } from '@aws-sdk/client-ecr';
