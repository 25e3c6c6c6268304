// Prices of hosting as data: of one region as AWS publishes them, and what a file says of its own rates.

/** What the price list of AWS has for a region. USD throughout. */
export type RegionPrices = {
  /** The day on which AWS published them: `2026-11-27`. */
  readonly published: string;
  /** An hour of one instance, by type. */
  readonly instances: Readonly<Record<string, number>>;
  /** A second of one busy serverless environment, by its memory in MB. */
  readonly serverless: Readonly<Record<string, number>>;
  /** A second of one that is kept provisioned, busy or not, by its memory in MB; absent where nobody asked for it. */
  readonly provisioned?: Readonly<Record<string, number>>;
  /** A second of work in one that is provisioned, besides, by its memory in MB. */
  readonly provisionedUse?: Readonly<Record<string, number>>;
  /** A month of a GB of the volume of an instance. */
  readonly storage?: number;
};

/** Rates that a file gives itself, because they were negotiated or no list has them. */
export type OwnPrices = {
  /** USD an hour of one instance, by type. */
  readonly instances: Readonly<Record<string, number>>;
  /** USD for each GB of memory and second of work. */
  readonly serverless?: number;
  /** USD for each GB of memory and second that are kept provisioned. */
  readonly provisioned?: number;
  /** USD for each GB of memory and second of work in what is provisioned. */
  readonly provisionedUse?: number;
  /** USD for each GB that goes in or out of a serverless endpoint. */
  readonly data?: number;
  /** USD a month for each GB of the volume of an instance. */
  readonly storage?: number;
};
