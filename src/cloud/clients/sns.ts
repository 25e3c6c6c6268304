// What inferra uses of the SDK for SNS, by name, as in sagemaker.ts.
export { GetTopicAttributesCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
