// What `prices update` tells.

/** A price that is another one now. USD an hour; a second for serverless; a month and GB for storage. */
export type PriceMove = {
  /** `ml.m5.large`, `serverless 2 GB`, `serverless provisioned 2 GB`, `storage` */
  readonly what: string;
  /** Absent for what was not listed. */
  readonly from?: number;
  /** Absent for what no longer is. */
  readonly to?: number;
};

export type PriceReport = {
  /** The price file. */
  readonly file: string;
  readonly region: string;
  /** The day on which AWS published the list. */
  readonly published: string;
  /** The day of the list that the file had before; absent where it had none of the region. */
  readonly before?: string;
  /** How many types have a price. */
  readonly instances: number;
  /** False where the file says all of it already. */
  readonly written: boolean;
  /** By name; empty for a first list. */
  readonly moved: readonly PriceMove[];
  /** Types that the configuration gives its own price, which goes before the list; sorted. */
  readonly own: readonly string[];
};
