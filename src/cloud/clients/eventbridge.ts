// What inferra uses of the SDK for EventBridge, by name, as in sagemaker.ts.
export { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
