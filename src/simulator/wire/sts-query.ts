// STS, of which GetCallerIdentity and AssumeRole are answered.
import type { Caller } from '../access/caller.ts';
import { type Assumed, type AssumeRoleInput, assumeRole } from '../services/assume-role.ts';
import { ServiceFault } from './errors.ts';
import type { Exchange, Protocol } from './protocol.ts';
import { answerXml, escaped, formOf, refusalXml } from './query-xml.ts';

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

export const stsQuery: Protocol = {
  read(request) {
    const form = formOf(request);
    const action = form.get('Action') ?? '';
    if (action === 'AssumeRole') return assuming(Object.fromEntries(form));
    if (action === 'GetCallerIdentity') return asking;
    throw new ServiceFault('InvalidAction', `Could not find operation ${action} for version 2011-06-15`);
  },

  respond(result, requestId) {
    return 'credentials' in (result as object)
      ? answerXml(NAMESPACE, 'AssumeRole', assumedXml(result as Assumed), requestId)
      : answerXml(NAMESPACE, 'GetCallerIdentity', identityXml(result as Caller), requestId);
  },

  refuse: (fault, requestId) => refusalXml(NAMESPACE, fault, requestId),
};

const asking: Exchange = {
  operation: 'GetCallerIdentity',
  mutating: false,
  signed: true,
  about: undefined,
  input: {},
  run: (_, caller) => caller,
};

function assuming(input: AssumeRoleInput): Exchange {
  return {
    operation: 'AssumeRole',
    mutating: false,
    signed: true,
    about: input.RoleArn?.split('/').at(-1),
    // What is kept of requests is for tests and people to read: an external id is for neither.
    input: { RoleArn: input.RoleArn, RoleSessionName: input.RoleSessionName },
    permission: () => ({ action: 'sts:AssumeRole', resource: input.RoleArn ?? '*' }),
    run: (ctx, caller) => assumeRole(ctx, input, caller),
  };
}

function identityXml({ arn, id, account }: Caller): string {
  return `<Arn>${escaped(arn)}</Arn><UserId>${escaped(id)}</UserId><Account>${account}</Account>`;
}

function assumedXml({ caller, credentials, until }: Assumed): string {
  const { accessKeyId, secretAccessKey, token } = credentials;
  return (
    `<AssumedRoleUser><AssumedRoleId>${escaped(caller.id)}</AssumedRoleId><Arn>${escaped(caller.arn)}</Arn></AssumedRoleUser>` +
    `<Credentials><AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>${secretAccessKey}</SecretAccessKey>` +
    `<SessionToken>${token}</SessionToken><Expiration>${new Date(until).toISOString()}</Expiration></Credentials>` +
    '<PackedPolicySize>0</PackedPolicySize>'
  );
}
