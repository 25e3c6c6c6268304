// What inferra writes into a SageMaker EndpointConfig.
import type { LivePart } from '../../core/part.ts';
import type { Raw } from '../../service/raw.ts';

export type VariantHardware =
  | { readonly instanceType: string; readonly initialInstanceCount: number }
  /** `memorySizeInMB`: 1024 to 6144 in steps of 1024; `maxConcurrency`: 1 to 200. */
  | { readonly serverless: { readonly memorySizeInMB: number; readonly maxConcurrency: number } };

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

export type EndpointConfigSpec = {
  readonly variants: readonly VariantSpec[];
  readonly kmsKey?: string;
  readonly dataCapture?: DataCaptureSpec;
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
