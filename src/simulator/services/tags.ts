// Tags: of models, configs and endpoints alike. Rules of the API reference, read 2026-11.
import { refused } from '../wire/errors.ts';
import type { RecordKind, Tag, WorldRecord } from '../world/records.ts';
import { type Context, nounlessNotFound, type Output } from './context.ts';
import { page } from './pages.ts';

const MOST_TAGS = 50;

export function addTags(ctx: Context, input: { ResourceArn: string; Tags: readonly Tag[] }): Output {
  checkTags(input.Tags);
  const record = tagged(ctx, input.ResourceArn, 0);
  const given = new Map(input.Tags.map((tag) => [tag.Key, tag]));
  const kept = record.tags.map((tag) => given.get(tag.Key) ?? tag);
  const known = new Set(kept.map((tag) => tag.Key));
  const tags = [...kept, ...input.Tags.filter((tag) => !known.has(tag.Key))];
  checkCount(tags);
  ctx.world.commit([{ ...record, tags }]);
  return { Tags: tags };
}

/** Keys that are not there are passed over. */
export function deleteTags(ctx: Context, input: { ResourceArn: string; TagKeys: readonly string[] }): Output {
  const record = tagged(ctx, input.ResourceArn, 0);
  ctx.world.commit([{ ...record, tags: record.tags.filter((tag) => !input.TagKeys.includes(tag.Key)) }]);
  return {};
}

export function listTags(
  ctx: Context,
  input: { ResourceArn: string; NextToken?: string; MaxResults?: number },
): Output {
  const record = tagged(ctx, input.ResourceArn, ctx.conditions.lag('tags'));
  const { items, NextToken } = page(ctx, 'ListTags', record.tags, { size: 50, ...input });
  return { Tags: items, ...(NextToken === undefined ? {} : { NextToken }) };
}

/** @throws ServiceFault for keys that are reserved or given twice, and for more than 50 tags. */
export function checkTags(tags: readonly Tag[]): void {
  const reserved = tags.find((tag) => /^aws:/i.test(tag.Key));
  if (reserved !== undefined) {
    throw refused(
      `Invalid tag key "${reserved.Key}": keys that begin with "aws:" are reserved for internal use.`,
    );
  }
  const keys = tags.map((tag) => tag.Key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw refused(`Duplicate tag key "${twice}" in the request.`);
  checkCount(tags);
}

function checkCount(tags: readonly Tag[]): void {
  if (tags.length > MOST_TAGS) {
    throw refused(`The number of tags on the resource exceeds the limit of ${MOST_TAGS}.`);
  }
}

const TAGGED: readonly RecordKind[] = [
  ...(['model', 'endpoint-config', 'endpoint', 'model-package-group', 'model-package'] as const),
  ...([
    'inference-recommendations-job',
    'ai-workload-config',
    'ai-recommendation-job',
    'inference-component',
  ] as const),
];

const ARN = /^arn:aws[a-z-]*:sagemaker:([a-z0-9-]*):(\d{12}):([a-z-]+)\/([^/]+)$/i;

/** The resource of an ARN, letter case of the name aside; a foreign or unknown one does not exist. */
function tagged(ctx: Context, arn: string, lag: number): WorldRecord {
  const [, region, account, kind = '', name = ''] = ARN.exec(arn) ?? [];
  const known = TAGGED.find((one) => one === kind.toLowerCase());
  const own = region === ctx.region && account === ctx.account;
  const record = own && known !== undefined ? ctx.world.seen(known, name, lag) : undefined;
  if (record === undefined) throw nounlessNotFound(arn);
  return record;
}
