// Follows a list to its end.
import type { Cloud, Input, Output, PagedOperation } from './cloud.ts';
import { endlessPages } from './errors.ts';
import { traitOf } from './operations.ts';

/** The most that operations of SageMaker give at once; the default would be 10. */
const PAGE_SIZE = 100;

/**
 * A page may be empty and still carry a token (aws-sdk issue #486), so only a missing token ends the list.
 * @throws ServiceError `unavailable` when the service hands out a token twice.
 */
export async function* pagesOf<O extends PagedOperation>(
  call: Cloud['call'],
  operation: O,
  input: Input<O>,
): AsyncIterable<Output<O>> {
  const seen = new Set<string>();
  const { page: size = PAGE_SIZE } = traitOf(operation);
  let token: string | undefined;
  do {
    const page: Output<O> = await call(operation, { ...input, MaxResults: size, NextToken: token });
    yield page;
    token = page.NextToken || undefined;
    if (token !== undefined && seen.has(token)) throw endlessPages(operation);
    if (token !== undefined) seen.add(token);
  } while (token !== undefined);
}
