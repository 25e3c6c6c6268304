// The load of an Advanced job, as the service checks it after the job has begun (Developer Guide, "Run a custom load test",
// and its failure texts; read 2026-11).
import type { Path } from '../../tree.ts';
import { secondsOf } from '../../units.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { policiesIn, type SoundPolicy } from './used.ts';

type Advanced = NonNullable<SoundPolicy['advanced']>;
type Phase = NonNullable<NonNullable<NonNullable<Advanced['load']>['phases']>[number]>;

const SHORTEST = 120;
const LONGEST = 3600;
/** Between the end of a phase and the beginning of the next one. */
const MOST_USERS_APART = 3;
const LONGEST_JOB = 18_000;

export const loadsFit: Rule = (input) => {
  for (const { path, policy } of policiesIn(input.file)) {
    const load = policy.advanced?.load;
    const at = [...path, 'advanced', 'load'];
    const total =
      load?.stairs === undefined
        ? phasesTotal(load?.phases ?? [], [...at, 'phases'], input)
        : stairsTotal(load.stairs, [...at, 'stairs'], input);
    if (policy.advanced !== undefined) checkDuration(policy.advanced, total, path, input);
  }
};

function phasesTotal(phases: readonly (Phase | undefined)[], path: Path, input: RuleInput): number {
  let end: number | undefined;
  let total = 0;
  for (const [index, phase] of phases.entries()) {
    const { users, spawnRate, duration } = phase ?? {};
    if (users === undefined || spawnRate === undefined || duration === undefined) return 0;
    const at = [...path, String(index)];
    const seconds = secondsOf(duration);
    total += seconds;
    checkSeconds(seconds, [...at, 'duration'], input);
    if (end !== undefined && Math.abs(users - end) > MOST_USERS_APART) {
      const message = `the phase before ends with ${end} users, and this one begins with ${users}`;
      refuse(input, [...at, 'users'], message, `begin within ${MOST_USERS_APART} users of ${end}`);
    }
    end = users + Math.floor((spawnRate * seconds) / 60);
    if (end <= users) {
      const message = `the phase ends with the ${users} users that it begins with`;
      refuse(input, [...at, 'spawnRate'], message, 'add a user at least: a spawnRate of 1 or more');
    }
  }
  return total;
}

/**
 * The Developer Guide reads the duration as that of all steps, the service model as that of each one (both read 2026-11):
 * what must fit into the job is the longer reading.
 */
function stairsTotal(
  { steps, duration }: NonNullable<NonNullable<Advanced['load']>['stairs']>,
  path: Path,
  input: RuleInput,
): number {
  if (steps === undefined || duration === undefined) return 0;
  const seconds = secondsOf(duration);
  checkSeconds(seconds, [...path, 'duration'], input);
  return seconds * steps;
}

function checkSeconds(seconds: number, path: Path, input: RuleInput): void {
  if (seconds >= SHORTEST && seconds <= LONGEST) return;
  refuse(input, path, `it lasts ${seconds} s, but 2 to 60 minutes are possible`, 'for example 2m');
}

function checkDuration({ limits }: Advanced, total: number, path: Path, input: RuleInput): void {
  const { duration, maxTests, maxParallel } = limits ?? {};
  const at = [...path, 'advanced', 'limits'];
  if (duration !== undefined) {
    const seconds = secondsOf(duration);
    if (seconds > LONGEST_JOB)
      refuse(input, [...at, 'duration'], 'a job lasts 5 h at most', 'write 5h or less');
    else if (total > seconds) {
      const message = `the load lasts ${total} s, and the job ${seconds} s`;
      refuse(input, [...at, 'duration'], message, `give the job ${Math.ceil(total / 60)}m at least`);
    }
  }
  if (maxTests !== undefined && maxParallel !== undefined && maxParallel > maxTests) {
    const message = `${maxParallel} tests at the same time, of ${maxTests} in all`;
    const hint = 'lower maxParallel, or raise maxTests';
    input.findings.error('INF1097', { path: [...at, 'maxParallel'], on: 'value' }, { message, hint });
  }
}

function refuse({ findings }: RuleInput, path: Path, message: string, hint: string): void {
  findings.error('INF1092', { path, on: 'value' }, { message, hint });
}
