// One connection for several readers of the same account: what is the same for all of them is asked for once. Only for runs
// that change nothing, since what was read is not read again.
import type { Cloud, Input, Operation, Output, PagedOperation } from './cloud.ts';

/** Lists of a whole account. What is asked for by name, or by owner, is different for each reader. */
const LISTS: readonly PagedOperation[] = ['ListEndpoints', 'DescribeScalableTargets', 'ListServiceQuotas'];

/** What stands outside: the same archive, image, package, bucket, topic or key may serve in many environments. */
const FACTS: readonly Operation[] = [
  'HeadObject',
  'BatchGetImage',
  'DescribeModelPackage',
  'GetRole',
  'SimulatePrincipalPolicy',
  'DescribeSubnets',
  'HeadBucket',
  'ListObjectsV2',
  'GetTopicAttributes',
  'DescribeKey',
];

export function sharedReads(cloud: Cloud): Cloud {
  const answers = new Map<string, Promise<unknown>>();
  /** A failure is told to all who wait for it, and not remembered. */
  const once = <T>(operation: Operation, input: object, ask: () => Promise<T>): Promise<T> => {
    const key = `${operation} ${JSON.stringify(input)}`;
    const known = answers.get(key);
    if (known !== undefined) return known as Promise<T>;
    const asked = ask().catch((failure: unknown) => {
      answers.delete(key);
      throw failure;
    });
    answers.set(key, asked);
    return asked;
  };
  return {
    region: cloud.region,
    identity: () => cloud.identity(),
    call: <O extends Operation>(operation: O, input: Input<O>) =>
      FACTS.includes(operation)
        ? once(operation, input, () => cloud.call(operation, input))
        : cloud.call(operation, input),
    async *pages<O extends PagedOperation>(operation: O, input: Input<O>) {
      const ask = () => cloud.pages(operation, input);
      yield* LISTS.includes(operation) ? await once(operation, input, () => collected<O>(ask())) : ask();
    },
  };
}

async function collected<O extends PagedOperation>(
  pages: AsyncIterable<Output<O>>,
): Promise<readonly Output<O>[]> {
  const all: Output<O>[] = [];
  for await (const page of pages) all.push(page);
  return all;
}
