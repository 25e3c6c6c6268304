// Model packages: create, describe, list, update and delete. A version in a group waits for approval unless it is born
// with one (API reference and service model, read 2026-11).
import { createHash } from 'node:crypto';
import { refused, ServiceFault } from '../wire/errors.ts';
import type { PackageRecord, PackageSpec, Tag } from '../world/records.ts';
import { arnOf } from './arn.ts';
import { type Context, type Output, seconds } from './context.ts';
import { compare, type ListInput, wanted } from './lists.ts';
import { caller, existingGroup, groupNotFound } from './package-groups.ts';
import { page } from './pages.ts';
import { groupExists, groupName, groupNames, packageAt, versionsOf } from './registry.ts';
import { checkTags } from './tags.ts';

type Approval = NonNullable<PackageRecord['approval']>;

type CreatePackage = PackageSpec & {
  ModelPackageName?: string;
  ModelPackageGroupName?: string;
  ModelApprovalStatus?: Approval;
  Tags?: readonly Tag[];
  ClientToken?: string;
};

type UpdatePackage = Partial<PackageSpec> & {
  ModelPackageArn: string;
  ModelApprovalStatus?: Approval;
  CustomerMetadataPropertiesToRemove?: readonly string[];
  AdditionalInferenceSpecificationsToAdd?: readonly object[];
  ClientToken?: string;
};

type ListPackages = ListInput & {
  ModelApprovalStatus?: Approval;
  ModelPackageGroupName?: string;
  ModelPackageType?: 'Versioned' | 'Unversioned' | 'Both';
};

/** The same token with the same request is the same package, however often it is sent (service model, 2026-11). */
export function createModelPackage(ctx: Context, input: CreatePackage): Output {
  const { ClientToken: value, ...rest } = input;
  const token = value === undefined ? undefined : { value, of: digest(rest) };
  const before = token === undefined ? undefined : withToken(ctx, token.value);
  if (before !== undefined) {
    if (before.token?.of === token?.of) return { ModelPackageArn: before.arn };
    throw new ServiceFault('ConflictException', `The client token ${value} was used for another request.`);
  }
  checkNames(input);
  const kept = token === undefined ? {} : { token };
  return input.ModelPackageGroupName === undefined
    ? createUnversioned(ctx, rest, kept)
    : createVersion(ctx, rest, input.ModelPackageGroupName, kept);
}

export function describeModelPackage(ctx: Context, input: { ModelPackageName: string }): Output {
  const found = existingPackage(ctx, input.ModelPackageName, ctx.conditions.lag('describe'));
  return {
    ...summary(found),
    ...found.spec,
    ModelPackageStatusDetails: { ValidationStatuses: [], ImageScanStatuses: [] },
    CertifyForMarketplace: false,
    CreatedBy: caller(ctx),
    ...(found.updated === true
      ? { LastModifiedTime: seconds(found.modified), LastModifiedBy: caller(ctx) }
      : {}),
  };
}

/** Unversioned ones, unless the request names a group or asks for others. */
export function listModelPackages(ctx: Context, input: ListPackages): Output {
  const found = candidates(ctx, input).filter(
    (one) =>
      wanted(one, input) &&
      (input.ModelApprovalStatus === undefined || one.approval === input.ModelApprovalStatus),
  );
  const sorted = inOrderOfVersions(found, input);
  const { items, NextToken } = page(ctx, 'ListModelPackages', sorted, input);
  return { ModelPackageSummaryList: items.map(summary), ...(NextToken === undefined ? {} : { NextToken }) };
}

export function updateModelPackage(ctx: Context, input: UpdatePackage): Output {
  const found = existingPackage(ctx, input.ModelPackageArn);
  const { ModelPackageArn: _, ModelApprovalStatus: approval, ...rest } = input;
  if (approval !== undefined && found.in === undefined) {
    throw refused('ModelApprovalStatus can only be set for a versioned model package.');
  }
  const modified = ctx.world.time;
  const changed = { ...found, ...(approval === undefined ? {} : { approval }) };
  ctx.world.commit([{ ...changed, spec: updatedSpec(found.spec, rest), modified, updated: true }]);
  return { ModelPackageArn: found.arn };
}

/** What the scenario declares stays declared: the deletion is remembered beside it. */
export function deleteModelPackage(ctx: Context, input: { ModelPackageName: string }): Output {
  const found = existingPackage(ctx, input.ModelPackageName);
  const modified = ctx.world.time;
  const removed: PackageRecord = { ...found, modified, removed: true };
  ctx.world.commit([removed]);
  return undefined;
}

function existingPackage(ctx: Context, reference: string, lag = 0): PackageRecord {
  const found = packageAt(ctx, reference, lag);
  if (found !== undefined) return found;
  const arn = reference.startsWith('arn:') ? reference : arnOf(ctx, 'model-package', reference);
  // As AWS's own CloudFormation provider matches it (aws-cloudformation-resource-providers-sagemaker, read 2026-11).
  throw refused(`ModelPackage ${arn} does not exist.`);
}

/** Texts of the real service in getmoto/moto#7165. */
function checkNames(input: CreatePackage): void {
  const { ModelPackageName: name, ModelPackageGroupName: group } = input;
  if (name !== undefined && group !== undefined) {
    throw refused(
      'Both ModelPackageName and ModelPackageGroupName are provided in the input. Cannot determine which one to use.',
    );
  }
  if (name === undefined && group === undefined) throw refused('Missing ARN.');
}

