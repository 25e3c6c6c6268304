// The house as one table: what each room may import, and why not more. A room imports only from floors below it.
import { posix } from 'node:path';
import { computedImportsOf, type Import, importsOf, withoutComments } from './scan.ts';

type Room = {
  readonly floor: number;
  /** Why the room stands there. */
  readonly because: string;
  /** Rooms below that it may not know all the same. */
  readonly never?: Readonly<Record<string, string>>;
  /** Rooms of its own floor that it may know. */
  readonly also?: Readonly<Record<string, string>>;
  /** The only packages of others that it may import; all where absent. */
  readonly packages?: RegExp;
};

export const ROOMS: Readonly<Record<string, Room>> = {
  commands: { floor: 5, because: 'the only room that touches files, environment, terminal and process' },
  flow: {
    floor: 4,
    because: 'one function per command over ports, so that any front end can call it',
    packages: /^$/,
  },
  render: {
    floor: 4,
    because: 'turns data into text and nothing else',
    never: {
      engine: 'a renderer folds events, it does not make them',
      guards: 'a renderer decides nothing',
      cloud: 'a renderer does no I/O',
      kinds: 'a renderer knows the plan, not the service',
      config: 'a renderer knows the plan, not the file',
    },
  },
  engine: {
    floor: 3,
    because: 'generic over kinds, on an injected clock',
    never: { kinds: 'the engine learns about kinds only through core/kind.ts' },
  },
  guards: {
    floor: 3,
    because: 'plan in, diagnostics out',
    never: { cloud: 'a guard does no I/O', kinds: 'a guard judges the plan, not the service' },
  },
  endpoint: {
    floor: 2,
    because: 'what inferra knows about endpoints, pure',
    never: { cloud: 'it does no I/O' },
  },
  policy: {
    floor: 2,
    because: 'what inferra knows about policies and their jobs, pure',
    also: { endpoint: 'a job has owners, names and a model like an endpoint' },
    never: { cloud: 'it does no I/O' },
  },
  doctor: {
    floor: 2,
    because: 'what the file needs of an account, as questions and what their answers mean; pure',
    also: { policy: 'jobs count against limits, too' },
  },
  adopt: {
    floor: 2,
    because: 'live endpoints as entries of a file, and what makes them ours; pure',
    also: { endpoint: 'marks, names and content of an endpoint are its own' },
    never: { cloud: 'it does no I/O' },
  },
  iam: {
    floor: 2,
    because: 'what a command may do in the account, as a policy; pure',
    also: {
      endpoint: 'names and tags of what is owned are its own',
      notify: 'which topics and buses are told',
      policy: 'names of jobs are its own',
    },
  },
  notify: {
    floor: 2,
    because: 'whom a check tells, where that may lead, and what they know already; pure',
    never: { cloud: 'it does no I/O' },
  },
  kinds: {
    floor: 1,
    because: 'one folder per resource of the service',
    also: { cloud: 'actions send through the Cloud port' },
  },
  config: { floor: 1, because: 'YAML text to Document, without files or live state' },
  decisions: {
    floor: 1,
    because: 'pure decisions over facts that others fetched',
    also: { config: 'it decides about the document, and reads its own file as strictly' },
  },
  cost: { floor: 1, because: 'pure over a price table' },
  cloud: { floor: 1, because: 'the only place that makes SDK clients' },
  core: { floor: 0, because: 'words that every room shares', also: { base: 'values and hashes' } },
  service: { floor: 0, because: 'what the service says of its requests, as tables' },
  base: { floor: 0, because: 'knows nothing of inferra' },
  simulator: { floor: 0, because: 'an independent witness shares no assumption with what it judges' },
};

/** What only some files may name: the outside of a program is reached in few places. */
const OUTSIDE: readonly { readonly what: string; readonly pattern: RegExp; readonly because: string }[] = [
  { what: 'process', pattern: /\bprocess\.[a-z]/, because: 'the process belongs to commands' },
  { what: 'console', pattern: /\bconsole\.[a-z]/, because: 'only renderers speak, through commands' },
  {
    what: 'the machine clock',
    pattern: /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/,
    because: 'time is injected',
  },
  {
    what: 'a real timer',
    pattern: /\bset(?:Timeout|Interval|Immediate)\b|node:timers/,
    because: 'nothing sleeps on real time',
  },
];

