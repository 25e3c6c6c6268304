// Generated from schemas/inference.schema.json by `npm run gen`. Do not edit.

export type Version = 1;
export type Project = string;
export type Account = string;
export type Region = string;
export type AssumeRole =
  | string
  | {
      arn: AssumedRole;
      externalId?: ExternalId;
      sessionName?: SessionName;
    };
export type AssumedRole = string;
export type ExternalId = string;
export type SessionName = string;
export type Naming = string;
export type TagValue = string;
export type Bucket = string;
export type Image = string;
export type Artifact =
  | string
  | {
      uri: ArtifactUri;
      copy: ArtifactCopy;
      to?: ArtifactCopies;
    };
export type ArtifactUri = string;
export type ArtifactCopy = boolean;
export type ArtifactCopies = string;
export type Package =
  | string
  | {
      group: PackageGroup;
      version: PackageVersion;
    };
export type PackageGroup = string;
export type PackageVersion = 'latest-approved';
export type Weights = string;
export type EnvValue = string;
export type Hostname = string;
export type MultiModel = boolean;
export type ModelCache = boolean;
export type AcceptEula = boolean;
export type HubContent = string;
export type Source =
  | string
  | {
      uri: SourceUri;
      acceptEula?: SourceEula;
      hubContent?: string;
    };
export type SourceUri = string;
export type SourceEula = boolean;
export type RegistryAccess = 'platform' | 'vpc';
export type RegistryCredentials = string;
export type MetricsPath = string;
/**
 * @minItems 2
 * @maxItems 15
 */
export type Containers = Container[];
export type SubnetId = string;
/**
 * @minItems 1
 * @maxItems 16
 */
export type Subnets = SubnetId[];
export type SecurityGroupId = string;
/**
 * @minItems 1
 * @maxItems 5
 */
