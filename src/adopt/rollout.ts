// How an endpoint was last deployed, as `rollout` of the file, where that is more than all at once.
import { type PartSize, rolloutOf } from '../config/rollout.ts';
import { alarmsOf } from '../endpoint/rollout/own-alarms.ts';
import { exact } from '../kinds/compare.ts';
import type { Deployment } from '../kinds/endpoint/spec.ts';
import type { Entry } from './entry.ts';
import { timeText } from './scaling/policy.ts';
import type { Whole } from './whole.ts';

type RolloutText = {
  /** Absent where it is what every deployment is, or cannot be said. */
  readonly entry?: Entry;
  readonly kept: readonly string[];
};

/** @param complaintOf what a file with this `rollout` is refused for */
export function rolloutEntry(
  { live, config }: Whole,
  complaintOf: (rollout: Entry) => string | undefined,
): RolloutText {
  const { lastDeployment: last } = live;
  if (last === undefined) return { kept: [] };
  if ('unknown' in last) return { kept: [`its last deployment is not in the file: it has ${last.unknown}`] };
  const made = new Set(alarmsOf(config.name, config.spec.variants).map(({ name }) => name));
  const own = last.alarms.filter((one) => made.has(one));
  const kept = own.map(
    (one) =>
      `alarm ${one} was made for its last deployment alone: rollbackOn has errors5xx and latencyP95 for it`,
  );
  const deployment = { ...last, alarms: last.alarms.filter((one) => !made.has(one)) };
  const entry = textOf(deployment);
  if (Object.keys(entry).length === 0) return { kept };
  const complaint = isSame(deployment, entry)
    ? complaintOf(entry)
    : 'the language has no words for its times';
  if (complaint === undefined) return { entry, kept };
  return { kept: [`its last deployment is not in the file: ${complaint}`, ...kept] };
}

function textOf(deployment: Deployment): Entry {
  const { strategy, bake, terminationWait, maximumExecutionTime: longest, rollbackSize, alarms } = deployment;
  return {
    ...(strategy === 'all-at-once'
      ? {}
      : {
          [strategy]: {
            size: sizeText(deployment.size),
            bake: timeText(bake),
            ...(rollbackSize === undefined ? {} : { rollbackSize: sizeText(rollbackSize) }),
          },
        }),
    ...(terminationWait === 0 ? {} : { terminationWait: timeText(terminationWait) }),
    ...(longest === undefined ? {} : { maximumExecutionTime: longText(longest) }),
    ...(alarms.length === 0 ? {} : { rollbackOn: alarms.map((alarm) => ({ alarm })) }),
  };
}

function sizeText(size: PartSize): string | number {
  return 'percent' in size ? `${size.percent}%` : size.instances;
}

/** The file has minutes. */
function longText(seconds: number): string {
  return seconds % 3600 === 0 ? `${seconds / 3600}h` : `${Math.floor(seconds / 60)}m`;
}

/** What is all at once bakes at its end alone. */
function isSame(deployment: Deployment, entry: Entry): boolean {
  const { watches: _, ...again } = rolloutOf(entry as Parameters<typeof rolloutOf>[0]);
  const { strategy } = deployment;
  return exact(again, strategy === 'all-at-once' ? { ...deployment, bake: 0 } : deployment);
}
