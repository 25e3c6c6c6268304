// What inferra uses of the SDK for IAM, by name, as in sagemaker.ts.
export { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
