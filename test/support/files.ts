// inference.yaml texts for tests: short to write, complete to read.
export type VariantText = {
  readonly model?: string;
  readonly instance?: readonly [type: string, count: number];
  readonly weight?: number;
  readonly shadow?: boolean;
  readonly raw?: object;
};

export type EndpointText = {
  /** By name; without these the endpoint has its model and hardware on itself. */
  readonly variants?: Readonly<Record<string, VariantText>>;
  readonly model?: string;
  readonly instance?: readonly [type: string, count: number];
  /** Types, of which one instance runs. */
  readonly pools?: readonly string[];
  readonly serverless?: readonly [memory: string, maxConcurrency: number, provisioned?: number];
  /** Fields of its only variant: routing, timeouts. */
  readonly settings?: object;
  readonly kmsKey?: string;
  readonly dataCapture?: DataCaptureText;
  readonly async?: object;
  readonly raw?: object;
  readonly protect?: boolean;
  readonly tags?: Readonly<Record<string, string>>;
  readonly replace?: 'side-by-side' | 'in-place';
  readonly scaling?: object;
  readonly rollout?: object;
  readonly smokeTest?: object;
  /** What stands there instead of a model and its hardware: instances and the components that share them. */
  readonly hosting?: Readonly<Record<string, unknown>>;
};

export type DataCaptureText = {
  readonly sampling: string;
  readonly destination: string;
  readonly capture: readonly ('input' | 'output')[];
  readonly kmsKey?: string;
  readonly contentTypes?: object;
};

/** Two models, `a` and `b`; where they are used, one of each other form; and the endpoints that are given. */
export function fileOf(
  endpoints: Readonly<Record<string, EndpointText>>,
  project = 'risk',
  threads = '2',
): string {
  return JSON.stringify({
    version: 1,
    project,
    account: '123456789012',
    region: 'us-east-1',
    defaults: { role: 'arn:aws:iam::123456789012:role/sagemaker-execution' },
    models: { a: model('a', threads), b: model('b', threads), ...formsIn(endpoints, threads) },
    endpoints: Object.fromEntries(Object.entries(endpoints).map(([key, one]) => [key, endpoint(one)])),
  });
}

const FORMS: Readonly<Record<string, (threads: string) => object>> = {
  /** In a VPC. */
  v: () => ({ ...model('v', '1'), vpc: { subnets: ['subnet-2', 'subnet-1'], securityGroups: ['sg-1'] } }),
  /** Of a copied archive. */
  copied: (threads) => ({
    ...model('copied', threads),
    artifact: { uri: 's3://risk-models/copied/model.tar.gz', copy: true },
  }),
  /** Cut off from the network. */
  isolated: (threads) => ({ ...model('isolated', threads), networkIsolation: true }),
  /** With what the language does not name. */
  raw: (threads) => ({ ...model('raw', threads), raw: { AdditionalModelDataSources: [source('draft')] } }),
  /** Of a folder, behind an accepted license. */
  folder: (threads) => ({
    ...model('folder', threads),
    artifact: 's3://risk-models/folder/',
    acceptEula: true,
    hubContent: 'arn:aws:sagemaker:us-east-1:aws:hub-content/SageMakerPublicHub/Model/llama/1.0.0',
    sources: { draft: 's3://risk-models/draft/' },
    registry: { access: 'platform' },
    containerMetrics: { path: '/metrics', every: '10s' },
  }),
  /** Many models in one container. */
  many: (threads) => ({
    ...model('many', threads),
    artifact: 's3://risk-models/many/',
    multiModel: true,
    modelCache: false,
  }),
  /** Containers that are called one by one. */
  direct: (threads) => ({
    containers: [
      { ...model('first', threads), hostname: 'first' },
      { ...model('second', '1'), hostname: 'second' },
    ],
    invocation: 'direct',
  }),
  /** A version of the model registry. */
  package: (threads) => ({
    package: `arn:aws:sagemaker:us-east-1:123456789012:model-package/reranker/${threads}`,
    env: { LOG_LEVEL: 'info' },
  }),
  /** An inference pipeline. */
  pipeline: (threads) => ({
    containers: [
      { ...model('before', threads), hostname: 'before' },
      { ...model('after', '1'), hostname: 'after' },
    ],
  }),
};

function source(name: string) {
  const S3DataSource = {
    S3Uri: `s3://risk-models/${name}/`,
    S3DataType: 'S3Prefix',
    CompressionType: 'None',
  };
  return { ChannelName: name, S3DataSource };
}

function formsIn(endpoints: Readonly<Record<string, EndpointText>>, threads: string): object {
  const used = Object.values(endpoints).flatMap(({ model: key, variants = {} }) => [
    key,
    ...Object.values(variants).map((one) => one.model),
  ]);
  const forms = Object.entries(FORMS).filter(([key]) => used.includes(key));
  return Object.fromEntries(forms.map(([key, form]) => [key, form(threads)]));
}

function model(key: string, threads: string) {
  return {
    image: '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1',
    artifact: `s3://risk-models/${key}/model.tar.gz`,
    env: { OMP_NUM_THREADS: threads },
  };
}

function endpoint({
  variants,
  kmsKey,
  dataCapture,
  protect,
  tags,
  replace,
  scaling,
  rollout,
  smokeTest,
  settings = {},
  raw,
  async: asynchronous,
  hosting,
  ...alone
}: EndpointText) {
  return {
    ...(hosting ?? (variants === undefined ? aloneOf(alone) : { variants: variantsOf(variants) })),
    ...(kmsKey === undefined ? {} : { kmsKey }),
    ...(dataCapture === undefined ? {} : { dataCapture }),
    ...(protect === undefined ? {} : { protect }),
    ...(tags === undefined ? {} : { tags }),
    ...(replace === undefined ? {} : { replace }),
    ...(scaling === undefined ? {} : { scaling }),
    ...(rollout === undefined ? {} : { rollout }),
    ...(smokeTest === undefined ? {} : { smokeTest }),
    ...settings,
    ...(raw === undefined ? {} : { raw }),
    ...(asynchronous === undefined ? {} : { async: asynchronous }),
  };
}

function aloneOf({ model: key = 'a', instance, pools, serverless }: EndpointText) {
  if (pools !== undefined) return { model: key, instance: { pools: pools.map((type) => ({ type })) } };
  return {
    model: key,
    ...(serverless === undefined
      ? { instance: { type: instance?.[0] ?? 'ml.m5.large', count: instance?.[1] ?? 1 } }
      : {
          serverless: {
            memory: serverless[0],
            maxConcurrency: serverless[1],
            ...(serverless[2] === undefined ? {} : { provisionedConcurrency: serverless[2] }),
          },
        }),
  };
}

function variantsOf(variants: Readonly<Record<string, VariantText>>) {
  const entries = Object.entries(variants).map(([name, { weight, shadow, raw, ...alone }]) => [
    name,
    {
      ...aloneOf(alone),
      ...(weight === undefined ? {} : { weight }),
      ...(shadow === undefined ? {} : { shadow }),
      ...(raw === undefined ? {} : { raw }),
    },
  ]);
  return Object.fromEntries(entries);
}

/** The same file with these members of its top level. */
export function withMembers(file: string, members: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ ...JSON.parse(file), ...members });
}
