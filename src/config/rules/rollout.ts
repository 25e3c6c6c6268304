// What a rollout must be to be accepted by SageMaker, and to do what it is for: one way, parts that fit the fleet, bakes that
// end in time, and alarms that have something to watch. Limits: API reference of DeploymentConfig and what it holds, read 2026-11.
import { PARTED, partsOf, type Rollout, rolloutOf, waitOf } from '../rollout.ts';
import { entriesOf } from '../sound.ts';
import type { Rule, RuleInput } from './rule.ts';
import { servedBy } from './served.ts';

type Trouble = readonly [at: readonly string[], message: string, hint: string];

/** Seconds: the longest that a deployment may take. */
const LONGEST = 28_800;

export const rolloutsFit: Rule = ({ file, findings }) => {
  for (const [key, endpoint] of entriesOf(file.endpoints)) {
    if (endpoint.rollout === undefined) continue;
    for (const [at, message, hint] of troublesOf(key, endpoint, endpoint.rollout)) {
      const path = ['endpoints', key, 'rollout', ...at];
      findings.error('INF1069', { path, on: at.length < 2 ? 'key' : 'value' }, { message, hint });
    }
  }
};

type Endpoint = NonNullable<NonNullable<RuleInput['file']['endpoints']>[string]>;
type Written = NonNullable<Endpoint['rollout']>;

function troublesOf(key: string, endpoint: Endpoint, written: Written): readonly Trouble[] {
  const ways = PARTED.filter((one) => written[one] !== undefined);
  if (ways.length > 1) {
    const [first, second = ''] = ways;
    return [
      [
        [second],
        `a rollout goes one way, and this one has ${ways.join(' and ')}`,
        `keep ${first}, or ${second}`,
      ],
    ];
  }
  if (written.rolling !== undefined && written.terminationWait !== undefined) {
    return [
      [
        ['terminationWait'],
        'a rolling deployment ends the old fleet batch by batch, and waits for nothing at the end',
        'remove terminationWait, or bake longer after each batch',
      ],
    ];
  }
  if (!isWhole(written)) return [];
  const rollout = rolloutOf(written);
  const fleets = fleetsOf(key, endpoint);
  return [
    ...partTroubles(rollout, fleets),
    ...timeTroubles(rollout, fleets),
    ...watchTroubles(rollout, endpoint),
  ];
}

/** Nothing of it was wrong and cut out. */
function isWhole(written: Written): written is Parameters<typeof rolloutOf>[0] {
  return (
    PARTED.every((one) => {
      const part = written[one];
      return part === undefined || (part.size !== undefined && part.bake !== undefined);
    }) && (written.rollbackOn ?? []).every((one) => one !== undefined && Object.keys(one).length === 1)
  );
}

/** From the fewest to the most instances that a variant may have when it is changed. */
type Fleet = { readonly least: number; readonly most: number };

function fleetsOf(key: string, endpoint: Endpoint): readonly Fleet[] {
  const { scaling } = endpoint;
  const bounds = typeof scaling === 'object' ? scaling : {};
  return servedBy(key, endpoint).flatMap(({ variant: { instance } }) => {
    const count = instance === undefined ? undefined : (instance.count ?? 1);
    return count === undefined ? [] : [{ least: bounds.min ?? count, most: bounds.max ?? count }];
  });
}

/** Shares of the fleet between which a part must be: a percentage is held to them by the schema. */
const LEAST_SHARE = { canary: 0, linear: 0.1, rolling: 0.05 } as const;
const MOST_SHARE = 0.5;

