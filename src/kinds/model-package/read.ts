// Versions of the model registry. They are made and approved by others; inferra only reads them.
import type { ModelPackageSummary } from '@aws-sdk/client-sagemaker';
import type { Cloud } from '../../cloud/cloud.ts';
import type { Facts } from '../../core/fact.ts';

/**
 * The approved version with the highest number, or why there is none. Numbers are given in the order of registration
 * and never twice; the order of a list is by time, which need not agree, so all approved versions are looked at.
 * @param group name or ARN
 */
export async function readLatestApproved(
  cloud: Cloud,
  group: string,
): Promise<Facts['latest-approved'] | string> {
  let latest: Facts['latest-approved'] | undefined;
  const input = {
    ModelPackageGroupName: group,
    ModelApprovalStatus: 'Approved',
    SortBy: 'CreationTime',
    SortOrder: 'Descending',
  } as const;
  for await (const page of cloud.pages('ListModelPackages', input)) {
    for (const one of page.ModelPackageSummaryList ?? []) latest = later(latest, approved(one));
  }
  return latest ?? `no version of the model package group ${group} is approved`;
}

/** A version whose package is not Completed cannot be deployed, whatever its approval. */
function approved(one: ModelPackageSummary): Facts['latest-approved'] | undefined {
  const { ModelPackageArn: arn, ModelPackageVersion: version, ModelApprovalStatus, ModelPackageStatus } = one;
  if (arn === undefined || version === undefined) return undefined;
  return ModelApprovalStatus === 'Approved' && ModelPackageStatus === 'Completed'
    ? { arn, version }
    : undefined;
}

function later(
  one: Facts['latest-approved'] | undefined,
  other: Facts['latest-approved'] | undefined,
): Facts['latest-approved'] | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return other.version > one.version ? other : one;
}

export async function readApproval(cloud: Cloud, arn: string): Promise<Facts['approval']> {
  const { ModelApprovalStatus: status } = await cloud.call('DescribeModelPackage', { ModelPackageName: arn });
  return { status: status ?? 'without an approval' };
}
