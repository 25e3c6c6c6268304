// What inferra writes into a SageMaker EndpointConfig.
import type { LivePart } from '../../core/part.ts';
import type { Raw } from '../../service/raw.ts';

/** A type that is tried where those of a smaller number have no capacity. */
export type PoolSpec = { readonly type: string; readonly priority: number };

export type VariantHardware =
  | {
      /** Of several types the one that is tried first. */
      readonly instanceType: string;
      readonly initialInstanceCount: number;
      /** Several types: by priority, then by name. */
      readonly pools?: readonly PoolSpec[];
    }
  /** `memorySizeInMB`: 1024 to 6144 in steps of 1024; `maxConcurrency`: 1 to 200, of which some may be provisioned. */
  | {
      readonly serverless: {
        readonly memorySizeInMB: number;
        readonly maxConcurrency: number;
        readonly provisionedConcurrency?: number;
      };
    };

export type VariantSpec = {
  readonly name: string;
  /** Name of the Model; empty where it takes inference components. */
  readonly model: string;
  readonly initialWeight: number;
  /** Gets copies of requests; at most one, beside exactly one other. */
  readonly shadow?: true;
  /** SageMaker moves the number of its instances between these; only where it takes inference components. */
  readonly managed?: { readonly min: number; readonly max: number };
  /** Other members of ProductionVariant. */
  readonly raw?: Raw;
} & VariantHardware;

export type DataCaptureSpec = {
  /** Per cent of the requests. */
  readonly sampling: number;
  readonly destination: string;
  /** Sorted. */
  readonly capture: readonly ('input' | 'output')[];
};

export type AsyncSpec = {
  readonly output?: string;
  readonly failures?: string;
  readonly kmsKey?: string;
  readonly maxConcurrentPerInstance?: number;
  /** ARNs of topics. */
  readonly success?: string;
  readonly error?: string;
  /** Topics that are told the answer itself. */
  readonly include?: readonly ('success' | 'error')[];
};

export type EndpointConfigSpec = {
  readonly variants: readonly VariantSpec[];
  readonly kmsKey?: string;
  readonly dataCapture?: DataCaptureSpec;
  /** It takes asynchronous invocations, and no others. */
  readonly async?: AsyncSpec;
  /** Of instances that take inference components: the role that they run with, and their network. */
  readonly role?: string;
  readonly vpc?: { readonly subnets: readonly string[]; readonly securityGroups: readonly string[] };
  readonly networkIsolation?: true;
  /** Other members of CreateEndpointConfig. */
  readonly raw?: Raw;
};

export type LiveEndpointConfig = LivePart & {
  readonly spec: EndpointConfigSpec;
  /** Members that the live config has and an EndpointConfigSpec cannot say, by the service's names. */
  readonly unexpressed: readonly string[];
};
