// IAM, of which GetRole and SimulatePrincipalPolicy are answered.
import { type SimulationView, simulatePolicy, strictest } from '../services/policy-simulation.ts';
import { getRole, type RoleView } from '../services/roles.ts';
import { ServiceFault } from './errors.ts';
import type { WireRequest } from './http.ts';
import type { Exchange, Protocol } from './protocol.ts';
import { answerXml, escaped, formOf, isQuery, refusalXml } from './query-xml.ts';

const VERSION = '2010-05-08';
const NAMESPACE = `https://iam.amazonaws.com/doc/${VERSION}/`;

export function isIam(request: WireRequest): boolean {
  return isQuery(request) && formOf(request).get('Version') === VERSION;
}

const READERS: Readonly<Record<string, (form: URLSearchParams) => Exchange>> = {
  GetRole: (form) => {
    const name = form.get('RoleName') ?? '';
    return {
      ...reading(
        'GetRole',
        name,
        { RoleName: name },
        ({ account }) => `arn:aws:iam::${account}:role/${name}`,
      ),
      run: (ctx) => getRole(ctx, name),
    };
  },
  SimulatePrincipalPolicy: (form) => {
    const arn = form.get('PolicySourceArn') ?? '';
    const [actions, resources] = [membersOf(form, 'ActionNames'), membersOf(form, 'ResourceArns')];
    if (actions.length === 0) throw new ServiceFault('ValidationError', 'ActionNames must not be empty.');
    return {
      ...reading('SimulatePrincipalPolicy', arn, { PolicySourceArn: arn, ActionNames: actions }, () => arn),
      run: (ctx) => simulatePolicy(ctx, arn, actions, resources),
    };
  },
};

export const iamQuery: Protocol = {
  read(request) {
    const form = formOf(request);
    const action = form.get('Action') ?? '';
    const reader = Object.hasOwn(READERS, action) ? READERS[action] : undefined;
    if (reader !== undefined) return reader(form);
    throw new ServiceFault('InvalidAction', `Could not find operation ${action} for version ${VERSION}`);
  },

  respond(result, requestId) {
    return isSimulation(result)
      ? answerXml(NAMESPACE, 'SimulatePrincipalPolicy', simulationXml(result), requestId)
      : answerXml(NAMESPACE, 'GetRole', roleXml(result as RoleView), requestId);
  },

  refuse: (fault, requestId) => refusalXml(NAMESPACE, fault, requestId),
};

function reading(
  operation: string,
  about: string,
  input: Exchange['input'],
  resource: (ctx: { readonly account: string }) => string,
): Omit<Exchange, 'run'> {
  return {
    operation,
    mutating: false,
    signed: true,
    about,
    input,
    permission: (ctx) => ({ action: `iam:${operation}`, resource: resource(ctx) }),
  };
}

function isSimulation(result: unknown): result is SimulationView {
  return Array.isArray(result);
}

/** Policies come URL-encoded (API reference, GetRole, read 2026-11). */
function roleXml({ arn, name, path, trust }: RoleView): string {
  return (
    `<Role><Path>${path}</Path><RoleName>${escaped(name)}</RoleName><RoleId>AROASIMULATEDROLE00000</RoleId>` +
    `<Arn>${escaped(arn)}</Arn><CreateDate>2026-01-01T00:00:00Z</CreateDate>` +
    `<AssumeRolePolicyDocument>${encodeURIComponent(JSON.stringify(trust))}</AssumeRolePolicyDocument></Role>`
  );
}

function simulationXml(view: SimulationView): string {
  const members = view.map(({ action, results }) => {
    const inside = results.map(
      ({ resource, decision }) =>
        `<member><EvalResourceName>${escaped(resource)}</EvalResourceName>` +
        `<EvalResourceDecision>${decision}</EvalResourceDecision></member>`,
    );
    const all = strictest(results.map(({ decision }) => decision));
    return (
      `<member><EvalActionName>${escaped(action)}</EvalActionName><EvalDecision>${all}</EvalDecision>` +
      `<ResourceSpecificResults>${inside.join('')}</ResourceSpecificResults></member>`
    );
  });
  return `<IsTruncated>false</IsTruncated><EvaluationResults>${members.join('')}</EvaluationResults>`;
}

/** `ActionNames.member.1` */
function membersOf(form: URLSearchParams, name: string): readonly string[] {
  const found: string[] = [];
  for (let nth = 1; form.has(`${name}.member.${nth}`); nth += 1)
    found.push(form.get(`${name}.member.${nth}`) ?? '');
  return found;
}
