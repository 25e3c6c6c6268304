// Latencies are milliseconds since March 2022 and microseconds before, and no member says which (the documentation
// contradicts itself; outputs of AWS notebooks, read 2026-11). Both readings are told apart by what is possible.

/** A container has to answer InvokeEndpoint within 60 seconds (API reference, read 2026-11). */
const LONGEST_ANSWER_MS = 60_000;

/** No container starts faster, so a smaller reading of ModelSetupTime (documented as µs) must have been milliseconds. */
const SHORTEST_START_US = 200_000;

/**
 * How many of the job's units make a millisecond. One job has one unit, so one impossible value settles all rows.
 * @param threshold the latency at which an Advanced job stopped, ms: its rows repeat it in the job's unit
 */
export function latencyUnit(values: readonly number[], threshold: number | undefined): 1 | 1000 {
  const impossible = values.some((value) => value > LONGEST_ANSWER_MS);
  const thousandfold =
    threshold !== undefined && values.some((value) => Math.abs(value / 1000 - threshold) <= threshold / 100);
  return impossible || thousandfold ? 1000 : 1;
}

/** ModelSetupTime in ms. */
export function setupTime(value: number): number {
  return value < SHORTEST_START_US ? value : value / 1000;
}
