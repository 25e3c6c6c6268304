// The readers of facts, bound to one account; and what is common to them: not there and not allowed are answers.
import type { Cloud } from '../cloud/cloud.ts';
import type { Answer, FactName, Facts, Readers } from '../core/fact.ts';
import { ServiceError } from '../core/service-error.ts';
import { readLatestAIAttempt } from './ai-recommendation-job/read.ts';
import { readAlarms } from './alarms.ts';
import { readFolder } from './artifact/folder.ts';
import { readArtifact } from './artifact/read.ts';
import { readBucket } from './bucket/read.ts';
import { readHardware } from './hardware.ts';
import { readImage } from './image/read.ts';
import { readKey } from './key/read.ts';
import { lackingIn } from './lacking.ts';
import { readApproval, readLatestApproved } from './model-package/read.ts';
import { readPriceList } from './price-list/read.ts';
import { readQuotas } from './quota/read.ts';
import { readLatestAttempt } from './recommendation-job/read.ts';
import { readAccess } from './role/access.ts';
import { readRole } from './role/read.ts';
import { readSubnets } from './subnet/read.ts';
import { readTopic } from './topic/read.ts';

export function bindReaders(cloud: Cloud): Readers {
  return {
    'latest-approved': ({ group }) => answered(cloud, () => readLatestApproved(cloud, group)),
    approval: ({ arn }) => answered(cloud, () => readApproval(cloud, arn)),
    artifact: ({ uri }) => answered(cloud, () => readArtifact(cloud, uri)),
    folder: ({ uri }) => answered(cloud, () => readFolder(cloud, uri)),
    bucket: ({ bucket }) => answered(cloud, () => readBucket(cloud, bucket)),
    topic: ({ arn }) => answered(cloud, () => readTopic(cloud, arn)),
    key: ({ key }) => answered(cloud, () => readKey(cloud, key)),
    image: ({ uri }) => answered(cloud, () => readImage(cloud, uri)),
    job: ({ name }) => answered(cloud, () => readLatestAttempt(cloud, name)),
    'generative-job': ({ name }) => answered(cloud, () => readLatestAIAttempt(cloud, name)),
    role: ({ arn }) => answered(cloud, () => readRole(cloud, arn)),
    access: (question) => answered(cloud, () => readAccess(cloud, question)),
    subnets: ({ ids }) => answered(cloud, () => readSubnets(cloud, ids)),
    quotas: () => answered(cloud, () => readQuotas(cloud)),
    alarms: ({ names }) => answered(cloud, () => readAlarms(cloud, names)),
    // What may not be seen may be live all the same: nothing is chosen as if it were not.
    hardware: ({ endpoint }) => answered(cloud, () => readHardware(cloud, endpoint), 'denied is a failure'),
    // Who asks for prices wants nothing else.
    prices: ({ region }) => answered(cloud, () => readPriceList(cloud, region), 'denied is a failure'),
  };
}

/** @param read gives what it finds, or a text where it is not there */
async function answered<Name extends FactName>(
  { region }: Cloud,
  read: () => Promise<Facts[Name] | string>,
  denied: 'denied is an answer' | 'denied is a failure' = 'denied is an answer',
): Promise<Answer<Name>> {
  try {
    const found = await read();
    return typeof found === 'string' ? { state: 'missing', reason: found } : { state: 'found', value: found };
  } catch (failure) {
    if (!(failure instanceof ServiceError)) throw failure;
    const { trouble, code, message: reason } = failure;
    if (trouble === 'not-found' || code === 'INF2018') return { state: 'missing', reason, code };
    if (trouble === 'denied' && denied === 'denied is an answer') {
      const lacking = lackingIn(failure, region);
      return { state: 'unread', reason, code, ...(lacking === undefined ? {} : { lacking }) };
    }
    throw failure;
  }
}