export type SecurityGroups = SecurityGroupId[];
export type NetworkIsolation = boolean;
export type Invocation = 'pipeline' | 'direct';
export type ModelReference = string;
export type InstanceType =
  | 'ml.t2.medium'
  | 'ml.t2.large'
  | 'ml.t2.xlarge'
  | 'ml.t2.2xlarge'
  | 'ml.m4.xlarge'
  | 'ml.m4.2xlarge'
  | 'ml.m4.4xlarge'
  | 'ml.m4.10xlarge'
  | 'ml.m4.16xlarge'
  | 'ml.m5.large'
  | 'ml.m5.xlarge'
  | 'ml.m5.2xlarge'
  | 'ml.m5.4xlarge'
  | 'ml.m5.12xlarge'
  | 'ml.m5.24xlarge'
  | 'ml.m5d.large'
  | 'ml.m5d.xlarge'
  | 'ml.m5d.2xlarge'
  | 'ml.m5d.4xlarge'
  | 'ml.m5d.12xlarge'
  | 'ml.m5d.24xlarge'
  | 'ml.c4.large'
  | 'ml.c4.xlarge'
  | 'ml.c4.2xlarge'
  | 'ml.c4.4xlarge'
  | 'ml.c4.8xlarge'
  | 'ml.p2.xlarge'
  | 'ml.p2.8xlarge'
  | 'ml.p2.16xlarge'
  | 'ml.p3.2xlarge'
  | 'ml.p3.8xlarge'
  | 'ml.p3.16xlarge'
  | 'ml.c5.large'
  | 'ml.c5.xlarge'
  | 'ml.c5.2xlarge'
  | 'ml.c5.4xlarge'
  | 'ml.c5.9xlarge'
  | 'ml.c5.18xlarge'
  | 'ml.c5d.large'
  | 'ml.c5d.xlarge'
  | 'ml.c5d.2xlarge'
  | 'ml.c5d.4xlarge'
  | 'ml.c5d.9xlarge'
  | 'ml.c5d.18xlarge'
  | 'ml.g4dn.xlarge'
  | 'ml.g4dn.2xlarge'
  | 'ml.g4dn.4xlarge'
  | 'ml.g4dn.8xlarge'
  | 'ml.g4dn.12xlarge'
  | 'ml.g4dn.16xlarge'
  | 'ml.r5.large'
  | 'ml.r5.xlarge'
  | 'ml.r5.2xlarge'
  | 'ml.r5.4xlarge'
  | 'ml.r5.12xlarge'
  | 'ml.r5.24xlarge'
  | 'ml.r5d.large'
  | 'ml.r5d.xlarge'
  | 'ml.r5d.2xlarge'
  | 'ml.r5d.4xlarge'
  | 'ml.r5d.12xlarge'
  | 'ml.r5d.24xlarge'
  | 'ml.inf1.xlarge'
  | 'ml.inf1.2xlarge'
  | 'ml.inf1.6xlarge'
  | 'ml.inf1.24xlarge'
  | 'ml.dl1.24xlarge'
  | 'ml.c6i.large'
  | 'ml.c6i.xlarge'
  | 'ml.c6i.2xlarge'
  | 'ml.c6i.4xlarge'
  | 'ml.c6i.8xlarge'
  | 'ml.c6i.12xlarge'
  | 'ml.c6i.16xlarge'
  | 'ml.c6i.24xlarge'
  | 'ml.c6i.32xlarge'
  | 'ml.m6i.large'
  | 'ml.m6i.xlarge'
  | 'ml.m6i.2xlarge'
  | 'ml.m6i.4xlarge'
  | 'ml.m6i.8xlarge'
  | 'ml.m6i.12xlarge'
  | 'ml.m6i.16xlarge'
  | 'ml.m6i.24xlarge'
  | 'ml.m6i.32xlarge'
  | 'ml.r6i.large'
  | 'ml.r6i.xlarge'
  | 'ml.r6i.2xlarge'
  | 'ml.r6i.4xlarge'
  | 'ml.r6i.8xlarge'
  | 'ml.r6i.12xlarge'
  | 'ml.r6i.16xlarge'
  | 'ml.r6i.24xlarge'
  | 'ml.r6i.32xlarge'
  | 'ml.g5.xlarge'
  | 'ml.g5.2xlarge'
  | 'ml.g5.4xlarge'
  | 'ml.g5.8xlarge'
  | 'ml.g5.12xlarge'
  | 'ml.g5.16xlarge'
  | 'ml.g5.24xlarge'
  | 'ml.g5.48xlarge'
  | 'ml.g6.xlarge'
  | 'ml.g6.2xlarge'
  | 'ml.g6.4xlarge'
  | 'ml.g6.8xlarge'
  | 'ml.g6.12xlarge'
  | 'ml.g6.16xlarge'
  | 'ml.g6.24xlarge'
  | 'ml.g6.48xlarge'
  | 'ml.r8g.medium'
  | 'ml.r8g.large'
  | 'ml.r8g.xlarge'
  | 'ml.r8g.2xlarge'
  | 'ml.r8g.4xlarge'
  | 'ml.r8g.8xlarge'
  | 'ml.r8g.12xlarge'
  | 'ml.r8g.16xlarge'
  | 'ml.r8g.24xlarge'
  | 'ml.r8g.48xlarge'
  | 'ml.g6e.xlarge'
  | 'ml.g6e.2xlarge'
  | 'ml.g6e.4xlarge'
  | 'ml.g6e.8xlarge'
  | 'ml.g6e.12xlarge'
  | 'ml.g6e.16xlarge'
  | 'ml.g6e.24xlarge'
  | 'ml.g6e.48xlarge'
  | 'ml.g7e.2xlarge'
  | 'ml.g7e.4xlarge'
  | 'ml.g7e.8xlarge'
  | 'ml.g7e.12xlarge'
  | 'ml.g7e.24xlarge'
  | 'ml.g7e.48xlarge'
  | 'ml.p4d.24xlarge'
  | 'ml.c7g.large'
  | 'ml.c7g.xlarge'
  | 'ml.c7g.2xlarge'
  | 'ml.c7g.4xlarge'
  | 'ml.c7g.8xlarge'
  | 'ml.c7g.12xlarge'
  | 'ml.c7g.16xlarge'
  | 'ml.m6g.large'
  | 'ml.m6g.xlarge'
  | 'ml.m6g.2xlarge'
  | 'ml.m6g.4xlarge'
  | 'ml.m6g.8xlarge'
  | 'ml.m6g.12xlarge'
  | 'ml.m6g.16xlarge'
  | 'ml.m6gd.large'
  | 'ml.m6gd.xlarge'
  | 'ml.m6gd.2xlarge'
  | 'ml.m6gd.4xlarge'
  | 'ml.m6gd.8xlarge'
  | 'ml.m6gd.12xlarge'
  | 'ml.m6gd.16xlarge'
  | 'ml.c6g.large'
  | 'ml.c6g.xlarge'
  | 'ml.c6g.2xlarge'
  | 'ml.c6g.4xlarge'
  | 'ml.c6g.8xlarge'
  | 'ml.c6g.12xlarge'
  | 'ml.c6g.16xlarge'
  | 'ml.c6gd.large'
  | 'ml.c6gd.xlarge'
  | 'ml.c6gd.2xlarge'
  | 'ml.c6gd.4xlarge'
  | 'ml.c6gd.8xlarge'
  | 'ml.c6gd.12xlarge'
  | 'ml.c6gd.16xlarge'
  | 'ml.c6gn.large'
  | 'ml.c6gn.xlarge'
  | 'ml.c6gn.2xlarge'
  | 'ml.c6gn.4xlarge'
  | 'ml.c6gn.8xlarge'
  | 'ml.c6gn.12xlarge'
  | 'ml.c6gn.16xlarge'
  | 'ml.r6g.large'
  | 'ml.r6g.xlarge'
  | 'ml.r6g.2xlarge'
  | 'ml.r6g.4xlarge'
  | 'ml.r6g.8xlarge'
  | 'ml.r6g.12xlarge'
  | 'ml.r6g.16xlarge'
  | 'ml.r6gd.large'
  | 'ml.r6gd.xlarge'
  | 'ml.r6gd.2xlarge'
  | 'ml.r6gd.4xlarge'
  | 'ml.r6gd.8xlarge'
  | 'ml.r6gd.12xlarge'
  | 'ml.r6gd.16xlarge'
  | 'ml.p4de.24xlarge'
  | 'ml.trn1.2xlarge'
  | 'ml.trn1.32xlarge'
  | 'ml.trn1n.32xlarge'
  | 'ml.trn2.48xlarge'
  | 'ml.inf2.xlarge'
  | 'ml.inf2.8xlarge'
  | 'ml.inf2.24xlarge'
  | 'ml.inf2.48xlarge'
  | 'ml.p5.48xlarge'
  | 'ml.p5e.48xlarge'
  | 'ml.p5en.48xlarge'
  | 'ml.m7i.large'
  | 'ml.m7i.xlarge'
  | 'ml.m7i.2xlarge'
  | 'ml.m7i.4xlarge'
  | 'ml.m7i.8xlarge'
  | 'ml.m7i.12xlarge'
  | 'ml.m7i.16xlarge'
  | 'ml.m7i.24xlarge'
  | 'ml.m7i.48xlarge'
  | 'ml.c7i.large'
  | 'ml.c7i.xlarge'
  | 'ml.c7i.2xlarge'
  | 'ml.c7i.4xlarge'
  | 'ml.c7i.8xlarge'
  | 'ml.c7i.12xlarge'
  | 'ml.c7i.16xlarge'
  | 'ml.c7i.24xlarge'
  | 'ml.c7i.48xlarge'
  | 'ml.r7i.large'
  | 'ml.r7i.xlarge'
  | 'ml.r7i.2xlarge'
  | 'ml.r7i.4xlarge'
  | 'ml.r7i.8xlarge'
  | 'ml.r7i.12xlarge'
  | 'ml.r7i.16xlarge'
  | 'ml.r7i.24xlarge'
  | 'ml.r7i.48xlarge'
  | 'ml.c8g.medium'
  | 'ml.c8g.large'
  | 'ml.c8g.xlarge'
  | 'ml.c8g.2xlarge'
  | 'ml.c8g.4xlarge'
  | 'ml.c8g.8xlarge'
  | 'ml.c8g.12xlarge'
  | 'ml.c8g.16xlarge'
  | 'ml.c8g.24xlarge'
  | 'ml.c8g.48xlarge'
  | 'ml.r7gd.medium'
  | 'ml.r7gd.large'
  | 'ml.r7gd.xlarge'
  | 'ml.r7gd.2xlarge'
  | 'ml.r7gd.4xlarge'
  | 'ml.r7gd.8xlarge'
  | 'ml.r7gd.12xlarge'
  | 'ml.r7gd.16xlarge'
  | 'ml.m8g.medium'
  | 'ml.m8g.large'
  | 'ml.m8g.xlarge'
  | 'ml.m8g.2xlarge'
  | 'ml.m8g.4xlarge'
  | 'ml.m8g.8xlarge'
  | 'ml.m8g.12xlarge'
  | 'ml.m8g.16xlarge'
  | 'ml.m8g.24xlarge'
  | 'ml.m8g.48xlarge'
  | 'ml.c6in.large'
  | 'ml.c6in.xlarge'
  | 'ml.c6in.2xlarge'
  | 'ml.c6in.4xlarge'
  | 'ml.c6in.8xlarge'
  | 'ml.c6in.12xlarge'
  | 'ml.c6in.16xlarge'
  | 'ml.c6in.24xlarge'
  | 'ml.c6in.32xlarge'
  | 'ml.p6-b200.48xlarge'
  | 'ml.p6-b300.48xlarge'
  | 'ml.p6e-gb200.36xlarge'
  | 'ml.p5.4xlarge';