function partTroubles(rollout: Rollout, fleets: readonly Fleet[]): readonly Trouble[] {
  if (rollout.strategy === 'all-at-once' || 'percent' in rollout.size) return [];
  const { strategy } = rollout;
  const { instances } = rollout.size;
  const at = [strategy, 'size'];
  const tooMany = fleets.find(({ least }) => instances > least * MOST_SHARE);
  if (tooMany !== undefined) {
    const message = `${inWords(instances)} is more than half of a fleet of ${tooMany.least}`;
    return [[at, message, 'write less, or a percentage up to 50%']];
  }
  const share = LEAST_SHARE[strategy];
  const tooFew = fleets.find(({ most }) => instances < most * share);
  if (tooFew === undefined) return [];
  const message = `${inWords(instances)} is less than ${share * 100} % of a fleet of ${tooFew.most}`;
  return [[at, message, 'write more, or a percentage']];
}

function inWords(instances: number): string {
  return instances === 1 ? '1 instance' : `${instances} instances`;
}

function timeTroubles(rollout: Rollout, fleets: readonly Fleet[]): readonly Trouble[] {
  const { strategy, maximumExecutionTime } = rollout;
  const most = fleets.length === 0 ? undefined : Math.max(...fleets.map((one) => one.most));
  const waits = waitOf(rollout, most);
  if (waits < (maximumExecutionTime ?? LONGEST)) return [];
  const parts = partsOf(rollout, most);
  const limit =
    maximumExecutionTime === undefined ? 'the 8 hours that SageMaker allows' : 'maximumExecutionTime';
  const message = `the bakes of ${parts} parts take ${waits} s together, which is not less than ${limit}`;
  const at = maximumExecutionTime === undefined ? [strategy] : ['maximumExecutionTime'];
  return [[at, message, 'bake shorter, make the parts larger, or allow more time']];
}

function watchTroubles(rollout: Rollout, endpoint: Endpoint): readonly Trouble[] {
  const variants = entriesOf(endpoint.variants).filter(([, { shadow }]) => shadow !== true).length;
  const longest = Math.max(rollout.bake, rollout.terminationWait);
  const nothing = 'add terminationWait: 10m, or a bake to the parts';
  return conditionTroubles(rollout, longest, nothing, Math.max(1, variants));
}

/**
 * Alarms are watched while something bakes, and at no other time (Developer Guide, "Auto-rollback", read 2026-11).
 * @param longest seconds of the longest bake
 * @param nothing the way on where nothing bakes
 * @param subjects for each of which inferra makes an alarm of its own
 */
export function conditionTroubles(
  conditions: Pick<Rollout, 'alarms' | 'watches'>,
  longest: number,
  nothing: string,
  subjects: number,
): readonly Trouble[] {
  const { alarms, watches } = conditions;
  const at = ['rollbackOn'];
  if (alarms.length + watches.length === 0) return [];
  if (longest === 0) return [[at, 'nothing bakes, so that no alarm is ever watched', nothing]];
  const twice = watches.find(({ metric }, nth) => watches.findIndex((one) => one.metric === metric) !== nth);
  if (twice !== undefined) {
    return [
      [at, `${twice.metric} is there twice, and the higher one would never count`, 'keep the lower one'],
    ];
  }
  return [...patience(conditions, longest), ...manyAlarms(conditions, subjects)];
}

/** Seconds that an alarm of inferra needs to go off: two datapoints of a minute. */
const SLOWEST = 120;

function patience({ watches }: Pick<Rollout, 'watches'>, longest: number): readonly Trouble[] {
  const [first] = watches;
  if (first === undefined || longest >= SLOWEST) return [];
  const message = `the longest bake of ${longest} s is over before ${first.metric} can be told, which takes 2 minutes`;
  return [[['rollbackOn'], message, 'bake for 2m or more']];
}

/** AutoRollbackConfig takes ten (service model of botocore 1.43.11). */
const MOST_ALARMS = 10;

function manyAlarms(
  { alarms, watches }: Pick<Rollout, 'alarms' | 'watches'>,
  subjects: number,
): readonly Trouble[] {
  const count = alarms.length + watches.length * subjects;
  if (count <= MOST_ALARMS) return [];
  const message = `${count} alarms in all, one of each condition for each variant, but at most ${MOST_ALARMS} are possible`;
  return [[['rollbackOn'], message, 'leave some out']];
}
