import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  DescribeEndpointCommand,
} from '@aws-sdk/client-sagemaker';
import { InvokeEndpointCommand } from '@aws-sdk/client-sagemaker-runtime';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { openSimulator } from './index.ts';
import { clientsOf } from './testing/clients.ts';

test('a model, a config and an endpoint come up through the real clients', async () => {
  const sim = await openSimulator();
  const { sagemaker, runtime, sts } = clientsOf(sim);
  await sts.send(new GetCallerIdentityCommand({}));
  await sagemaker.send(
    new CreateModelCommand({
      ModelName: 'm',
      ExecutionRoleArn: 'arn:aws:iam::123456789012:role/sm',
      PrimaryContainer: {
        Image: '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1',
        ModelDataUrl: 's3://b/m.tar.gz',
      },
    }),
  );
  await sagemaker.send(
    new CreateEndpointConfigCommand({
      EndpointConfigName: 'c',
      ProductionVariants: [
        { VariantName: 'main', ModelName: 'm', InstanceType: 'ml.m5.large', InitialInstanceCount: 2 },
      ],
    }),
  );
  await sagemaker.send(new CreateEndpointCommand({ EndpointName: 'e', EndpointConfigName: 'c' }));
  await sagemaker.send(new DescribeEndpointCommand({ EndpointName: 'e' }));
  await sim.clock.sleep(10 * 60_000);
  await sagemaker.send(new DescribeEndpointCommand({ EndpointName: 'e' }));
  await runtime.send(new InvokeEndpointCommand({ EndpointName: 'e', Body: '{}' }));
  await expect(sagemaker.send(new DescribeEndpointCommand({ EndpointName: 'e2' }))).rejects.toThrow(
    'Could not find endpoint "arn:aws:sagemaker:us-east-1:123456789012:endpoint/e2".',
  );
});
