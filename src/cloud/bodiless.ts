// An answer to a HEAD request has no body, so that its status is all that the service says; the SDK makes `Unknown` of it.

type Metadata = { readonly httpStatusCode?: number };
type Thrown = { readonly $metadata?: Metadata; readonly $response?: { readonly headers?: unknown } };

/**
 * What S3 means by the statuses of HeadObject (API reference, read 2026-11). Where the caller may not list the bucket, a
 * missing object is 403, too.
 */
const MEANINGS: Readonly<Record<number, readonly [name: string, message: string]>> = {
  301: ['PermanentRedirect', 'the bucket is in another region'],
  400: ['BadRequest', 'the service gave no reason; credentials that have expired look like this'],
  403: ['AccessDenied', 'reading the object is not allowed, or it does not exist'],
  404: ['NotFound', 'the object does not exist'],
};

/** The answer, or an error that says what the status of the refusal means. */
export async function withStatus<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    throw meant(cause) ?? cause;
  }
}

function meant(cause: unknown): Error | undefined {
  const { $metadata, $response } = (cause ?? {}) as Thrown;
  const [name, message] = MEANINGS[$metadata?.httpStatusCode ?? 0] ?? [];
  if (name === undefined) return undefined;
  const region = ($response?.headers as Readonly<Record<string, string>> | undefined)?.[
    'x-amz-bucket-region'
  ];
  const where = name === 'PermanentRedirect' && region !== undefined ? `: ${region}` : '';
  return Object.assign(new Error(`${message}${where}`, { cause }), { name, $fault: 'client', $metadata });
}
