// Reading one part is the same for every kind: describe it, then its tags, which no description holds.
import type { Cloud } from '../cloud/cloud.ts';
import { assert } from '../core/errors.ts';
import type { Listed } from '../core/kind.ts';
import type { LivePart, Tags } from '../core/part.ts';
import { ServiceError } from '../core/service-error.ts';
import { readTags } from './tags.ts';

/**
 * The part that `describe` finds, with its tags; undefined where the service does not have it, or no longer has it when
 * its tags are read.
 */
export async function readPart<Description, Live extends LivePart>(
  cloud: Cloud,
  describe: () => Promise<Description>,
  arnOf: (description: Description) => string | undefined,
  toLive: (description: Description, arn: string, tags: Tags) => Live,
): Promise<Live | undefined> {
  return unlessMissing(async () => {
    const description = await describe();
    const arn = arnOf(description);
    assert(arn !== undefined, 'the cloud lets no description through without its ARN');
    return toLive(description, arn, await readTags(cloud, arn));
  });
}

/** What `read` finds, or undefined where the service says that it does not exist. */
export async function unlessMissing<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (failure) {
    if (failure instanceof ServiceError && failure.trouble === 'not-found') return undefined;
    throw failure;
  }
}

/** A row of a list page; none where the service leaves out what identifies it. */
export function listed(
  name: string | undefined,
  arn: string | undefined,
  rest: Pick<Listed, 'status' | 'lastModified'> = {},
): Listed[] {
  return name === undefined || arn === undefined ? [] : [{ name, arn, ...rest }];
}