export type PoolPriority = number;
/**
 * @minItems 1
 * @maxItems 5
 */
export type InstancePools = InstancePool[];
export type Count = number;
export type ManagedBound = number;
export type ManagedMaximum = number;
export type Memory = string;
export type MaxConcurrency = number;
export type ProvisionedConcurrency = number;
export type Weight = number;
export type Shadow = boolean;
export type Recommend =
  | string
  | {
      policy: RecommendPolicy;
      pools: RecommendPools;
    };
export type RecommendPolicy = string;
export type RecommendPools = number;
export type DownloadTimeout = string;
export type RoutingStrategy = 'random' | 'least-outstanding' | 'prefix-aware';
export type RoutingPrefix = number;
export type RoutingConcurrency = number;
export type InferenceAmi =
  | 'al2-ami-sagemaker-inference-gpu-2'
  | 'al2-ami-sagemaker-inference-gpu-2-1'
  | 'al2-ami-sagemaker-inference-gpu-3-1'
  | 'al2-ami-sagemaker-inference-neuron-2'
  | 'al2023-ami-sagemaker-inference-gpu-4-1';
export type VolumeSize = string;
export type CoreDumpDestination = string;
export type SsmAccess = boolean;
export type ReservationArn = string;
export type ReservedOnly = boolean;
export type ScalingLeast = number;
export type ScalingBound = number;
export type ScalingBacklog = number;
export type Rate = string;
export type ScalingConcurrency = number;
export type Utilization = string;
export type MetricName = string;
export type MetricNamespace = string;
export type MetricValue = number;
export type MetricStatistic = 'average' | 'minimum' | 'maximum' | 'sum' | 'samples';
export type MetricDimension = string;
export type Cooldown = string;
export type ScaleIn = boolean;
export type RegisteredPolicyName = string;
export type PolicyCooldown =
  | string
  | {
      out?: Cooldown;
      in?: Cooldown;
    };
export type AlarmName = string;
export type Breaches = 'above' | 'below';
export type Threshold = number;
export type AlarmFor = string;
export type AlarmPeriod = '10s' | '30s' | '1m' | '5m' | '15m' | '1h';
export type MissingPoints = 'good' | 'bad' | 'ignore' | 'missing';
export type Beyond = number;
export type StepChange = number;
export type StepPercent = number;
export type StepExact = number;
/**
 * @minItems 1
 * @maxItems 20
 */
