// Tags as the service lists them and as everything above uses them; and the verb that all kinds share.
import type { Cloud } from '../cloud/cloud.ts';
import { assert } from '../core/errors.ts';
import type { Mark } from '../core/kind.ts';
import type { Tags } from '../core/part.ts';

type TagList = { Key: string | undefined; Value: string | undefined }[];

/** Sorted by key, so that the same tags make the same request. */
export function toTagList(tags: Tags): TagList {
  return Object.entries(tags)
    .map(([Key, Value]) => ({ Key, Value }))
    .sort((a, b) => (a.Key < b.Key ? -1 : 1));
}

export function fromTagList(list: Readonly<TagList> | undefined): Tags {
  return Object.fromEntries((list ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
}

/** All tags of a resource. Throws ServiceError `not-found` where it is gone. */
export async function readTags(cloud: Cloud, arn: string): Promise<Tags> {
  const lists: TagList = [];
  for await (const page of cloud.pages('ListTags', { ResourceArn: arn })) lists.push(...(page.Tags ?? []));
  return fromTagList(lists);
}

/** AddTags overwrites equal keys, and DeleteTags of absent keys is harmless (API reference, read 2026-11). */
export async function sendMark(cloud: Cloud, arn: string | undefined, mark: Mark): Promise<void> {
  assert(arn !== undefined, 'a part is marked only after its ARN was read');
  if ('set' in mark) await cloud.call('AddTags', { ResourceArn: arn, Tags: toTagList(mark.set) });
  else await cloud.call('DeleteTags', { ResourceArn: arn, TagKeys: [...mark.drop] });
}
