// EC2, of which only DescribeSubnets is answered. Its form of the query protocol is its own: no result element around the
// answer, and errors in a list (EC2 API reference, "Query requests", read 2026-11).
import { describeSubnets, type SubnetView } from '../services/subnets.ts';
import { ServiceFault } from './errors.ts';
import type { WireRequest } from './http.ts';
import type { Protocol } from './protocol.ts';
import { escaped, formOf, isQuery, respondXml } from './query-xml.ts';

const VERSION = '2016-11-15';
const ACTION = 'DescribeSubnets';

export function isEc2(request: WireRequest): boolean {
  return isQuery(request) && formOf(request).get('Version') === VERSION;
}

export const ec2Query: Protocol = {
  read(request) {
    const form = formOf(request);
    const action = form.get('Action') ?? '';
    if (action !== ACTION) {
      throw new ServiceFault('InvalidAction', `The action ${action} is not valid for this web service.`);
    }
    const ids = listed(form, 'SubnetId');
    const filters = listedFilters(form);
    const other = filters.find(({ name }) => name !== 'subnet-id');
    if (other !== undefined) {
      throw new ServiceFault('InvalidParameterValue', `The filter '${other.name}' is invalid`);
    }
    const filtered = filters.flatMap(({ values }) => values);
    return {
      operation: action,
      mutating: false,
      signed: true,
      about: undefined,
      input: { SubnetIds: ids, Filters: filters },
      permission: () => ({ action: `ec2:${ACTION}`, resource: '*' }),
      run: (ctx) => describeSubnets(ctx, ids, filtered),
    };
  },

  respond(result, requestId) {
    const subnets = (result as readonly SubnetView[]).map(
      ({ id, free, state, vpc }) =>
        `<item><subnetId>${escaped(id)}</subnetId><state>${state}</state><vpcId>${vpc}</vpcId>` +
        `<availableIpAddressCount>${free}</availableIpAddressCount></item>`,
    );
    const body =
      `<DescribeSubnetsResponse xmlns="http://ec2.amazonaws.com/doc/${VERSION}/"><requestId>${requestId}</requestId>` +
      `<subnetSet>${subnets.join('')}</subnetSet></DescribeSubnetsResponse>`;
    return respondXml(200, body, requestId);
  },

  refuse(fault, requestId) {
    const { code, message } = inItsWords(fault);
    const error = `<Error><Code>${code}</Code><Message>${escaped(message)}</Message></Error>`;
    const body = `<Response><Errors>${error}</Errors><RequestID>${requestId}</RequestID></Response>`;
    return respondXml(code === 'UnauthorizedOperation' ? 403 : fault.status, body, requestId);
  },
};

/** What others call AccessDenied (EC2 API reference, "Error codes", read 2026-11). */
function inItsWords({ code, message }: ServiceFault): { readonly code: string; readonly message: string } {
  if (code !== 'AccessDeniedException') return { code: code.replace(/Exception$/, ''), message };
  return {
    code: 'UnauthorizedOperation',
    message: `You are not authorized to perform this operation. ${message}`,
  };
}

/** `SubnetId.1`, `SubnetId.2` */
function listed(form: URLSearchParams, name: string): readonly string[] {
  const found: string[] = [];
  for (let nth = 1; form.has(`${name}.${nth}`); nth += 1) found.push(form.get(`${name}.${nth}`) ?? '');
  return found;
}

/** `Filter.1.Name`, `Filter.1.Value.1` */
function listedFilters(
  form: URLSearchParams,
): readonly { readonly name: string; readonly values: readonly string[] }[] {
  const found: { readonly name: string; readonly values: readonly string[] }[] = [];
  for (let nth = 1; form.has(`Filter.${nth}.Name`); nth += 1) {
    found.push({ name: form.get(`Filter.${nth}.Name`) ?? '', values: listed(form, `Filter.${nth}.Value`) });
  }
  return found;
}