export type ScalingSteps = ScalingStep[];
export type AtLeast = number;
export type RegisteredActionName = string;
export type Cron = string;
export type EveryTime = string;
export type LocalTime = string;
export type Timezone = string;
export type Instant = string;
export type ComponentName = string;
export type ComponentImage = string;
export type ComponentEnvValue = string;
export type Accelerators = number;
export type CpuCores = number;
export type MemoryMin = string;
export type MemoryMax = string;
export type Copies = number;
export type ComponentBase = string;
export type AdapterArtifact = string;
export type StartupTime = string;
export type PlacementStrategy = 'spread' | 'binpack';
export type ZoneImbalance = number;
export type ComponentCache = boolean;
export type CopiesBound = number;
export type CopiesMaximum = number;
export type CopiesBatch = string | number;
export type Bake = string;
export type CopiesRollback = string | number;
export type MaximumExecutionTime = string;
export type ErrorShare = string;
export type RollbackLatency = string;
/**
 * @minItems 1
 * @maxItems 10
 */
export type ComponentRollbackOn = RollbackCondition[];
export type SamplePath = string;
export type MediaType = string;
export type AcceptedType = string;
export type Latency = string;
export type AnswerText = string;
export type TargetModel = string;
export type TargetContainer = string;
/**
 * @minItems 1
 * @maxItems 20
 */
export type SmokeSamples = SmokeSample[];
export type OnFailure = 'rollback' | 'stop';
export type EndpointName = string;
export type Protect = boolean;
export type KmsKey = string;
export type Sampling = string;
export type CaptureDestination = string;
export type CaptureMode = 'input' | 'output';
/**
 * @minItems 1
 * @maxItems 2
 */
export type Capture = CaptureMode[];
export type CapturedType = string;
/**
 * @minItems 1
 * @maxItems 10
 */
export type CapturedCsv = CapturedType[];
/**
 * @minItems 1
 * @maxItems 10
 */
export type CapturedJson = CapturedType[];
export type EnhancedMetrics = boolean;
export type DetailedMetrics = boolean;
export type MetricsEvery = '10s' | '30s' | '1m' | '2m' | '3m' | '4m' | '5m';
export type ExplainerEnable = string;
export type ShapBaseline = string;
export type ShapBaselineUri = string;
export type ShapBaselineFormat = 'csv' | 'jsonlines';
export type ShapSamples = number;
export type ShapLogit = boolean;
export type ShapSeed = number;
export type TextLanguage =
  | 'af'
  | 'sq'
  | 'ar'
  | 'hy'
  | 'eu'
  | 'bn'
  | 'bg'
  | 'ca'
  | 'zh'
  | 'hr'
  | 'cs'
  | 'da'
  | 'nl'
  | 'en'
  | 'et'
  | 'fi'
  | 'fr'
  | 'de'
  | 'el'
  | 'gu'
  | 'he'
  | 'hi'
  | 'hu'
  | 'is'
  | 'id'
  | 'ga'
  | 'it'
  | 'kn'
  | 'ky'
  | 'lv'
  | 'lt'
  | 'lb'
  | 'mk'
  | 'ml'
  | 'mr'
  | 'ne'
  | 'nb'
  | 'fa'
  | 'pl'
  | 'pt'
  | 'ro'
  | 'ru'
  | 'sa'
  | 'sr'
  | 'tn'
  | 'si'
  | 'sk'
  | 'sl'
  | 'es'
  | 'sv'
  | 'tl'
  | 'ta'
  | 'tt'
  | 'te'
  | 'tr'
  | 'uk'
  | 'ur'
  | 'yo'
  | 'lij'
  | 'xx';
export type TextGranularity = 'token' | 'sentence' | 'paragraph';
export type FeaturesAttribute = string;
export type ContentTemplate = string;
export type ExplainerRecords = number;
export type ExplainerPayload = string;
export type ProbabilityIndex = number;
export type ProbabilityAttribute = string;
export type LabelIndex = number;
export type LabelAttribute = string;
export type Header = string;
/**
 * @minItems 1
 * @maxItems 16
 */
export type LabelHeaders = Header[];
/**
 * @minItems 1
 * @maxItems 256
 */
export type FeatureHeaders = Header[];
export type FeatureType = 'numerical' | 'categorical' | 'text';
/**
 * @minItems 1
 * @maxItems 256
 */
export type FeatureTypes = FeatureType[];
export type AsyncOutput = string;
export type AsyncFailures = string;
export type AsyncKmsKey = string;
export type MaxConcurrentPerInstance = number;
export type AsyncTopic = string;
export type AsyncTopicName = 'success' | 'error';
/**
 * @minItems 1
 * @maxItems 2
 */
export type AsyncInclude = AsyncTopicName[];
export type Replace = 'in-place' | 'side-by-side';
export type Scaling =
  | string
  | {
      min: ScalingLeast;
      max: ScalingBound;
      backlog?: ScalingBacklog;
      target?: Rate;
      concurrency?: ScalingConcurrency;
      utilization?: Utilization;
      metric?: ScalingMetric;
      cooldown?: ScalingCooldown;
      scaleIn?: ScaleIn;
      policyName?: RegisteredPolicyName;
      policies?: ScalingPolicies;
      schedule?: ScalingSchedule;
    };
export type CanarySize = string | number;
export type StepSize = string | number;
export type BatchSize = string | number;
export type RollbackSize = string | number;
/**
 * @minItems 1
 * @maxItems 10
 */
export type RollbackOn = RollbackCondition[];
/**
 * @minItems 1
 * @maxItems 10
 */
export type CandidateInstances = InstanceType[];
export type EndpointType = 'realtime' | 'serverless';
export type Against = 'endpoint';
export type AdvancedJob = AdvancedJob1 & {
  instances?: CandidateInstances;
  env?: CandidateEnv;
  serverless?: CandidateServerless;
  load: Load;
  limits?: JobLimits;
  stopWhen?: StopWhen;
};
export type AdvancedJob1 = {
  [k: string]: unknown;
};
export type EnvChoice = string;
/**
 * @minItems 1
 * @maxItems 3
 */