function createUnversioned(ctx: Context, input: CreatePackage, more: Pick<PackageRecord, 'token'>): Output {
  const { ModelPackageName: name = '', ModelApprovalStatus: approval, Tags: tags = [], ...spec } = input;
  checkTags(tags);
  if (approval !== undefined)
    throw refused('ModelApprovalStatus can only be set for a versioned model package.');
  const arn = arnOf(ctx, 'model-package', name);
  const made = ctx.world.get('model-package', name);
  if (made !== undefined && made.removed !== true) throw refused(`Model Package already exists: ${arn}`);
  const at = ctx.world.time;
  const status = 'Completed';
  ctx.world.commit([
    { kind: 'model-package', name, arn, created: at, modified: at, tags, status, spec, ...more },
  ]);
  return { ModelPackageArn: arn };
}

/** A version takes the tags of its group and none of its own (service model, 2026-11; the text is assumed). */
function createVersion(
  ctx: Context,
  input: CreatePackage,
  reference: string,
  more: Pick<PackageRecord, 'token'>,
): Output {
  const { ModelPackageGroupName: _, ModelApprovalStatus: approval, Tags: tags, ...spec } = input;
  if (tags !== undefined && tags.length > 0) {
    throw refused(
      'Tags cannot be specified for a versioned model package. Tag the model package group instead.',
    );
  }
  const group = existingGroup(ctx, reference);
  const taken = versionsOf(ctx, group.name, 0).map((one) => one.in?.version ?? 0);
  const version = Math.max(group.lastVersion, ...taken) + 1;
  const name = `${group.name}/${version}`;
  const arn = arnOf(ctx, 'model-package', name);
  const at = ctx.world.time;
  const made: PackageRecord = {
    ...{ kind: 'model-package', name, arn, created: at, modified: at, tags: [], spec, ...more },
    in: { group: group.name, version },
    approval: approval ?? 'PendingManualApproval',
    status: 'Completed',
  };
  ctx.world.commit([made, { ...group, lastVersion: version }]);
  return { ModelPackageArn: arn };
}

function candidates(ctx: Context, input: ListPackages): readonly PackageRecord[] {
  const lag = ctx.conditions.lag('list');
  const { ModelPackageGroupName: reference, ModelPackageType: type } = input;
  if (reference !== undefined) {
    const group = groupName(ctx, reference);
    const known = group !== undefined && (groupExists(ctx, group, lag) || ctx.conditions.undeclaredExists);
    if (!known) throw groupNotFound(ctx, reference);
    return versionsOf(ctx, group, lag);
  }
  const unversioned = ctx.world.seenAll('model-package', lag).filter((one) => one.in === undefined);
  const versioned = groupNames(ctx, lag).flatMap((group) => versionsOf(ctx, group, lag));
  return [
    ...(type === 'Versioned' ? [] : unversioned),
    ...(type === undefined || type === 'Unversioned' ? [] : versioned),
  ].filter((one) => one.removed !== true);
}

/** By CreationTime, the oldest first, unless told otherwise; versions of one moment by their number. */
function inOrderOfVersions(found: readonly PackageRecord[], input: ListPackages): readonly PackageRecord[] {
  const sign = input.SortOrder === 'Descending' ? -1 : 1;
  const keyOf = (one: PackageRecord) => (input.SortBy === 'Name' ? (one.in?.group ?? one.name) : one.created);
  const numberOf = (one: PackageRecord): number => one.in?.version ?? 0;
  return [...found].sort((a, b) => sign * (compare(keyOf(a), keyOf(b)) || numberOf(a) - numberOf(b)));
}

function updatedSpec(
  spec: PackageSpec,
  given: Omit<UpdatePackage, 'ModelPackageArn' | 'ModelApprovalStatus'>,
): PackageSpec {
  const { CustomerMetadataPropertiesToRemove: gone = [], ClientToken: _, ...rest } = given;
  const { AdditionalInferenceSpecificationsToAdd: added, CustomerMetadataProperties: more, ...set } = rest;
  const old = spec as PackageSpec & { readonly AdditionalInferenceSpecifications?: readonly object[] };
  const metadata = Object.entries({ ...spec.CustomerMetadataProperties, ...more });
  const kept = metadata.filter(([key]) => !gone.includes(key));
  const { CustomerMetadataProperties: _old, ...others } = old;
  return {
    ...others,
    ...set,
    ...(kept.length === 0 ? {} : { CustomerMetadataProperties: Object.fromEntries(kept) }),
    ...(added === undefined
      ? {}
      : { AdditionalInferenceSpecifications: [...(old.AdditionalInferenceSpecifications ?? []), ...added] }),
  };
}

/** A versioned one has no name of its own (aws/sagemaker-python-sdk#5606). */
function summary(one: PackageRecord): object {
  const { ModelPackageDescription: description } = one.spec as { ModelPackageDescription?: string };
  return {
    ...(one.in === undefined
      ? { ModelPackageName: one.name }
      : { ModelPackageGroupName: one.in.group, ModelPackageVersion: one.in.version }),
    ModelPackageArn: one.arn,
    ...(description === undefined ? {} : { ModelPackageDescription: description }),
    CreationTime: seconds(one.created),
    ModelPackageStatus: one.status,
    ...(one.approval === undefined ? {} : { ModelApprovalStatus: one.approval }),
  };
}

function withToken(ctx: Context, value: string): PackageRecord | undefined {
  const all = ctx.world.seenAll('model-package', 0);
  return all.find((one) => one.removed !== true && one.token?.value === value);
}

function digest(input: object): string {
  return createHash('sha256').update(JSON.stringify(input)).digest('hex');
}
