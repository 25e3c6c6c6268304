// What inferra uses of the SDK for EC2, by name, as in sagemaker.ts.
export { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
