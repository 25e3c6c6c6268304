// IAM, of which only GetRole is answered.
import { getRole, type RoleView } from '../services/roles.ts';
import { ServiceFault } from './errors.ts';
import type { WireRequest } from './http.ts';
import type { Protocol } from './protocol.ts';
import { answerXml, escaped, formOf, isQuery, refusalXml } from './query-xml.ts';

const VERSION = '2010-05-08';
const NAMESPACE = `https://iam.amazonaws.com/doc/${VERSION}/`;
const ACTION = 'GetRole';

export function isIam(request: WireRequest): boolean {
  return isQuery(request) && formOf(request).get('Version') === VERSION;
}

export const iamQuery: Protocol = {
  read(request) {
    const form = formOf(request);
    const action = form.get('Action') ?? '';
    if (action !== ACTION) {
      throw new ServiceFault('InvalidAction', `Could not find operation ${action} for version ${VERSION}`);
    }
    const name = form.get('RoleName') ?? '';
    return {
      operation: action,
      mutating: false,
      signed: true,
      about: name,
      input: { RoleName: name },
      permission: ({ account }) => ({
        action: 'iam:GetRole',
        resource: `arn:aws:iam::${account}:role/${name}`,
      }),
      run: (ctx) => getRole(ctx, name),
    };
  },

  respond(result, requestId) {
    const { arn, name, path, trust } = result as RoleView;
    // Policies come URL-encoded (API reference, GetRole, read 2026-11).
    const role =
      `<Role><Path>${path}</Path><RoleName>${escaped(name)}</RoleName><RoleId>AROASIMULATEDROLE00000</RoleId>` +
      `<Arn>${escaped(arn)}</Arn><CreateDate>2026-01-01T00:00:00Z</CreateDate>` +
      `<AssumeRolePolicyDocument>${encodeURIComponent(JSON.stringify(trust))}</AssumeRolePolicyDocument></Role>`;
    return answerXml(NAMESPACE, ACTION, role, requestId);
  },

  refuse: (fault, requestId) => refusalXml(NAMESPACE, fault, requestId),
};
