// SNS, of which Publish and GetTopicAttributes are answered.
import type { Context } from '../services/context.ts';
import { type Published, publish, type TopicView, topicAttributes } from '../services/sns.ts';
import { ServiceFault } from './errors.ts';
import type { WireRequest } from './http.ts';
import type { Protocol } from './protocol.ts';
import { answerXml, escaped, formOf, isQuery, refusalXml } from './query-xml.ts';
import { signedRegion } from './scope.ts';

const VERSION = '2010-03-31';
const NAMESPACE = `http://sns.amazonaws.com/doc/${VERSION}/`;
const PUBLISH = 'Publish';
const ATTRIBUTES = 'GetTopicAttributes';
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
    const topic = form.get('TopicArn') ?? '';
    const common = {
      operation: action,
      signed: true,
      about: topic.split(':').at(-1),
      permission: () => ({ action: `sns:${action}`, resource: topic }),
    };
    const regionOf = (ctx: Context) => signedRegion(request) ?? ctx.region;
    if (action === ATTRIBUTES) {
      const input = { TopicArn: topic };
      const run = (ctx: Context) => topicAttributes(ctx, input, regionOf(ctx));
      return { ...common, mutating: false, input, run };
    }
    if (action !== PUBLISH) {
      throw new ServiceFault('InvalidAction', `Could not find operation ${action} for version ${VERSION}`);
    }
    const given = PLAIN.flatMap((name) => {
      const value = form.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    const input = { ...Object.fromEntries(given), MessageAttributes: attributesOf(form) };
    return { ...common, mutating: true, input, run: (ctx) => publish(ctx, input, regionOf(ctx)) };
  },

  respond(result, requestId) {
    const answer = result as Published | TopicView;
    if (!('id' in answer)) return answerXml(NAMESPACE, ATTRIBUTES, attributesXml(answer), requestId);
    const { id, sequence } = answer;
    const number = sequence === undefined ? '' : `<SequenceNumber>${escaped(sequence)}</SequenceNumber>`;
    return answerXml(NAMESPACE, PUBLISH, `<MessageId>${id}</MessageId>${number}`, requestId);
  },

  refuse: (fault, requestId) => refusalXml(NAMESPACE, inItsWords(fault), requestId),
};

/** What others call AccessDenied; and it spells its own name in capitals (seen: terraform-provider-aws#20107). */
function inItsWords(fault: ServiceFault): ServiceFault {
  if (fault.code !== 'AccessDeniedException') return fault;
  return new ServiceFault('AuthorizationError', fault.message.replaceAll(/\bsns:(?=[A-Z])/g, 'SNS:'), 403);
}

function attributesXml({ attributes }: TopicView): string {
  const entries = Object.entries(attributes).map(
    ([key, value]) => `<entry><key>${key}</key><value>${escaped(value)}</value></entry>`,
  );
  return `<Attributes>${entries.join('')}</Attributes>`;
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
