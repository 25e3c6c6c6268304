// Groups of the model registry: create, describe, list and delete. A group is deleted when it is empty only.
import { refused, ServiceFault } from '../wire/errors.ts';
import type { GroupRecord, Tag } from '../world/records.ts';
import { arnOf } from './arn.ts';
import { type Context, type Output, seconds } from './context.ts';
import { inOrder, type ListInput, wanted } from './lists.ts';
import { page } from './pages.ts';
import { groupExists, groupName, groupNames, versionsOf } from './registry.ts';
import { checkTags } from './tags.ts';

type CreateGroup = {
  ModelPackageGroupName: string;
  ModelPackageGroupDescription?: string;
  ManagedConfiguration?: object;
  Tags?: readonly Tag[];
};

type NamedGroup = { ModelPackageGroupName: string };

/** Text as AWS's own CloudFormation provider matches it (aws-cloudformation-resource-providers-sagemaker, read 2026-11). */
export function createModelPackageGroup(ctx: Context, input: CreateGroup): Output {
  const { ModelPackageGroupName: name, Tags: tags = [] } = input;
  checkTags(tags);
  const arn = arnOf(ctx, 'model-package-group', name);
  if (groupExists(ctx, name)) throw refused(`Model Package Group already exists: ${arn}`);
  const { ModelPackageGroupDescription: description, ManagedConfiguration: managed } = input;
  ctx.world.commit([
    {
      ...bare(ctx, name),
      tags,
      ...(description === undefined ? {} : { description }),
      ...(managed === undefined ? {} : { managed }),
    },
  ]);
  return { ModelPackageGroupArn: arn };
}

export function describeModelPackageGroup(ctx: Context, input: NamedGroup): Output {
  const group = existingGroup(ctx, input.ModelPackageGroupName, ctx.conditions.lag('describe'));
  return {
    ...summary(group),
    ...(group.managed === undefined ? {} : { ManagedConfiguration: group.managed }),
    CreatedBy: caller(ctx),
  };
}

export function listModelPackageGroups(ctx: Context, input: ListInput): Output {
  const lag = ctx.conditions.lag('list');
  const groups = groupNames(ctx, lag).map((name) => existingGroup(ctx, name, lag));
  const found = inOrder(
    groups.filter((one) => wanted(one, input)),
    { ...input, SortOrder: input.SortOrder ?? 'Ascending' },
  );
  const { items, NextToken } = page(ctx, 'ListModelPackageGroups', found, input);
  return {
    ModelPackageGroupSummaryList: items.map(summary),
    ...(NextToken === undefined ? {} : { NextToken }),
  };
}

/** @throws ServiceFault ConflictException while it has versions (API reference, 2026-11; the text is assumed). */
export function deleteModelPackageGroup(ctx: Context, input: NamedGroup): Output {
  const group = existingGroup(ctx, input.ModelPackageGroupName);
  if (versionsOf(ctx, group.name, 0).length > 0) {
    throw new ServiceFault(
      'ConflictException',
      `Model Package Group ${group.arn} cannot be deleted because it contains model packages.`,
    );
  }
  if (ctx.world.get('model-package-group', group.name) !== undefined) ctx.world.commit([], [group]);
  return undefined;
}

/** The group's record, also of one that only the scenario knows; or the service's refusal. */
export function existingGroup(ctx: Context, reference: string, lag = 0): GroupRecord {
  const name = groupName(ctx, reference);
  if (name === undefined || !groupExists(ctx, name, lag)) throw groupNotFound(ctx, reference);
  return ctx.world.seen('model-package-group', name, lag) ?? { ...bare(ctx, name), created: ctx.world.begun };
}

export function groupNotFound(ctx: Context, reference: string): ServiceFault {
  const arn = reference.startsWith('arn:') ? reference : arnOf(ctx, 'model-package-group', reference);
  return refused(`ModelPackageGroup ${arn} does not exist.`);
}

/** Who made it: the one caller that the account has. */
export function caller({ account }: Context): object {
  return {
    IamIdentity: { Arn: `arn:aws:iam::${account}:user/simulated`, PrincipalId: 'AIDASIMULATEDUSER00000' },
  };
}

function bare(ctx: Context, name: string): GroupRecord {
  const at = ctx.world.time;
  const arn = arnOf(ctx, 'model-package-group', name);
  return { kind: 'model-package-group', name, arn, created: at, modified: at, tags: [], lastVersion: 0 };
}

function summary(group: GroupRecord): object {
  return {
    ModelPackageGroupName: group.name,
    ModelPackageGroupArn: group.arn,
    ...(group.description === undefined ? {} : { ModelPackageGroupDescription: group.description }),
    CreationTime: seconds(group.created),
    ModelPackageGroupStatus: 'Completed',
  };
}
