// What inferra uses of the SDK for STS, by name, as in sagemaker.ts.
export { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
