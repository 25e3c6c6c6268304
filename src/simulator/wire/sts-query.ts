// STS, of which only GetCallerIdentity is answered.
import { ServiceFault } from './errors.ts';
import type { Protocol } from './protocol.ts';
import { answerXml, formOf, refusalXml } from './query-xml.ts';

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';
const ACTION = 'GetCallerIdentity';

type Identity = { readonly account: string };

export const stsQuery: Protocol = {
  read(request) {
    const action = formOf(request).get('Action') ?? '';
    if (action !== ACTION) {
      throw new ServiceFault('InvalidAction', `Could not find operation ${action} for version 2011-06-15`);
    }
    return {
      operation: action,
      mutating: false,
      signed: true,
      about: undefined,
      input: {},
      run: ({ account }): Identity => ({ account }),
    };
  },

  respond(result, requestId) {
    const { account } = result as Identity;
    const identity =
      `<Arn>arn:aws:iam::${account}:user/simulated</Arn><UserId>AIDASIMULATEDUSER00000</UserId>` +
      `<Account>${account}</Account>`;
    return answerXml(NAMESPACE, ACTION, identity, requestId);
  },

  refuse: (fault, requestId) => refusalXml(NAMESPACE, fault, requestId),
};
