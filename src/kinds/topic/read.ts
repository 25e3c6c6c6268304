// Topics of SNS: whether one is there. The region is asked that its ARN names.
import type { Cloud } from '../../cloud/cloud.ts';
import type { Facts } from '../../core/fact.ts';

export async function readTopic(cloud: Cloud, arn: string): Promise<Facts['topic']> {
  const { Attributes: { KmsMasterKeyId: key } = {} } = await cloud.call('GetTopicAttributes', {
    TopicArn: arn,
  });
  return { encrypted: key !== undefined && key !== '' };
}
