// Asynchronous inference as the service has it, and as a spec has it. Pure, and inverse to each other. The first form is also
// what the names of configs are made of.
import type { AsyncInferenceConfig } from '@aws-sdk/client-sagemaker';
import type { AsyncSpec } from './spec.ts';

const TOPICS = { success: 'SUCCESS_NOTIFICATION_TOPIC', error: 'ERROR_NOTIFICATION_TOPIC' } as const;

/** Only what is said: members without anything in them are left out, but for the one that the service requires. */
export function toAsync(spec: AsyncSpec): AsyncInferenceConfig {
  const { output, failures, kmsKey, maxConcurrentPerInstance: most, success, error, include } = spec;
  const notification = {
    ...(success === undefined ? {} : { SuccessTopic: success }),
    ...(error === undefined ? {} : { ErrorTopic: error }),
    ...(include === undefined ? {} : { IncludeInferenceResponseIn: include.map((one) => TOPICS[one]) }),
  };
  return {
    OutputConfig: {
      ...(output === undefined ? {} : { S3OutputPath: output }),
      ...(failures === undefined ? {} : { S3FailurePath: failures }),
      ...(kmsKey === undefined ? {} : { KmsKeyId: kmsKey }),
      ...(Object.keys(notification).length === 0 ? {} : { NotificationConfig: notification }),
    },
    ...(most === undefined ? {} : { ClientConfig: { MaxConcurrentInvocationsPerInstance: most } }),
  };
}

export function fromAsync({
  OutputConfig = {},
  ClientConfig = {},
}: Partial<AsyncInferenceConfig>): AsyncSpec {
  const { S3OutputPath: output, S3FailurePath: failures, KmsKeyId: kmsKey } = OutputConfig;
  const {
    SuccessTopic: success,
    ErrorTopic: error,
    IncludeInferenceResponseIn,
  } = OutputConfig.NotificationConfig ?? {};
  const { MaxConcurrentInvocationsPerInstance: most } = ClientConfig;
  const include = (IncludeInferenceResponseIn ?? []).map((one) =>
    one === TOPICS.error ? 'error' : 'success',
  );
  return {
    ...(output === undefined ? {} : { output }),
    ...(failures === undefined ? {} : { failures }),
    ...(kmsKey === undefined ? {} : { kmsKey }),
    ...(most === undefined ? {} : { maxConcurrentPerInstance: most }),
    ...(success === undefined ? {} : { success }),
    ...(error === undefined ? {} : { error }),
    ...(include.length === 0 ? {} : { include }),
  };
}
