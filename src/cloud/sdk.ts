// The only place that loads and makes AWS SDK clients. Nothing is loaded before the first request: `validate` and
// `--help` never pay for it.
import type * as SageMaker from '@aws-sdk/client-sagemaker';
import type { AssumeRoleCommandInput, AssumeRoleCommandOutput } from '@aws-sdk/client-sts';
import { assert } from '../core/errors.ts';
import { isBodiless, withStatus } from './bodiless.ts';
import type * as ScalingUsed from './clients/application-autoscaling.ts';
import type * as AlarmsUsed from './clients/cloudwatch.ts';
import type * as Ec2Used from './clients/ec2.ts';
import type * as EcrUsed from './clients/ecr.ts';
import type * as EventsUsed from './clients/eventbridge.ts';
import type * as IamUsed from './clients/iam.ts';
import type * as KmsUsed from './clients/kms.ts';
import type * as PricesUsed from './clients/pricing.ts';
import type * as S3Used from './clients/s3.ts';
import type * as SageMakerUsed from './clients/sagemaker.ts';
import type * as RuntimeUsed from './clients/sagemaker-runtime.ts';
import type * as QuotasUsed from './clients/service-quotas.ts';
import type * as SnsUsed from './clients/sns.ts';
import type { Identity, Input, Operation, Output } from './cloud.ts';
import { assertTrustedHost } from './host.ts';
import { type Service, traitOf } from './operations.ts';

/** Something that carries a request of the SDK: a transport object, or options for the SDK's own. */
export type Transport = NonNullable<SageMaker.SageMakerClientConfig['requestHandler']>;

export type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

export type SdkOptions = {
  readonly region: string;
  readonly profile?: string;
  /** Asked before each request; the SDK's own search for credentials where absent. */
  readonly credentials?: () => Promise<Credentials>;
  readonly requestHandler?: Transport;
  readonly endpoint?: string;
  readonly concurrency: number;
  readonly timeouts: Timeouts;
};

/** Milliseconds of real time, since they guard real sockets. */
export type Timeouts = { readonly connect: number; readonly answer: number };

export const TIMEOUTS: Timeouts = { connect: 5_000, answer: 60_000 };

/** One transmission each, without any retry; throws what the SDK throws. */
export type Sdk = {
  transmit<O extends Operation>(operation: O, input: Input<O>): Promise<Output<O>>;
  whoAmI(): Promise<Partial<Identity>>;
  assumeRole(input: AssumeRoleCommandInput): Promise<AssumeRoleCommandOutput>;
};

/** A loaded client with the commands that are sent with it. */
type Loaded = {
  readonly sdk: object;
  readonly client: { send(command: never): Promise<unknown> };
};

/** Every name of ./clients: an operation whose command is missing there is an error of types. */
type Names = keyof (typeof SageMakerUsed &
  typeof S3Used &
  typeof Ec2Used &
  typeof EcrUsed &
  typeof EventsUsed &
  typeof IamUsed &
  typeof KmsUsed &
  typeof QuotasUsed &
  typeof PricesUsed &
  typeof ScalingUsed &
  typeof RuntimeUsed &
  typeof SnsUsed &
  typeof AlarmsUsed);

