// What the simulated account holds of inference components. Plain JSON, like all records.
import type { Common } from './records.ts';

/** What one copy of a component needs of an instance. */
export type Requirements = {
  readonly NumberOfCpuCoresRequired?: number;
  readonly NumberOfAcceleratorDevicesRequired?: number;
  readonly MinMemoryRequiredInMb: number;
  readonly MaxMemoryRequiredInMb?: number;
};

/** What the component was given, without name, place, copies and tags. */
export type ComponentSpec = {
  readonly ModelName?: string;
  readonly Container?: {
    readonly Image?: string;
    readonly ArtifactUrl?: string;
    readonly Environment?: Readonly<Record<string, string>>;
    readonly ContainerMetricsConfig?: object;
  };
  readonly StartupParameters?: object;
  readonly ComputeResourceRequirements?: Requirements;
  readonly BaseInferenceComponentName?: string;
  readonly DataCacheConfig?: object;
  readonly SchedulingConfig?: object;
};

export type Copies = { readonly desired: number; readonly current: number };

/** What is under way, and what comes of it. */
export type ComponentWork = {
  readonly kind: 'create' | 'update' | 'scale' | 'delete';
  /** When it is over. */
  readonly at: number;
  /** Of an update: what it is then. */
  readonly spec?: ComponentSpec;
  /** Copies that run beside the old ones meanwhile. */
  readonly beside?: number;
  /** Copies that were desired before. */
  readonly before?: number;
  /** Alarms that take it back while it bakes; the text is told instead of one that names the alarm, unless it is silent. */
  readonly watched?: {
    readonly alarms: readonly string[];
    readonly reason?: string;
    readonly silent?: boolean;
  };
  /** When batches of new copies are watched. */
  readonly bakes?: readonly { readonly from: number; readonly to: number }[];
  /** Present where it fails; the text is told unless it is silent. */
  readonly failure?: { readonly reason?: string };
};

export type ComponentRecord = Common & {
  readonly kind: 'inference-component';
  readonly endpoint: string;
  /** That of its base, for an adapter. */
  readonly variant: string;
  readonly status: 'Creating' | 'InService' | 'Updating' | 'Failed' | 'Deleting';
  readonly spec: ComponentSpec;
  /** Absent for an adapter: it lives in every copy of its base. */
  readonly copies?: Copies;
  readonly failureReason?: string;
  readonly lastDeployment?: object;
  readonly work?: ComponentWork;
};
