// INF2xxx: credentials, the account guard and what the service answers.
import type { CodeDefinition } from './definition.ts';

export const cloudCodes = {
  INF2001: {
    title: 'no usable AWS credentials',
    why: 'The AWS SDK looked in the environment, the shared configuration files, single sign-on, the container and the instance, and found no credentials.',
    fix: 'Set AWS_PROFILE or pass --profile, or log in (for example `aws sso login`). --simulator needs no credentials.',
    exit: 4,
  },
  INF2002: {
    title: 'the AWS credentials have expired',
    why: 'Temporary credentials end after some minutes or hours; these ended before or during the run. What was already sent stays done.',
    fix: 'Log in again or ask for a longer session, then run the same command: it goes on where the account stands.',
    exit: 4,
  },
  INF2003: {
    title: 'AWS does not accept the credentials',
    why: 'The access key is unknown or disabled, the session token does not belong to it, the signature does not match, or the clock of this machine is wrong by more than five minutes.',
    fix: 'Check which profile or environment variables are in use (`aws sts get-caller-identity`) and the time of this machine.',
    exit: 4,
  },
  INF2004: {
    title: 'permission denied',
    why: 'The credentials are valid, but their policies, a permission boundary or an organisation policy do not allow the action that the message names.',
    fix: 'Allow the named action for this identity, or use another one. Nothing was changed by the refused request.',
    exit: 4,
  },
  INF2005: {
    title: 'the credentials belong to another account',
    why: 'The file names the account that it may change, and the credentials are for a different one.',
    fix: 'Use credentials of the account in the file, or pick the right environment with --env.',
    exit: 4,
  },
  INF2006: {
    title: 'not a usable AWS region',
    why: 'Every request goes to the address of one region, and the region that was given cannot be one.',
    fix: 'Write a region such as us-east-1 as `region` in the file, or pass --region.',
    exit: 4,
  },
  INF2007: {
    title: 'requests would leave AWS',
    why: 'An environment variable or a shared configuration file points the AWS SDK at a host that is neither AWS nor this machine. Signed requests and the configuration in them would go there.',
    fix: 'Remove AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_SAGEMAKER and its like for STS, S3 and ECR, and `endpoint_url` from the environment and the shared configuration file.',
    exit: 4,
  },
  INF2020: {
    title: 'the role cannot be assumed',
    why: 'The file has `assumeRole`, and STS did not give the credentials of that role. Two sides have to allow it: a policy of the caller (sts:AssumeRole on the role), and the trust policy of the role, which may ask for an external id besides. A role that does not exist is refused in the same words.',
    fix: 'Add what the message shows, check the ARN, and `externalId` where the trust policy asks for one. `inferra iam COMMAND --caller` and `--trust ARN` print the two policies.',
    exit: 4,
  },
  INF2009: {
    title: 'no region is given',
    why: 'SageMaker endpoints live in one region, and neither the file, nor --region, nor AWS_REGION names one.',
    fix: 'Write `region:` in the file; everybody who runs it then means the same region.',
    exit: 64,
  },
  INF2010: {
    title: 'it does not exist',
    why: 'The service has no resource of this name in this account and region.',
    fix: 'Check the name, the account and the region. If it was deleted a moment ago, run plan again.',
    exit: 5,
  },
  INF2011: {
    title: 'the name is taken',
    why: 'A resource of this name exists, and it is not what inferra would have created.',
    fix: 'See who made it. Remove it, or choose another name with `naming` or another key.',
    exit: 5,
  },
  INF2012: {
    title: 'the service is still at work on it',
    why: 'An endpoint takes no change while a creation, an update or a deletion of it is in progress.',
    fix: 'Wait until it has settled (`inferra status`), then run the same command again.',
    exit: 5,
  },
  INF2013: {
    title: 'the service refused the request as wrong',
    why: 'The service checked the request and did not carry it out; its own words are in the message.',
    fix: 'Change the value that the message names in inference.yaml.',
    exit: 1,
  },
  INF2014: {
    title: 'something that the request names does not exist',
    why: 'The request refers to a resource or a role that the service cannot find. A thing that was made seconds ago can be invisible for a moment; inferra has waited for that.',
    fix: 'Check the name in the message; run apply again if it was made a moment ago.',
    exit: 1,
  },
  INF2015: {
    title: 'a quota of the account is used up',
    why: 'AWS limits how much of each kind of capacity an account may have in a region. During an update both fleets count.',
    fix: 'Ask for an increase of the named quota in AWS Service Quotas, or use fewer or other instances.',
    exit: 1,
  },
  INF2016: {
    title: 'no answer to a change: it may or may not have been carried out',
    why: 'The connection broke, the answer was unreadable or the service failed inside. Sending a change twice is not safe, so inferra did not.',
    fix: 'Run the same command again: it looks at the account first and goes on from there.',
    exit: 5,
  },
  INF2017: {
    title: 'the service gives no usable answer',
    why: 'All retries failed: no network, a service that is down, a proxy in between, or lasting throttling.',
    fix: 'Check the network, the region and the AWS Health Dashboard, then run the same command again.',
    exit: 1,
  },
  INF2018: {
    title: 'the bucket is in another region',
    why: 'SageMaker reads model archives from the region of the endpoint only, and the bucket that the message names is in another one.',
    fix: 'Copy the archive into a bucket of the region of the file, and name that one.',
    exit: 1,
  },
  INF2019: {
    title: 'the object has another content than expected',
    why: 'S3 was asked to act on an object only while it has a certain content, and it has another one by now.',
    fix: 'Plan again. Where the new content is meant, `inferra update` takes it over.',
    exit: 5,
  },
} as const satisfies Record<string, CodeDefinition>;
