// What inferra uses of the SDK for IAM, by name, as in sagemaker.ts.
export { GetRoleCommand, IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
