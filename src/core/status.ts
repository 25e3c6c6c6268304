// What `status` tells of an endpoint: texts for people, already decided; renderers only lay them out.

export type StatusRow = {
  /** `endpoints.fraud`. */
  readonly address: string;
  /** The endpoint's name in the account. */
  readonly name: string;
  /** The service's word, or `not created` where the account has none. */
  readonly status: string;
  /** `ml.m5.large`, `serverless 4 GB`; absent where there is none. */
  readonly hardware?: string;
  /** `2 instances`, `concurrency 20`. */
  readonly size?: string;
  /** Name of the endpoint config that serves. */
  readonly config?: string;
  /** True where the last apply saw exactly this config in service. */
  readonly verified: boolean;
  /** True where the endpoint carries the protection mark. */
  readonly protected: boolean;
  /** The config that it was taken back to, where it is held since. */
  readonly heldAt?: string;
  /** Autoscaling that is put aside, and since when: `autoscaling of AllTraffic is put aside since …`. */
  readonly aside?: string;
  /** The service's reason for the last failure that is still on record. */
  readonly failure?: string;
};

export type StatusReport = {
  readonly project: string;
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  /** Sorted by address. */
  readonly rows: readonly StatusRow[];
};

/** True while the service is at work on the endpoint: its words for that end in `ing`. */
export function isBusy({ status }: StatusRow): boolean {
  return status.endsWith('ing');
}
