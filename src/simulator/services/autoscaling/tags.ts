// Tags of scalable targets, which have an ARN of their own and a map instead of a list.
import { ServiceFault } from '../../wire/errors.ts';
import type { ScalableTargetRecord } from '../../world/scaling-records.ts';
import type { Context, Output } from '../context.ts';
import { checkTags } from '../tags.ts';

type Of = { readonly ResourceARN: string };

export function tagResource(ctx: Context, input: Of & { Tags: Readonly<Record<string, string>> }): Output {
  const target = tagged(ctx, input);
  const given = Object.entries(input.Tags).map(([Key, Value]) => ({ Key, Value }));
  const tags = [...target.tags.filter(({ Key }) => !Object.hasOwn(input.Tags, Key)), ...given];
  checkTags(tags);
  ctx.world.commit([{ ...target, tags }]);
  return {};
}

export function untagResource(ctx: Context, input: Of & { TagKeys: readonly string[] }): Output {
  const target = tagged(ctx, input);
  ctx.world.commit([{ ...target, tags: target.tags.filter(({ Key }) => !input.TagKeys.includes(Key)) }]);
  return {};
}

export function listTagsForResource(ctx: Context, input: Of): Output {
  return { Tags: Object.fromEntries(tagged(ctx, input).tags.map(({ Key, Value }) => [Key, Value])) };
}

function tagged(ctx: Context, { ResourceARN }: Of): ScalableTargetRecord {
  const found = ctx.world.seenAll('scalable-target', 0).find(({ arn }) => arn === ResourceARN);
  if (found !== undefined) return found;
  throw new ServiceFault('ResourceNotFoundException', `No scalable target found with ARN: ${ResourceARN}`);
}