/** Files outside commands that reach outside, each for a reason. */
const CLEARED: Readonly<Record<string, string>> = {
  'src/simulator/clock.ts': 'simulated time is driven by the event loop, or runs along with real time',
  'src/simulator/wire/front.ts': 'an answer that is delayed or withheld',
  'src/simulator/faults/request-faults.ts': 'the scripted SIGKILL of this process',
  'src/simulator/world/lock.ts': 'a world that is in use names the process that uses it',
};

const LONGEST = 300;

/** Files past 300 lines, each with its reason. Generated files are not read by people. */
const LONG: Readonly<Record<string, string>> = {};

/** Every breach of the house in these sources (path from the root to text), as sentences. */
export function breaches(sources: ReadonlyMap<string, string>): readonly string[] {
  return [...sources].flatMap(([path, text]) => {
    if (path.includes('/generated/')) return [];
    const code = withoutComments(text);
    return [
      ...importsOf(code).flatMap((one) => importBreach(path, one)),
      ...computedImportsOf(code).map((one) => `${path}: ${one} hides where it leads`),
      ...outsideBreaches(path, code),
      ...lengthBreaches(path, text),
    ];
  });
}

function importBreach(path: string, one: Import): readonly string[] {
  const problem = one.specifier.startsWith('.') ? ownImport(path, one) : foreignImport(path, one);
  return problem === undefined ? [] : [`${path} imports ${one.specifier}: ${problem}`];
}

function ownImport(path: string, { specifier }: Import): string | undefined {
  const target = posix.join(posix.dirname(path), specifier);
  const from = roomOf(path);
  const to = roomOf(target);
  const room = ROOMS[from];
  const other = ROOMS[to];
  if (room === undefined || other === undefined) return `no room of the house (${room ? to : from})`;
  if (from === to) return from === 'kinds' ? kindBreach(path, target) : undefined;
  if (to === 'simulator') return from === 'commands' ? undefined : 'only commands opens the simulator';
  if (from === 'simulator') return room.because;
  if (room.never?.[to] !== undefined) return room.never[to];
  if (room.also?.[to] !== undefined || other.floor < room.floor) return undefined;
  return `${from} (floor ${room.floor}) stands below or beside ${to} (floor ${other.floor}): ${other.because}`;
}

/** `src/kinds/model/…` may import its own folder and what lies in `src/kinds` itself. */
function kindBreach(path: string, target: string): string | undefined {
  const [, , own, inside] = path.split('/');
  const [, , other, deeper] = target.split('/');
  if (inside === undefined || deeper === undefined || own === other) return undefined;
  return 'a kind never knows another kind';
}

function foreignImport(path: string, { specifier, typeOnly }: Import): string | undefined {
  const room = roomOf(path);
  const isSdk = /^@(?:aws-sdk|smithy)\//.test(specifier);
  if (isSdk && !(room === 'cloud' || (typeOnly && room === 'kinds'))) {
    return 'the SDK is used in cloud alone; kinds may name its types';
  }
  if (/^@oclif\/|^log-update$/.test(specifier) && room !== 'commands')
    return 'the terminal belongs to commands';
  if (/^node:(?:fs|http|https|net|tls|dns|child_process|readline|os|worker_threads)\b/.test(specifier)) {
    return room === 'commands' || room === 'simulator' ? undefined : 'files and sockets belong to commands';
  }
  return undefined;
}

function outsideBreaches(path: string, code: string): readonly string[] {
  if (roomOf(path) === 'commands' || CLEARED[path] !== undefined) return [];
  return OUTSIDE.filter(({ pattern }) => pattern.test(code)).map(
    ({ what, because }) => `${path} reaches for ${what}: ${because}`,
  );
}

function lengthBreaches(path: string, text: string): readonly string[] {
  const lines = text.split('\n').length - 1;
  return lines > LONGEST && LONG[path] === undefined
    ? [`${path} has ${lines} lines and no reason for it`]
    : [];
}

/** `src/engine/run.ts` lies in `engine`. */
function roomOf(path: string): string {
  return path.split('/')[1] ?? '';
}

/** Cleared or long files that are not there any more, or no longer need it. */
export function idleExceptions(sources: ReadonlyMap<string, string>): readonly string[] {
  const cleared = Object.keys(CLEARED).filter((path) => {
    const code = withoutComments(sources.get(path) ?? '');
    return !OUTSIDE.some(({ pattern }) => pattern.test(code));
  });
  const long = Object.keys(LONG).filter(
    (path) => (sources.get(path) ?? '').split('\n').length - 1 <= LONGEST,
  );
  return [...cleared, ...long];
}
