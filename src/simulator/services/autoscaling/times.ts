// When the autoscaler looks at a target again.
const MINUTE = 60_000;

/** Alarms of target tracking: out after 3 minutes above the target, in after 15 below (recalled). An alarm on a queue: 2 periods of a minute. */
export const LOOK_AGAIN = {
  ...{ bounds: 1, wake: 2 * MINUTE, out: 3 * MINUTE, in: 15 * MINUTE, busy: MINUTE },
} as const;
