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
  /** By name, whoever made them; absent for an endpoint whose variants have models. */
  readonly components?: readonly ComponentStatus[];
};

export type ComponentStatus = {
  /** `endpoints.chat.components.llama`; absent where it is not ours. */
  readonly address?: string;
  readonly name: string;
  /** The service's word. */
  readonly status: string;
  /** Absent for an adapter; bounds where autoscaling moves them. */
  readonly copies?: {
    readonly current: number;
    readonly desired: number;
    readonly min?: number;
    readonly max?: number;
  };
  /** The Model that it serves. */
  readonly model?: string;
  /** Of one that has a container without a model. */
  readonly image?: string;
  /** The component whose adapter it is. */
  readonly base?: string;
  /** How far the last change came, where it is not over: `intent` or `sent`. */
  readonly attempt?: 'intent' | 'sent';
  readonly failure?: string;
  /** Whose it is, where it is not ours, in words. */
  readonly owner?: string;
};

export type StatusReport = {
  readonly project: string;
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  /** Sorted by address. */
  readonly rows: readonly StatusRow[];
};

/** True while the service is at work on it: its words for that end in `ing`. */
export function isBusy({ status }: { readonly status: string }): boolean {
  return status.endsWith('ing');
}

/** On the endpoint, or on anything that stands on it. */
export function isAnyBusy(row: StatusRow): boolean {
  return isBusy(row) || (row.components ?? []).some(isBusy);
}
