// An answer to a HEAD request has no body, so that its status is all that the service says; the SDK makes `Unknown` of it.

type Metadata = { readonly httpStatusCode?: number };
type Thrown = { readonly $metadata?: Metadata; readonly $response?: { readonly headers?: unknown } };

type Bodiless = 'HeadBucket' | 'HeadObject';
type Meaning = readonly [name: string, message: string];

const ALIKE: Readonly<Record<number, Meaning>> = {
  301: ['PermanentRedirect', 'the bucket is in another region'],
  400: ['BadRequest', 'the service gave no reason; credentials that have expired look like this'],
};

/**
 * What S3 means by the statuses (API reference, HeadObject and HeadBucket, read 2026-11). Where the caller may not list the
 * bucket, a missing object is 403, too.
 */
const MEANINGS: Readonly<Record<Bodiless, Readonly<Record<number, Meaning>>>> = {
  HeadObject: {
    ...ALIKE,
    403: ['AccessDenied', 'reading the object is not allowed, or it does not exist'],
    404: ['NotFound', 'the object does not exist'],
  },
  HeadBucket: {
    ...ALIKE,
    403: ['AccessDenied', 'listing the bucket is not allowed, or it is of somebody else'],
    404: ['NotFound', 'the bucket does not exist'],
  },
};

export function isBodiless(operation: string): operation is Bodiless {
  return Object.hasOwn(MEANINGS, operation);
}

/** The answer, or an error that says what the status of the refusal means. */
export async function withStatus<T>(operation: Bodiless, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    throw meant(MEANINGS[operation], cause) ?? cause;
  }
}

function meant(meanings: Readonly<Record<number, Meaning>>, cause: unknown): Error | undefined {
  const { $metadata, $response } = (cause ?? {}) as Thrown;
  const [name, message] = meanings[$metadata?.httpStatusCode ?? 0] ?? [];
  if (name === undefined) return undefined;
  const region = ($response?.headers as Readonly<Record<string, string>> | undefined)?.[
    'x-amz-bucket-region'
  ];
  const where = name === 'PermanentRedirect' && region !== undefined ? `: ${region}` : '';
  return Object.assign(new Error(`${message}${where}`, { cause }), { name, $fault: 'client', $metadata });
}
