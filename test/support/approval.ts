// What a person does at the AWS CLI with packages that wait, done by the SDK's own client.
import { UpdateModelPackageCommand } from '@aws-sdk/client-sagemaker';
import type { Simulator } from '../../src/simulator/index.ts';
import { clientsOf } from '../../src/simulator/testing/account.ts';

/** Approves every package that waits for it, and says which. */
export async function approvePackages(simulator: Simulator): Promise<readonly string[]> {
  const waiting = simulator.world
    .seenAll('model-package', 0)
    .filter(({ approval }) => approval === 'PendingManualApproval');
  for (const { arn: ModelPackageArn } of waiting) {
    const command = new UpdateModelPackageCommand({ ModelPackageArn, ModelApprovalStatus: 'Approved' });
    await clientsOf(simulator).sagemaker.send(command);
  }
  return waiting.map(({ arn }) => arn);
}
