// The only place that loads and makes AWS SDK clients. Nothing is loaded before the first request: `validate` and
// `--help` never pay for it.
import { createRequire } from 'node:module';
import type * as SageMaker from '@aws-sdk/client-sagemaker';
import type * as Sts from '@aws-sdk/client-sts';
import type { Identity, Input, Operation, Output } from './cloud.ts';
import { assertTrustedHost } from './host.ts';

/** Something that carries a request of the SDK: a transport object, or options for the SDK's own. */
export type Transport = NonNullable<SageMaker.SageMakerClientConfig['requestHandler']>;

export type SdkOptions = {
  readonly region: string;
  readonly profile?: string;
  readonly requestHandler?: Transport;
  readonly endpoint?: string;
  readonly concurrency: number;
  readonly timeouts: Timeouts;
};

/** Milliseconds of real time, since they guard real sockets. */
export type Timeouts = { readonly connect: number; readonly answer: number };

/** One transmission each, without any retry; throws what the SDK throws. */
export type Sdk = {
  transmit<O extends Operation>(operation: O, input: Input<O>): Promise<Output<O>>;
  whoAmI(): Promise<Partial<Identity>>;
};

// The packages have no `exports`: `import` scans 2,857 names of the CommonJS build and takes twice as long as `require`
// (196 ms against 110 ms, measured 2026-11 on Node 20).
const require = createRequire(import.meta.url);

export function lazySdk(options: SdkOptions): Sdk {
  const sagemaker = once(() => {
    const sdk = require('@aws-sdk/client-sagemaker') as typeof SageMaker;
    return { sdk, client: guarded(new sdk.SageMakerClient(settings(options, 'api.sagemaker')), options) };
  });
  const sts = once(() => {
    const sdk = require('@aws-sdk/client-sts') as typeof Sts;
    return { sdk, client: guarded(new sdk.STSClient(settings(options, 'sts')), options) };
  });
  return {
    async transmit<O extends Operation>(operation: O, input: Input<O>) {
      const { sdk, client } = sagemaker();
      // TypeScript cannot follow the command that belongs to an operation's name through a union of eighteen.
      const Command = sdk[`${operation}Command`] as unknown as new (input: Input<O>) => never;
      return (await client.send(new Command(input))) as unknown as Output<O>;
    },
    async whoAmI() {
      const { sdk, client } = sts();
      const { Account, Arn } = await client.send(new sdk.GetCallerIdentityCommand({}));
      return {
        ...(Account === undefined ? {} : { account: Account }),
        ...(Arn === undefined ? {} : { arn: Arn }),
      };
    },
  };
}

/** Retries are ours: the SDK tries once, and its adaptive mode, which waits on the real clock, is never picked up. */
function settings(options: SdkOptions, service: 'api.sagemaker' | 'sts') {
  return {
    region: options.region,
    maxAttempts: 1,
    retryMode: 'standard',
    ...(options.requestHandler === undefined
      ? {
          requestHandler: realTransport(options),
          ...(options.profile === undefined ? {} : { profile: options.profile }),
        }
      : simulated(options.region, options.requestHandler, service)),
    ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
  };
}

/** Every setting that the SDK would otherwise look up in the environment or the shared configuration files. */
function simulated(region: string, requestHandler: Transport, service: string) {
  return {
    requestHandler,
    credentials: { accessKeyId: 'SIMULATOR', secretAccessKey: 'simulator' },
    endpoint: `https://${service}.${region}.amazonaws.com`,
    defaultsMode: 'standard' as const,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    authSchemePreference: ['aws.auth#sigv4'],
    userAgentAppId: 'inferra',
  };
}

function realTransport({ concurrency, timeouts }: SdkOptions) {
  return {
    connectionTimeout: timeouts.connect,
    requestTimeout: timeouts.answer,
    throwOnRequestTimeout: true,
    httpsAgent: { keepAlive: true, maxSockets: concurrency },
  };
}

/** The check runs after the address is known and before anything is signed or sent. */
function guarded<Client extends SageMaker.SageMakerClient | Sts.STSClient>(
  client: Client,
  options: SdkOptions,
): Client {
  if (options.requestHandler !== undefined || options.endpoint !== undefined) return client;
  (client as SageMaker.SageMakerClient).middlewareStack.add(
    (next) => (args) => {
      assertTrustedHost(args.request);
      return next(args);
    },
    { step: 'build', name: 'inferraTrustedHost', priority: 'high' },
  );
  return client;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