export type EnvChoices = EnvChoice[];
/**
 * @minItems 1
 * @maxItems 6
 */
export type CandidateServerless = ServerlessCandidate[];
export type Users = number;
export type SpawnRate = number;
export type PhaseDuration = string;
/**
 * @minItems 1
 * @maxItems 20
 */
export type Phases = Phase[];
export type Steps = number;
export type MaxTests = number;
export type MaxParallel = number;
export type JobDuration = string;
export type MaxCost = string;
export type MaxInvocations = string;
export type FlatInvocations = 'stop' | 'continue';
export type TokenCount = number;
export type TokenDeviation = number;
export type WorkloadCount = number;
export type WorkloadRate = number;
export type Streaming = boolean;
export type Tokenizer = string;
export type RandomSeed = number;
export type SelectionStrategy = 'round_robin' | 'random';
export type SecretArn = string;
export type ApiStandard = string;
export type ToolVersion = string;
export type GenerativeInstance =
  | 'ml.g5.xlarge'
  | 'ml.g5.2xlarge'
  | 'ml.g5.4xlarge'
  | 'ml.g5.8xlarge'
  | 'ml.g5.12xlarge'
  | 'ml.g5.16xlarge'
  | 'ml.g5.24xlarge'
  | 'ml.g5.48xlarge'
  | 'ml.g6.xlarge'
  | 'ml.g6.2xlarge'
  | 'ml.g6.4xlarge'
  | 'ml.g6.8xlarge'
  | 'ml.g6.12xlarge'
  | 'ml.g6.16xlarge'
  | 'ml.g6.24xlarge'
  | 'ml.g6.48xlarge'
  | 'ml.g6e.xlarge'
  | 'ml.g6e.2xlarge'
  | 'ml.g6e.4xlarge'
  | 'ml.g6e.8xlarge'
  | 'ml.g6e.12xlarge'
  | 'ml.g6e.16xlarge'
  | 'ml.g6e.24xlarge'
  | 'ml.g6e.48xlarge'
  | 'ml.g7e.2xlarge'
  | 'ml.g7e.4xlarge'
  | 'ml.g7e.8xlarge'
  | 'ml.g7e.12xlarge'
  | 'ml.g7e.24xlarge'
  | 'ml.g7e.48xlarge'
  | 'ml.p3.2xlarge'
  | 'ml.p3.8xlarge'
  | 'ml.p3.16xlarge'
  | 'ml.p4d.24xlarge'
  | 'ml.p4de.24xlarge'
  | 'ml.p5.4xlarge'
  | 'ml.p5.48xlarge'
  | 'ml.p5e.48xlarge'
  | 'ml.p5en.48xlarge';
/**
 * @minItems 1
 * @maxItems 3
 */
export type GenerativeInstances = GenerativeInstance[];
export type GenerativeFramework = 'lmi' | 'vllm';
export type Optimize = boolean;
export type GenerativeOutput = string;
export type ProducedGroup = string;
export type Domain = 'computer-vision' | 'natural-language-processing' | 'machine-learning';
export type Task =
  | 'image-classification'
  | 'object-detection'
  | 'text-generation'
  | 'image-segmentation'
  | 'fill-mask'
  | 'classification'
  | 'regression'
  | 'other';
export type Framework = 'tensorflow' | 'pytorch' | 'xgboost' | 'sagemaker-scikit-learn';
export type FrameworkVersion = string;
export type NearestModel = string;
export type ContentType = string;
/**
 * @minItems 1
 * @maxItems 4
 */
export type ContentTypes = ContentType[];
export type Payload = string;
export type TokenRate = string;
export type Headroom = number;
export type Objective = 'cost' | 'speed' | 'balanced' | 'throughput';
export type Balance = number;
export type Renew = 'on-request' | 'on-model-change';
export type Days = string;
export type MeasuredIn = string;
export type AllowKindChange = boolean;
export type EndpointAddress = string;
/**
 * @maxItems 200
 */
export type Moved = Move[];
export type IgnoredField = string;
export type IgnoreReason = string;
export type LastDay = string;
/**
 * @maxItems 1000
 */
export type IgnoreRules = IgnoreRule[];
export type RiskRule =
  | 'delete'
  | 'downtime'
  | 'capacity-cut'
  | 'concurrency-cut'
  | 'kms-change'
  | 'vpc-change'
  | 'mutable-image'
  | 'guardrail-ignored'
  | 'no-rollback-alarm'
  | 'unversioned-artifact'
  | 'stale-pin';
export type RiskPlace = string;
export type RiskReason = string;
/**
 * @maxItems 1000
 */
export type AllowedRisks = AllowedRisk[];
export type AllowedInstance = string;
/**
 * @maxItems 200
 */
export type AllowedInstances = AllowedInstance[];
export type AllowedServerless = boolean;
export type MaxCount = number;
export type MaxCountTotal = number;
export type MonthlyBudget = string;
export type TagKey = string;
/**
 * @maxItems 50
 */
export type RequiredTags = TagKey[];
export type InstancePrice = string;
export type ServerlessPrice = string;
export type ProvisionedPrice = string;
export type ProvisionedUsePrice = string;
export type DataPrice = string;
export type StoragePrice = string;

