// Prices of hosting as data: of one region as AWS publishes them, and what a file says of its own rates.

/** What the price list of AWS has for a region. USD throughout. */
export type RegionPrices = {
  /** The day on which AWS published them: `2026-11-27`. */
  readonly published: string;
  /** An hour of one instance, by type. */
  readonly instances: Readonly<Record<string, number>>;
  /** A second of one busy serverless environment, by its memory in MB. */
  readonly serverless: Readonly<Record<string, number>>;
};

/** Rates that a file gives itself, because they were negotiated or no list has them. */
export type OwnPrices = {
  /** USD an hour of one instance, by type. */
  readonly instances: Readonly<Record<string, number>>;
  /** USD for each GB of memory and second of work. */
  readonly serverless?: number;
  /** USD for each GB that goes in or out of a serverless endpoint. */
  readonly data?: number;
};
