import { expect, test } from 'vitest';
import { ok, refusal, type Sent, scripted } from '../cloud/testing/scripted.ts';
import { bindKinds } from './index.ts';

const ARN = 'arn:aws:sagemaker:us-east-1:123456789012:model/fraud-m';
const described = ok({ ModelName: 'fraud-m', ModelArn: ARN, CreationTime: 0 });
const reading = (tags: () => ReturnType<typeof ok>) =>
  scripted(({ operation }: Sent) => (operation === 'DescribeModel' ? described : tags()));

test('a part that vanishes before its tags are read is not there', async () => {
  const { cloud } = reading(() => refusal('ValidationException', `Could not find model "${ARN}".`));
  expect(await bindKinds(cloud).model.read('fraud-m')).toBeUndefined();
});

test('a part whose tags may not be read is not taken for untagged', async () => {
  const { cloud } = reading(() =>
    refusal('AccessDeniedException', 'not authorized to perform: sagemaker:ListTags'),
  );
  await expect(bindKinds(cloud).model.read('fraud-m')).rejects.toMatchObject({ trouble: 'denied' });
});

test('the tags of a part that is not there are not asked for', async () => {
  const { cloud, sent } = scripted(() => refusal('ValidationException', `Could not find model "${ARN}".`));
  expect(await bindKinds(cloud).model.read('fraud-m')).toBeUndefined();
  expect(sent.map(({ operation }) => operation)).toEqual(['DescribeModel']);
});

test('tags on several pages are all read', async () => {
  let page = 0;
  const { cloud } = reading(() => {
    page += 1;
    return ok({ Tags: [{ Key: `k${page}`, Value: 'v' }], ...(page < 3 ? { NextToken: String(page) } : {}) });
  });
  expect((await bindKinds(cloud).model.read('fraud-m'))?.tags).toEqual({ k1: 'v', k2: 'v', k3: 'v' });
});