export function lazySdk(options: SdkOptions): Sdk {
  const loaded: { readonly [S in Service | 'sagemaker-runtime']: (region: string) => Promise<Loaded> } = {
    sagemaker: once(async () => {
      const sdk = await import('./clients/sagemaker.ts');
      return { sdk, client: guarded(new sdk.SageMakerClient(settings(options, 'api.sagemaker')), options) };
    }),
    s3: once(async () => {
      const sdk = await import('./clients/s3.ts');
      const client = new sdk.S3Client({ ...settings(options, 's3'), ...objectStore(options) });
      return { sdk, client: guarded(client, options) };
    }),
    'application-autoscaling': once(async () => {
      const sdk = await import('./clients/application-autoscaling.ts');
      const client = new sdk.ApplicationAutoScalingClient(settings(options, 'application-autoscaling'));
      return { sdk, client: guarded(client, options) };
    }),
    cloudwatch: once(async () => {
      const sdk = await import('./clients/cloudwatch.ts');
      return { sdk, client: guarded(new sdk.CloudWatchClient(settings(options, 'monitoring')), options) };
    }),
    ec2: once(async () => {
      const sdk = await import('./clients/ec2.ts');
      return { sdk, client: guarded(new sdk.EC2Client(settings(options, 'ec2')), options) };
    }),
    ecr: once(async () => {
      const sdk = await import('./clients/ecr.ts');
      return { sdk, client: guarded(new sdk.ECRClient(settings(options, 'api.ecr')), options) };
    }),
    events: perRegion(options, async (at) => {
      const sdk = await import('./clients/eventbridge.ts');
      return { sdk, client: guarded(new sdk.EventBridgeClient(settings(at, 'events')), at) };
    }),
    iam: once(async () => {
      const sdk = await import('./clients/iam.ts');
      return { sdk, client: guarded(new sdk.IAMClient(settings(options, 'iam')), options) };
    }),
    kms: once(async () => {
      const sdk = await import('./clients/kms.ts');
      return { sdk, client: guarded(new sdk.KMSClient(settings(options, 'kms')), options) };
    }),
    'sagemaker-runtime': once(async () => {
      const sdk = await import('./clients/sagemaker-runtime.ts');
      const client = new sdk.SageMakerRuntimeClient(settings(options, 'runtime.sagemaker'));
      return { sdk, client: guarded(client, options) };
    }),
    pricing: perRegion(options, async (at) => {
      const sdk = await import('./clients/pricing.ts');
      return { sdk, client: guarded(new sdk.PricingClient(settings(at, 'api.pricing')), at) };
    }),
    servicequotas: once(async () => {
      const sdk = await import('./clients/service-quotas.ts');
      const client = new sdk.ServiceQuotasClient(settings(options, 'servicequotas'));
      return { sdk, client: guarded(client, options) };
    }),
    sns: perRegion(options, async (at) => {
      const sdk = await import('./clients/sns.ts');
      return { sdk, client: guarded(new sdk.SNSClient(settings(at, 'sns')), at) };
    }),
  };
  const sts = once(async () => {
    const sdk = await import('./clients/sts.ts');
    return { sdk, client: guarded(new sdk.STSClient(settings(options, 'sts')), options) };
  });
  return {
    async transmit<O extends Operation>(operation: O, input: Input<O>) {
      const { service, client: own = service, region } = traitOf(operation);
      const { sdk, client } = await loaded[own](region?.(input) ?? options.region);
      const name: Names = `${operation}Command`;
      // TypeScript cannot follow the command that belongs to an operation's name through a union of twenty.
      const Command = (sdk as Record<string, new (input: Input<O>) => never>)[name];
      assert(Command !== undefined, `the client of ${operation} has its command`);
      const answer = client.send(new Command(input));
      return (await (isBodiless(operation) ? withStatus(operation, answer) : answer)) as Output<O>;
    },
    async whoAmI() {
      const { sdk, client } = await sts();
      const { Account, Arn } = await client.send(new sdk.GetCallerIdentityCommand({}));
      return {
        ...(Account === undefined ? {} : { account: Account }),
        ...(Arn === undefined ? {} : { arn: Arn }),
      };
    },
    async assumeRole(input) {
      const { sdk, client } = await sts();
      return client.send(new sdk.AssumeRoleCommand(input));
    },
  };
}

/** The first part of the address of a service. */
type Host =
  | 'api.sagemaker'
  | 'runtime.sagemaker'
  | 's3'
  | 'ec2'
  | 'api.ecr'
  | 'sts'
  | 'iam'
  | 'kms'
  | 'servicequotas'
  | 'api.pricing'
  | 'application-autoscaling'
  | 'sns'
  | 'events'
  | 'monitoring';

/** Retries are ours: the SDK tries once, and its adaptive mode, which waits on the real clock, is never picked up. */
function settings(options: SdkOptions, service: Host) {
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
    ...(options.credentials === undefined ? {} : { credentials: always(options.credentials) }),
    ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
  };
}

/** How long they are good is told by the run's own clock: to the SDK they are always at their end, so that it asks each time. */
function always(identify: NonNullable<SdkOptions['credentials']>) {
  return async () => ({ ...(await identify()), expiration: new Date(0) });
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

/** What the client of S3 alone would look up in the shared configuration files. */
function objectStore({ requestHandler }: SdkOptions) {
  if (requestHandler === undefined) return {};
  return {
    useArnRegion: false,
    disableS3ExpressSessionAuth: true,
    requestChecksumCalculation: 'WHEN_REQUIRED' as const,
    responseChecksumValidation: 'WHEN_REQUIRED' as const,
    sigv4aSigningRegionSet: [],
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
function guarded<Client extends { readonly middlewareStack: unknown }>(
  client: Client,
  options: SdkOptions,
): Client {
  if (options.requestHandler !== undefined || options.endpoint !== undefined) return client;
  (client as unknown as SageMaker.SageMakerClient).middlewareStack.add(
    (next) => (args) => {
      assertTrustedHost(args.request);
      return next(args);
    },
    { step: 'build', name: 'inferraTrustedHost', priority: 'high' },
  );
  return client;
}

/** A client for each region that requests name: who publishes in another one is not asked in ours. */
function perRegion(
  options: SdkOptions,
  make: (at: SdkOptions) => Promise<Loaded>,
): (region: string) => Promise<Loaded> {
  const made = new Map<string, Promise<Loaded>>();
  return (region) => {
    const known = made.get(region) ?? make({ ...options, region });
    made.set(region, known);
    return known;
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
