// What inferra uses of the SDK for KMS, by name, as in sagemaker.ts.
export { DescribeKeyCommand, KMSClient } from '@aws-sdk/client-kms';