export interface ConfigFile {
  version: Version;
  project: Project;
  account?: Account;
  region?: Region;
  assumeRole?: AssumeRole;
  naming?: Naming;
  defaults?: Defaults;
  models?: Models;
  endpoints: Endpoints;
  recommendations?: Recommendations;
  moved?: Moved;
  drift?: Drift;
  risks?: Risks;
  policy?: TeamPolicy;
  prices?: Prices;
  environments?: Environments;
}
export interface Defaults {
  role?: string;
  tags?: DefaultTags;
  recommender?: Recommender;
}
export interface DefaultTags {
  [k: string]: TagValue;
}
export interface Recommender {
  role?: string;
  bucket?: Bucket;
}
export interface Models {
  [k: string]: Model;
}
export interface Model {
  image?: Image;
  artifact?: Artifact;
  package?: Package;
  weights?: Weights;
  containers?: Containers;
  env?: Env;
  role?: string;
  vpc?: Vpc;
  networkIsolation?: NetworkIsolation;
  multiModel?: MultiModel;
  modelCache?: ModelCache;
  acceptEula?: AcceptEula;
  hubContent?: HubContent;
  sources?: Sources;
  registry?: Registry;
  containerMetrics?: ContainerMetrics;
  invocation?: Invocation;
  raw?: ModelRaw;
}
export interface Container {
  image: Image;
  artifact?: Artifact;
  env?: Env;
  hostname?: Hostname;
  multiModel?: MultiModel;
  modelCache?: ModelCache;
  acceptEula?: AcceptEula;
  hubContent?: HubContent;
  sources?: Sources;
  registry?: Registry;
  containerMetrics?: ContainerMetrics;
  raw?: ContainerRaw;
}
export interface Env {
  [k: string]: EnvValue;
}
export interface Sources {
  [k: string]: Source;
}
export interface Registry {
  access: RegistryAccess;
  credentials?: RegistryCredentials;
}
export interface ContainerMetrics {
  path: MetricsPath;
  every?: '10s' | '30s' | '1m' | '2m' | '3m' | '4m' | '5m';
}
export interface ContainerRaw {
  [k: string]: RawValue;
}
export interface RawValue {
  [k: string]: unknown;
}
export interface Vpc {
  subnets: Subnets;
  securityGroups: SecurityGroups;
}
export interface ModelRaw {
  [k: string]: RawValue;
}
export interface Endpoints {
  [k: string]: Endpoint;
}
export interface Endpoint {
  model?: ModelReference;
  instance?: Instance;
  serverless?: Serverless;
  variants?: Variants;
  components?: Components;
  tags?: EndpointTags;
  name?: EndpointName;
  protect?: Protect;
  kmsKey?: KmsKey;
  dataCapture?: DataCapture;
  metrics?: Metrics;
  explainer?: Explainer;
  async?: Async;
  replace?: Replace;
  recommend?: Recommend;
  scaling?: Scaling;
  timeouts?: Timeouts;
  routing?: Routing;
  ami?: InferenceAmi;
  volume?: VolumeSize;
  coreDump?: CoreDump;
  ssmAccess?: SsmAccess;
  capacityReservation?: CapacityReservation;
  raw?: EndpointRaw;
  role?: string;
  vpc?: Vpc;
  networkIsolation?: NetworkIsolation;
  rollout?: Rollout;
  smokeTest?: SmokeTest;
}
export interface Instance {
  type?: InstanceType;
  pools?: InstancePools;
  count?: Count;
  managed?: ManagedInstances;
}
export interface InstancePool {
  type: InstanceType;
  priority?: PoolPriority;
}
export interface ManagedInstances {
  min: ManagedBound;
  max: ManagedMaximum;
}
export interface Serverless {
  memory: Memory;
  maxConcurrency: MaxConcurrency;
  provisionedConcurrency?: ProvisionedConcurrency;
}
export interface Variants {
  [k: string]: Variant;
}
export interface Variant {
  model: ModelReference;
  instance?: Instance;
  serverless?: Serverless;
  weight?: Weight;
  shadow?: Shadow;
  recommend?: Recommend;
  timeouts?: Timeouts;
  routing?: Routing;
  ami?: InferenceAmi;
  volume?: VolumeSize;
  coreDump?: CoreDump;
  ssmAccess?: SsmAccess;
  capacityReservation?: CapacityReservation;
  raw?: VariantRaw;
  scaling?: VariantScaling;
}
export interface Timeouts {
  provision?: string;
  download?: DownloadTimeout;
  startup?: string;
}
export interface Routing {
  strategy: RoutingStrategy;
  prefixLength?: RoutingPrefix;
  concurrency?: RoutingConcurrency;
}
export interface CoreDump {
  destination: CoreDumpDestination;
  kmsKey?: string;
}
export interface CapacityReservation {
  arn: ReservationArn;
  only?: ReservedOnly;
}
export interface VariantRaw {
  [k: string]: RawValue;
}
export interface VariantScaling {
  min: ScalingLeast;
  max: ScalingBound;
  backlog?: ScalingBacklog;
  target?: Rate;
  concurrency?: ScalingConcurrency;
  utilization?: Utilization;
  metric?: ScalingMetric;
  cooldown?: ScalingCooldown;
  scaleIn?: ScaleIn;
  policyName?: RegisteredPolicyName;
  policies?: ScalingPolicies;
  schedule?: ScalingSchedule;
}
export interface ScalingMetric {
  name: MetricName;
  namespace: MetricNamespace;
  value: MetricValue;
  statistic?: MetricStatistic;
  dimensions?: MetricDimensions;
}
export interface MetricDimensions {
  [k: string]: MetricDimension;
}
export interface ScalingCooldown {
  out?: Cooldown;
  in?: Cooldown;
}
export interface ScalingPolicies {
  [k: string]: ScalingPolicy;
}
export interface ScalingPolicy {
  name?: RegisteredPolicyName;
  target?: Rate;
  backlog?: ScalingBacklog;
  concurrency?: ScalingConcurrency;
  utilization?: Utilization;
  metric?: ScalingMetric;
  cooldown?: PolicyCooldown;
  scaleIn?: ScaleIn;
  alarm?: ScalingAlarm;
  steps?: ScalingSteps;
  atLeast?: AtLeast;
}
export interface ScalingAlarm {
  name?: AlarmName;
  breaches?: Breaches;
  metric?: AlarmMetric;
  above?: Threshold;
  below?: Threshold;
  for?: AlarmFor;
  period?: AlarmPeriod;
  missing?: MissingPoints;
}
export interface AlarmMetric {
  name: MetricName;
  namespace: MetricNamespace;
  statistic?: MetricStatistic;
  dimensions?: MetricDimensions;
}
export interface ScalingStep {
  beyond: Beyond;
  change?: StepChange;
  percent?: StepPercent;
  exact?: StepExact;
}
export interface ScalingSchedule {
  [k: string]: ScheduledAction;
}
export interface ScheduledAction {
  name?: RegisteredActionName;
  cron?: Cron;
  rate?: EveryTime;
  at?: LocalTime;
  timezone?: Timezone;
  start?: Instant;
  end?: Instant;
  min?: ScalingBound;
  max?: ScalingBound;
}
export interface Components {
  [k: string]: Component;
}
export interface Component {
  name?: ComponentName;
  model?: ModelReference;
  container?: ComponentContainer;
  resources?: ComponentResources;
  copies?: Copies;
  base?: ComponentBase;
  artifact?: AdapterArtifact;
  startup?: ComponentStartup;
  placement?: ComponentPlacement;
  cache?: ComponentCache;
  scaling?: ComponentScaling;
  rollout?: ComponentRollout;
  smokeTest?: SmokeTest;
}
export interface ComponentContainer {
  image: ComponentImage;
  artifact?: string;
  env?: ComponentEnv;
  containerMetrics?: ContainerMetrics;
}
export interface ComponentEnv {
  [k: string]: ComponentEnvValue;
}
export interface ComponentResources {
  accelerators?: Accelerators;
  cpus?: CpuCores;
  memoryMin: MemoryMin;
  memoryMax?: MemoryMax;
}
export interface ComponentStartup {
  download?: StartupTime;
  healthCheck?: StartupTime;
}
export interface ComponentPlacement {
  strategy: PlacementStrategy;
  zoneImbalance?: ZoneImbalance;
}
export interface ComponentScaling {
  min: CopiesBound;
  max: CopiesMaximum;
  target?: Rate;
  concurrency?: ScalingConcurrency;
  metric?: ScalingMetric;
  cooldown?: ScalingCooldown;
  scaleIn?: ScaleIn;
  policyName?: RegisteredPolicyName;
}
export interface ComponentRollout {
  size: CopiesBatch;
  bake: Bake;
  rollbackSize?: CopiesRollback;
  maximumExecutionTime?: MaximumExecutionTime;
  rollbackOn?: ComponentRollbackOn;
}
export interface RollbackCondition {
  alarm?: AlarmName;
  errors5xx?: ErrorShare;
  latencyP95?: RollbackLatency;
}
export interface SmokeTest {
  payload?: SamplePath;
  contentType?: MediaType;
  accept?: AcceptedType;
  within?: Latency;
  contains?: AnswerText;
  targetModel?: TargetModel;
  targetContainer?: TargetContainer;
  samples?: SmokeSamples;
  onFailure?: OnFailure;
}
export interface SmokeSample {
  payload: SamplePath;
  contentType: MediaType;
  accept?: AcceptedType;
  within?: Latency;
  contains?: AnswerText;
  targetModel?: TargetModel;
  targetContainer?: TargetContainer;
}
export interface EndpointTags {
  [k: string]: TagValue;
}
export interface DataCapture {
  sampling: Sampling;
  destination: CaptureDestination;
  capture?: Capture;
  kmsKey?: string;
  contentTypes?: CapturedTypes;
}
export interface CapturedTypes {
  csv?: CapturedCsv;
  json?: CapturedJson;
}
export interface Metrics {
  enhanced?: EnhancedMetrics;
  detailed?: DetailedMetrics;
  every?: MetricsEvery;
}
export interface Explainer {
  enable?: ExplainerEnable;
  shap: ExplainerShap;
  inference?: ExplainerInference;
}
export interface ExplainerShap {
  baseline?: ShapBaseline;
  baselineUri?: ShapBaselineUri;
  baselineFormat?: ShapBaselineFormat;
  samples?: ShapSamples;
  useLogit?: ShapLogit;
  seed?: ShapSeed;
  text?: ShapText;
}
export interface ShapText {
  language: TextLanguage;
  granularity: TextGranularity;
}
export interface ExplainerInference {
  featuresAttribute?: FeaturesAttribute;
  contentTemplate?: ContentTemplate;
  maxRecords?: ExplainerRecords;
  maxPayload?: ExplainerPayload;
  probabilityIndex?: ProbabilityIndex;
  probabilityAttribute?: ProbabilityAttribute;
  labelIndex?: LabelIndex;
  labelAttribute?: LabelAttribute;
  labelHeaders?: LabelHeaders;
  featureHeaders?: FeatureHeaders;
  featureTypes?: FeatureTypes;
}
export interface Async {
  output?: AsyncOutput;
  failures?: AsyncFailures;
  kmsKey?: AsyncKmsKey;
  maxConcurrentPerInstance?: MaxConcurrentPerInstance;
  notify?: AsyncNotify;
}
export interface AsyncNotify {
  success?: AsyncTopic;
  error?: AsyncTopic;
  include?: AsyncInclude;
}
export interface EndpointRaw {
  [k: string]: RawValue;
}
export interface Rollout {
  canary?: Canary;
  linear?: Linear;
  rolling?: Rolling;
  terminationWait?: string;
  maximumExecutionTime?: MaximumExecutionTime;
  rollbackOn?: RollbackOn;
}
export interface Canary {
  size: CanarySize;
  bake: Bake;
}
export interface Linear {
  size: StepSize;
  bake: Bake;
}
export interface Rolling {
  size: BatchSize;
  bake: Bake;
  rollbackSize?: RollbackSize;
}
export interface Recommendations {
  [k: string]: Policy;
}
export interface Policy {
  default?: DefaultJob;
  advanced?: AdvancedJob;
  generative?: GenerativeJob;
  container?: ContainerFacts;
  payload?: Payload;
  require?: Require;
  traffic?: Traffic;
  objective?: Objective;
  balance?: Balance;
  renew?: Renew;
  refresh?: Refresh;
  measuredIn?: MeasuredIn;
  allowKindChange?: AllowKindChange;
}
export interface DefaultJob {
  instances?: CandidateInstances;
  endpointType?: EndpointType;
  against?: Against;
}
export interface CandidateEnv {
  [k: string]: EnvChoices;
}
export interface ServerlessCandidate {
  memory: Memory;
}
export interface Load {
  phases?: Phases;
  stairs?: Stairs;
}
export interface Phase {
  users: Users;
  spawnRate: SpawnRate;
  duration: PhaseDuration;
}
export interface Stairs {
  steps: Steps;
  users: Users;
  duration: PhaseDuration;
}
export interface JobLimits {
  maxTests?: MaxTests;
  maxParallel?: MaxParallel;
  duration?: JobDuration;
  maxCost?: MaxCost;
}
export interface StopWhen {
  maxInvocations?: MaxInvocations;
  flatInvocations?: FlatInvocations;
}
export interface GenerativeJob {
  workload: Workload;
  instances?: GenerativeInstances;
  framework?: GenerativeFramework;
  optimize?: Optimize;
  output?: GenerativeOutput;
  packageGroup?: ProducedGroup;
  limits?: GenerativeLimits;
}
export interface Workload {
  parameters: WorkloadParameters;
  secrets?: WorkloadSecrets;
  tooling?: WorkloadTooling;
}
export interface WorkloadParameters {
  prompt_input_tokens_mean?: TokenCount;
  prompt_input_tokens_stddev?: TokenDeviation;
  output_tokens_mean?: TokenCount;
  output_tokens_stddev?: TokenDeviation;
  concurrency?: WorkloadCount;
  request_count?: WorkloadCount;
  request_rate?: WorkloadRate;
  benchmark_duration?: WorkloadRate;
  streaming?: Streaming;
  tokenizer?: Tokenizer;
  random_seed?: RandomSeed;
  model_selection_strategy?: SelectionStrategy;
}
export interface WorkloadSecrets {
  hf_token?: SecretArn;
}
export interface WorkloadTooling {
  api_standard?: ApiStandard;
  version?: ToolVersion;
}
export interface GenerativeLimits {
  maxCost?: MaxCost;
}
export interface ContainerFacts {
  domain?: Domain;
  task?: Task;
  framework?: Framework;
  frameworkVersion?: FrameworkVersion;
  nearestModel?: NearestModel;
  contentTypes?: ContentTypes;
}
export interface Require {
  p50?: Latency;
  p95?: Latency;
  p99?: Latency;
  latencyAtSaturation?: Latency;
  coldStart?: Latency;
  ttft?: Latency;
  throughput?: TokenRate;
}
export interface Traffic {
  average: Rate;
  peak: Rate;
  headroom?: Headroom;
}
export interface Refresh {
  after: Days;
}
export interface Move {
  from: EndpointAddress;
  to: EndpointAddress;
}
export interface Drift {
  ignore?: IgnoreRules;
}
export interface IgnoreRule {
  at: IgnoredField;
  because: IgnoreReason;
  until: LastDay;
}
export interface Risks {
  allow?: AllowedRisks;
}
export interface AllowedRisk {
  rule: RiskRule;
  at: RiskPlace;
  because: RiskReason;
}
export interface TeamPolicy {
  instances?: AllowedInstances;
  serverless?: AllowedServerless;
  maxCount?: MaxCount;
  maxCountTotal?: MaxCountTotal;
  monthlyBudget?: MonthlyBudget;
  tags?: RequiredTags;
}
export interface Prices {
  instances?: InstancePrices;
  serverless?: ServerlessPrice;
  provisioned?: ProvisionedPrice;
  provisionedUse?: ProvisionedUsePrice;
  data?: DataPrice;
  storage?: StoragePrice;
}
export interface InstancePrices {
  [k: string]: InstancePrice;
}
export interface Environments {
  [k: string]: Overlay;
}
export interface Overlay {
  account?: Overlaid;
  region?: Overlaid;
  assumeRole?: Overlaid;
  naming?: Overlaid;
  defaults?: Overlaid;
  models?: Overlaid;
  endpoints?: Overlaid;
  recommendations?: Overlaid;
  moved?: Overlaid;
  drift?: Overlaid;
  risks?: Overlaid;
  policy?: Overlaid;
  prices?: Overlaid;
}
export interface Overlaid {
  [k: string]: unknown;
}
