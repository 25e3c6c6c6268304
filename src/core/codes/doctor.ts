// INF9xxx: what doctor finds in the account before anything is changed.
import type { CodeDefinition } from './definition.ts';
import { driftCodes } from './drift.ts';

export const doctorCodes = {
  INF9001: {
    title: 'this version of Node is at the end of its time',
    why: 'Node 20 has been without support since April 2026, and versions of the AWS SDK that are published after the first week of January 2027 need Node 22.',
    fix: 'Run inferra with Node 22 or 24.',
    exit: 0,
  },
  INF9002: {
    title: 'SageMaker may not assume a role',
    why: 'The role does not exist, or its trust policy does not let sagemaker.amazonaws.com assume it. Models that name it are refused, and endpoints that have it cannot start another instance.',
    fix: 'Correct `role`, or let the trust policy of the role allow sts:AssumeRole for the service principal sagemaker.amazonaws.com.',
    exit: 1,
  },
  INF9003: {
    title: 'a role can be used through SageMaker from other accounts',
    why: 'Its trust policy has no condition on the source account, so that anybody who can make SageMaker use the role may do so (the confused deputy).',
    fix: 'Add the condition StringEquals aws:SourceAccount with the own account to the trust policy.',
    exit: 0,
  },
  INF9004: {
    title: 'what a model is made of is not there',
    why: 'The object in S3, the image or the version of the package does not exist, or lies where SageMaker does not take it from. A new endpoint fails, and a live one cannot scale, be patched by AWS or go back.',
    fix: 'Put it there, or correct the address in the file.',
    exit: 1,
  },
  INF9005: {
    title: 'a quota of the account is too small',
    why: 'What the file asks for is more than the account may have at once. SageMaker refuses the request that would pass it.',
    fix: 'Ask for a higher value in Service Quotas, under the name that the message has, or make the fleet smaller.',
    exit: 1,
  },
  INF9006: {
    title: 'a quota leaves no room for an update or for autoscaling',
    why: 'A blue/green update runs the new fleet beside the old one until traffic has moved, and both count; so does every instance that autoscaling adds up to its maximum.',
    fix: 'Ask for a higher value in Service Quotas, under the name that the message has.',
    exit: 0,
  },
  INF9007: {
    title: 'something could not be checked',
    why: 'Whoever runs inferra may not look, or the account does not say.',
    fix: 'Allow the action that the message names, and check again; nothing else depends on it.',
    exit: 0,
  },
  INF9008: {
    title: 'AWS cannot patch a live endpoint',
    why: 'To patch an endpoint SageMaker starts new instances from its config and models, as it does to scale, and to replace an instance that fails. One of them is gone, so that the endpoint serves until then and no longer.',
    fix: driftCodes.INF8011.fix,
    exit: 1,
  },
  INF9009: {
    title: 'AWS would patch a live endpoint into something else',
    why: 'To patch an endpoint SageMaker starts new instances from its config and models, as it does to scale, and to replace an instance that fails. One of them was made anew under its name, and is not what was deployed.',
    fix: driftCodes.INF8012.fix,
    exit: 0,
  },
  INF9010: {
    title: 'a subnet has no room for the instances of an endpoint, or is not there',
    why: 'Every instance of an endpoint in a VPC has network interfaces in one of its subnets: two addresses for each instance, says the documentation. Where none is free, the instance does not start.',
    fix: 'Correct the id, or name a further subnet under `vpc`.',
    exit: 1,
  },
  INF9011: {
    title: 'a role may not read what a model is made of, or a job is asked with',
    why: 'Its own policies deny the archive, the image or the payload, or do not allow it. What a policy of the bucket or the repository allows besides is not looked at: so only what is denied stands in the way.',
    fix: 'Add the statement that the message has to a policy of the role.',
    exit: 1,
  },
  INF9170: {
    title: 'what an endpoint or a job writes to or tells is not there',
    why: 'The bucket or the topic does not exist, or inferra is to write to a bucket of another region. SageMaker does not look for it before it needs it: the endpoint comes off, and its answers, its captured data or its notices go nowhere.',
    fix: 'Make it, or correct the address in the file.',
    exit: 1,
  },
  INF9171: {
    title: 'a key of KMS cannot encrypt',
    why: 'It is not in this region, disabled, to be deleted, or no symmetric key for encryption. An instance whose volumes it is to encrypt does not start, and answers that it is to encrypt cannot be written.',
    fix: 'Enable it, or name a symmetric key of this region in the file.',
    exit: 1,
  },
  INF9172: {
    title: 'a bucket is in another region',
    why: 'SageMaker writes answers, captured data and notices from the region of the endpoint. Its documentation does not say that it writes to buckets of other regions.',
    fix: 'Name a bucket of the region of the endpoint.',
    exit: 0,
  },
  INF9173: {
    title: 'a role may not write or publish what an endpoint puts out',
    why: 'Its own policies deny writing answers and captured data, or publishing to the topics of the endpoint, or do not allow it. What a policy of the bucket or the topic allows besides is not looked at: so only what is denied stands in the way.',
    fix: 'Add the statement that the message has to a policy of the role.',
    exit: 1,
  },
  INF9174: {
    title: 'the payload of a recommendation policy is not there',
    why: 'The object in S3 that jobs send to the model does not exist, or is in another region. A job that begins without it fails after minutes, which are paid for.',
    fix: 'Put it there, or correct `payload` of the policy.',
    exit: 1,
  },
} as const satisfies Record<string, CodeDefinition>;
