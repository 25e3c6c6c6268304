// `drift --notify` and `drift merge --notify`: the check, its report, and one message to each target that does not know yet how things stand. Nothing
// that goes wrong with a message hides what was found.
import type { Diagnostic } from '../core/diagnostic.ts';
import type { DriftReport } from '../core/drift.ts';
import { assert, InferraError } from '../core/errors.ts';
import type { ExitCode } from '../core/exit.ts';
import {
  changeFor,
  type Memory,
  memoryOf,
  memoryText,
  remembered,
  type Standing,
  standingNow,
  toldOf,
} from '../notify/memory.ts';
import type { Letter, News } from '../notify/news.ts';
import { checkOf, differencesOf, messageId, stateOf, type Watched } from '../notify/state.ts';
import { type CheckedResult, type DriftInput, drift } from './drift.ts';
import { mergeDrift, type ReadReport } from './drift-merge.ts';
import type { Connection, Ports, Post } from './ports.ts';
import { deliver, type Message, type Route, routesOf } from './routes.ts';

export type NotifyPorts = Ports & {
  /** Shows the report, before anybody is told. */
  presentReport(report: DriftReport): Promise<void>;
  /** The news in words, with every secret masked. */
  write(news: News): Letter;
  readonly post: Post;
};

export type TellInput = {
  /** Words of targets. */
  readonly notify: readonly string[];
  /** The path of the file that remembers what was told. */
  readonly memory: string;
};

/** `drift --notify`. @throws what drift throws, and what is wrong with the targets, before anything is sent */
export function driftAndTell(ports: NotifyPorts, input: DriftInput & TellInput): Promise<ExitCode> {
  return checkAndTell(ports, { ...input, targets: input.targets }, () => drift(ports, input));
}

/** `drift merge --notify`: of the whole, for parts know too little. @throws what mergeDrift throws, and as above */
export function mergeAndTell(
  ports: NotifyPorts,
  input: TellInput,
  read: readonly ReadReport[],
): Promise<ExitCode> {
  return checkAndTell(ports, { ...input, targets: [] }, async () => {
    const merged = await mergeDrift(read);
    const { region, account } = merged.report;
    return { ...merged, connection: await ports.connect({ region, account }) };
  });
}

/**
 * The exit code of the check. A check that found nothing and could not tell so, or not remember it, ends with 1: the
 * monitor is broken.
 * @throws InferraError INF6004, INF6017, INF6018 before the check
 */
async function checkAndTell(
  ports: NotifyPorts,
  input: TellInput & Pick<DriftInput, 'targets'>,
  make: () => Promise<CheckedResult>,
): Promise<ExitCode> {
  const routes = routesOf(ports, input.notify);
  const before = await openMemory(ports, input.memory);
  const { report, exit, connection } = await make();
  await ports.presentReport(report);
  const check: Watched = { ...checkOf(report), targets: [...new Set(input.targets)].sort() };
  const problems = isOther(before, check)
    ? [otherCheck(input.memory, before.check, check)]
    : await tell(ports, { routes, before, check, report, connection, path: input.memory });
  if (problems.length === 0) return exit;
  ports.warn(problems);
  return exit === 0 ? 1 : exit;
}

async function openMemory(ports: Ports, path: string): Promise<Memory | undefined> {
  const text = await ports.readIfThere(path);
  // An empty file is what `mktemp` and a cache without content leave.
  if (text === undefined || text.trim() === '') return undefined;
  const memory = memoryOf(text);
  if (memory === undefined) {
    throw new InferraError('INF6018', `${path} holds something else than what was told`);
  }
  return memory;
}

function isOther(before: Memory | undefined, check: Watched): before is Memory {
  return before !== undefined && JSON.stringify(before.check) !== JSON.stringify(check);
}

function otherCheck(path: string, was: Watched, is: Watched): Diagnostic {
  return {
    code: 'INF8042',
    severity: 'error',
    message: `${path} is of ${nameOf(was)}, and this is ${nameOf(is)}`,
  };
}

function nameOf({ project, environment, account, region, targets }: Watched): string {
  const only = targets.length === 0 ? '' : `, ${targets.join(' and ')} alone`;
  return `${project}/${environment} in ${account}/${region}${only}`;
}

type Telling = {
  readonly routes: readonly Route[];
  readonly before: Memory | undefined;
  readonly check: Watched;
  readonly report: DriftReport;
  readonly connection: Connection;
  readonly path: string;
};

/**
 * Tells whoever does not know, one after the other, and remembers who knows. How things stand is written down before the
 * first message, so that a run that takes the place of a killed one tells the same under the same id.
 */
async function tell(ports: NotifyPorts, telling: Telling): Promise<readonly Diagnostic[]> {
  const { routes, before, check, report, connection } = telling;
  const now = connection.clock.now();
  const standing = standingNow(before, stateOf(differencesOf(report)), now);
  const words = routes.map(({ word }) => word);
  const informed = new Set(words.filter((word) => changeFor(word, before, standing) === undefined));
  const knowing = (): Memory => remembered(check, before, standing, words, informed);
  const forgotten = await remember(ports, telling, knowing());
  const problems: Diagnostic[] = [];
  for (const route of routes.filter(({ word }) => !informed.has(word))) {
    const message = messageFor(ports, telling, route.word, standing, now);
    const problem = await deliver(route, message, connection, ports.post);
    if (problem === undefined) informed.add(route.word);
    else problems.push(problem);
  }
  if (forgotten !== undefined) return [...problems, forgotten];
  const lost = await remember(ports, telling, knowing());
  return lost === undefined ? problems : [...problems, lost];
}

function messageFor(
  ports: NotifyPorts,
  { before, report }: Telling,
  word: string,
  standing: Standing | null,
  now: number,
): Message {
  const change = changeFor(word, before, standing);
  const about = standing ?? toldOf(before, word);
  assert(change !== undefined && about !== undefined, 'who is told something does not know it');
  const { digest, since } = about;
  const check = checkOf(report);
  const id = messageId(check, change, digest, since);
  const at = new Date(now).toISOString();
  return {
    id,
    check,
    letter: ports.write({ ...check, change, id, at, since, findings: differencesOf(report) }),
  };
}

/** What kept it from being written; a file that says so already is left as it is. */
async function remember(
  ports: Ports,
  { before, path }: Telling,
  memory: Memory,
): Promise<Diagnostic | undefined> {
  const text = memoryText(memory);
  if (before !== undefined && memoryText(before) === text) return undefined;
  try {
    await ports.writeFile(path, text);
    return undefined;
  } catch (error) {
    if (!(error instanceof InferraError)) throw error;
    return { code: 'INF8041', severity: 'error', message: error.message };
  }
}
