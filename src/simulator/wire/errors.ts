// A refusal in the service's own terms: the code that clients match on, the text that people read, the HTTP status.

type Extras = {
  readonly more?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
};

export class ServiceFault extends Error {
  readonly code: string;
  readonly status: number;
  /** Members of the answer beside code and message, and headers, where the service has some. */
  readonly more: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: string, message: string, status = 400, extras: Extras = {}) {
    super(message);
    this.more = extras.more ?? {};
    this.headers = extras.headers ?? {};
    this.name = 'ServiceFault';
    this.code = code;
    this.status = status;
  }
}

/** The connection breaks: the caller gets no answer and cannot tell whether the request was carried out. */
export class ConnectionBroken extends Error {
  readonly code = 'ECONNRESET';

  constructor() {
    super('socket hang up');
    this.name = 'Error';
  }
}

/**
 * The hosting resources answer not-found, already-exists and wrong-state alike with this code; only the text tells them
 * apart (sagemaker-controller maps 404 by message; API reference read 2026-11).
 */
export function refused(message: string): ServiceFault {
  return new ServiceFault('ValidationException', message);
}
