// A request to an endpoint, as the engine sees it: nothing that stands in the account, but something that can be asked. Its
// name is that of the endpoint.
import { digest } from '../../base/hash.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import type { Kind, Probed } from '../../core/kind.ts';
import type { LivePart } from '../../core/part.ts';
import { ServiceError } from '../../core/service-error.ts';
import { unsupported } from '../landed.ts';

/** Whom it names besides the endpoint. */
export type InvocationTarget =
  | {
      readonly variant: string;
      /** The path of an archive below the folder of a multi-model container. */
      readonly targetModel?: string;
      /** The hostname of a container. */
      readonly targetContainer?: string;
    }
  | {
      readonly component: string;
      /** Autoscaling may have taken all of its copies: that says nothing of it. */
      readonly mayBeEmpty?: true;
    };

export type InvocationSpec = InvocationTarget & {
  /** What is sent, in words, where several are. */
  readonly what?: string;
  readonly contentType: string;
  readonly accept?: string;
  /** Milliseconds within which the answer has to be there. */
  readonly within?: number;
  /** A text that the answer has to have. */
  readonly contains?: string;
  /** In base64. */
  readonly body: string;
};

export function invocationKind(cloud: Cloud): Kind<LivePart> {
  return {
    kind: 'invocation',
    async *list() {},
    read: async () => undefined,
    send: (_name, { verb }) => unsupported('invocation', verb),
    landed: ({ verb }) => unsupported('invocation', verb),
    progress: () => unsupported('invocation', 'await'),
    stamp: () => digest(null),
    probe: (name, spec, now) => invoke(cloud, name, spec as InvocationSpec, now),
  };
}

async function invoke(cloud: Cloud, name: string, spec: InvocationSpec, now: () => number): Promise<Probed> {
  const { contentType, accept, body } = spec;
  const began = now();
  try {
    const answer = await cloud.call('InvokeEndpoint', {
      EndpointName: name,
      ...named(spec),
      ContentType: contentType,
      ...(accept === undefined ? {} : { Accept: accept }),
      Body: Buffer.from(body, 'base64'),
    });
    const { ContentType: type, InvokedProductionVariant: variant, Body: bytes = new Uint8Array() } = answer;
    return judged(spec, { by: whoOf(spec, variant), type, bytes }, now() - began);
  } catch (error) {
    if (!(error instanceof ServiceError) || OURS.has(error.trouble)) throw error;
    const { message } = error;
    if ('component' in spec && spec.mayBeEmpty === true && EMPTY.test(message)) {
      return { passed: true, words: `${spec.component} has no copies now, and was not asked` };
    }
    const words = spec.what === undefined ? message : `${whoOf(spec)}, ${spec.what}: ${message}`;
    return { passed: false, words, ...(error.trouble === 'loading' ? { loading: true } : {}) };
  }
}

function named(spec: InvocationSpec) {
  if ('component' in spec) return { InferenceComponentName: spec.component };
  const { variant, targetModel, targetContainer } = spec;
  return {
    TargetVariant: variant,
    ...(targetModel === undefined ? {} : { TargetModel: targetModel }),
    ...(targetContainer === undefined ? {} : { TargetContainerHostname: targetContainer }),
  };
}

/** `AllTraffic (english)` */
function whoOf(spec: InvocationSpec, answered?: string): string {
  if ('component' in spec) return spec.component;
  const { variant, targetModel, targetContainer } = spec;
  const part = [targetContainer, targetModel].filter((one) => one !== undefined);
  return `${answered ?? variant}${part.length === 0 ? '' : ` (${part.join(', ')})`}`;
}

/** What says nothing of the model. */
const OURS: ReadonlySet<string> = new Set(['denied', 'credentials']);

/** Seen by users of scaling to zero (2024 and later, read 2026-11). */
const EMPTY = /\bhas no capacity to process this request\b/;

type Answer = { readonly by: string; readonly type: string | undefined; readonly bytes: Uint8Array };

/** Answers may hold what must not be shown: they are told by type and size alone. */
function judged({ within, contains, what }: InvocationSpec, { by, type, bytes }: Answer, ms: number): Probed {
  const kind = type === undefined || type === '' ? 'unknown type' : type;
  const asked = what === undefined ? '' : ` ${what}`;
  const seen = `${by} answered${asked} in ${ms} ms with ${bytes.length} bytes of ${kind}`;
  if (within !== undefined && ms > within)
    return { passed: false, words: `${seen}, and ${within} ms are allowed` };
  if (contains !== undefined && !Buffer.from(bytes).includes(contains))
    return { passed: false, words: `${seen}, without the text that the file asks for` };
  return { passed: true, words: seen };
}
