// The readers of facts, bound to one account; and what is common to them: not there and not allowed are answers.
import type { Cloud } from '../cloud/cloud.ts';
import type { Answer, FactName, Facts, Readers } from '../core/fact.ts';
import { ServiceError } from '../core/service-error.ts';
import { readLatestAIAttempt } from './ai-recommendation-job/read.ts';
import { readAlarms } from './alarms.ts';
import { readArtifact } from './artifact/read.ts';
import { readHardware } from './hardware.ts';
import { readImage } from './image/read.ts';
import { readApproval, readLatestApproved } from './model-package/read.ts';
import { readPriceList } from './price-list/read.ts';
import { readQuotas } from './quota/read.ts';
import { readLatestAttempt } from './recommendation-job/read.ts';
import { readAccess } from './role/access.ts';
import { readRole } from './role/read.ts';
import { readSubnets } from './subnet/read.ts';

export function bindReaders(cloud: Cloud): Readers {
  return {
    'latest-approved': ({ group }) => answered(() => readLatestApproved(cloud, group)),
    approval: ({ arn }) => answered(() => readApproval(cloud, arn)),
    artifact: ({ uri }) => answered(() => readArtifact(cloud, uri)),
    image: ({ uri }) => answered(() => readImage(cloud, uri)),
    job: ({ name }) => answered(() => readLatestAttempt(cloud, name)),
    'generative-job': ({ name }) => answered(() => readLatestAIAttempt(cloud, name)),
    role: ({ arn }) => answered(() => readRole(cloud, arn)),
    access: (question) => answered(() => readAccess(cloud, question)),
    subnets: ({ ids }) => answered(() => readSubnets(cloud, ids)),
    quotas: () => answered(() => readQuotas(cloud)),
    alarms: ({ names }) => answered(() => readAlarms(cloud, names)),
    // What may not be seen may be live all the same: nothing is chosen as if it were not.
    hardware: ({ endpoint }) => answered(() => readHardware(cloud, endpoint), 'denied is a failure'),
    // Who asks for prices wants nothing else.
    prices: ({ region }) => answered(() => readPriceList(cloud, region), 'denied is a failure'),
  };
}

/** @param read gives what it finds, or a text where it is not there */
async function answered<Name extends FactName>(
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
    if (trouble === 'denied' && denied === 'denied is an answer') return { state: 'unread', reason, code };
    throw failure;
  }
}
