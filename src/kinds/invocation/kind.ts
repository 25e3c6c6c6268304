// A request to a variant of an endpoint, as the engine sees it: nothing that stands in the account, but something that can be
// asked. Its name is that of the endpoint.
import { digest } from '../../base/hash.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import type { Kind, Probed } from '../../core/kind.ts';
import type { LivePart } from '../../core/part.ts';
import { ServiceError } from '../../core/service-error.ts';
import { unsupported } from '../landed.ts';

export type InvocationSpec = {
  readonly variant: string;
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
  const { variant, contentType, accept, body } = spec;
  const began = now();
  try {
    const answer = await cloud.call('InvokeEndpoint', {
      EndpointName: name,
      TargetVariant: variant,
      ContentType: contentType,
      ...(accept === undefined ? {} : { Accept: accept }),
      Body: Buffer.from(body, 'base64'),
    });
    const {
      ContentType: type,
      InvokedProductionVariant: by = variant,
      Body: bytes = new Uint8Array(),
    } = answer;
    return judged(spec, { by, type, bytes }, now() - began);
  } catch (error) {
    if (!(error instanceof ServiceError) || OURS.has(error.trouble)) throw error;
    return { passed: false, words: error.message };
  }
}

/** What says nothing of the model. */
const OURS: ReadonlySet<string> = new Set(['denied', 'credentials']);

type Answer = { readonly by: string; readonly type: string | undefined; readonly bytes: Uint8Array };

/** Answers may hold what must not be shown: they are told by type and size alone. */
function judged({ within, contains }: InvocationSpec, { by, type, bytes }: Answer, ms: number): Probed {
  const kind = type === undefined || type === '' ? 'unknown type' : type;
  const seen = `${by} answered in ${ms} ms with ${bytes.length} bytes of ${kind}`;
  if (within !== undefined && ms > within)
    return { passed: false, words: `${seen}, and ${within} ms are allowed` };
  if (contains !== undefined && !Buffer.from(bytes).includes(contains))
    return { passed: false, words: `${seen}, without the text that the file asks for` };
  return { passed: true, words: seen };
}
