// Real SDK clients on a simulated account, for the tests of this room.
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { STSClient } from '@aws-sdk/client-sts';
import type { Simulator } from '../index.ts';

export function clientsOf(simulator: Simulator) {
  const config = {
    region: simulator.region,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not-a-secret' },
    requestHandler: simulator.requestHandler,
    maxAttempts: 1,
  };
  return {
    sagemaker: new SageMakerClient(config),
    runtime: new SageMakerRuntimeClient(config),
    sts: new STSClient(config),
  };
}
