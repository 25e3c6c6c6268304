// SNS, of which only Publish is answered.
import { type Published, publish } from '../services/sns.ts';
import { ServiceFault } from './errors.ts';
import type { WireRequest } from './http.ts';
import type { Protocol } from './protocol.ts';
import { answerXml, escaped, formOf, isQuery, refusalXml } from './query-xml.ts';
import { signedRegion } from './scope.ts';

const VERSION = '2010-03-31';
const NAMESPACE = `http://sns.amazonaws.com/doc/${VERSION}/`;
const ACTION = 'Publish';
/** Members that are no structures. */
const PLAIN = [
  'TopicArn',
  'TargetArn',
  'PhoneNumber',
  'Message',
  'Subject',
  'MessageStructure',
  'MessageDeduplicationId',
  'MessageGroupId',
] as const;

export function isSns(request: WireRequest): boolean {
  return isQuery(request) && formOf(request).get('Version') === VERSION;
}

export const snsQuery: Protocol = {
  read(request) {
    const form = formOf(request);
    const action = form.get('Action') ?? '';
    if (action !== ACTION) {
      throw new ServiceFault('InvalidAction', `Could not find operation ${action} for version ${VERSION}`);
    }
    const given = PLAIN.flatMap((name) => {
      const value = form.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    const input = { ...Object.fromEntries(given), MessageAttributes: attributesOf(form) };
    const topic = form.get('TopicArn') ?? '';
    return {
      operation: action,
      mutating: true,
      signed: true,
      about: topic.split(':').at(-1),
      input,
      permission: () => ({ action: 'sns:Publish', resource: topic }),
      run: (ctx) => publish(ctx, input, signedRegion(request) ?? ctx.region),
    };
  },

  respond(result, requestId) {
    const { id, sequence } = result as Published;
    const number = sequence === undefined ? '' : `<SequenceNumber>${escaped(sequence)}</SequenceNumber>`;
    return answerXml(NAMESPACE, ACTION, `<MessageId>${id}</MessageId>${number}`, requestId);
  },

  refuse: (fault, requestId) => refusalXml(NAMESPACE, inItsWords(fault), requestId),
};

/** What others call AccessDenied; and it spells its own name in capitals (seen: terraform-provider-aws#20107). */
function inItsWords(fault: ServiceFault): ServiceFault {
  if (fault.code !== 'AccessDeniedException') return fault;
  return new ServiceFault('AuthorizationError', fault.message.replaceAll('sns:', 'SNS:'), 403);
}

type Attribute = { readonly DataType: string; readonly StringValue?: string };

/** `MessageAttributes.entry.1.Name`, `.Value.DataType`, `.Value.StringValue` */
function attributesOf(form: URLSearchParams): Readonly<Record<string, Attribute>> {
  const found: [string, Attribute][] = [];
  for (let nth = 1; form.has(`MessageAttributes.entry.${nth}.Name`); nth += 1) {
    const front = `MessageAttributes.entry.${nth}`;
    const value = form.get(`${front}.Value.StringValue`);
    found.push([
      form.get(`${front}.Name`) ?? '',
      {
        DataType: form.get(`${front}.Value.DataType`) ?? '',
        ...(value === null ? {} : { StringValue: value }),
      },
    ]);
  }
  return Object.fromEntries(found);
}
