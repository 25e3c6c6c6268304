// What a scenario has in store for a job, decided once, when the job is created.
import type { Fate } from '../../world/job-records.ts';
import type { Context } from '../context.ts';

const MINUTE = 60_000;

/** `model`: its name, the ARN of its package, or where it lies. */
export function fateOf(ctx: Context, job: string, model: string): Fate {
  const faults = ctx.conditions.jobFaults({ job, model });
  const minutes = (kind: 'fail' | 'stop' | 'slow', usual: number): number | undefined => {
    const fault = faults.find((one) => one.kind === kind);
    return fault === undefined ? undefined : (fault.minutes ?? usual) * MINUTE;
  };
  const [failsAfter, stopsAfter, slower] = [minutes('fail', 5), minutes('stop', 5), minutes('slow', 30)];
  const reason = faults.find((one) => one.kind === 'fail')?.reason;
  return {
    ...(failsAfter === undefined ? {} : { failsAfter }),
    ...(stopsAfter === undefined ? {} : { stopsAfter }),
    ...(slower === undefined ? {} : { slower }),
    ...(reason === undefined ? {} : { reason }),
    ...(faults.some((one) => one.kind === 'microseconds') ? { microseconds: true } : {}),
    ...(faults.some((one) => one.kind === 'unknown-utilization') ? { unknownUtilization: true } : {}),
  };
}
