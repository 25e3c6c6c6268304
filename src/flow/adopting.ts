// What `import` would do: reads the endpoints whole, refuses what cannot or must not be taken over, makes the text of the
// file with their entries, and proves on that text that the next plan will find nothing to do. Read-only.
import { adoptionTags, differences, isScaledAsWritten, tagsTooMany } from '../adopt/adoption.ts';
import { withBeside } from '../adopt/beside.ts';
import { inexpressible, otherOwner, unrest } from '../adopt/obstacles.ts';
import { type Missing, type Whole, wholeOf, wholeReads } from '../adopt/whole.ts';
import type { Document, EndpointDeclaration } from '../config/document.ts';
import { loadDocument } from '../config/load.ts';
import type { Adoption, AdoptionRow } from '../core/adoption.ts';
import type { Code } from '../core/codes.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { DiagnosticsError, InferraError } from '../core/errors.ts';
import { NO_ANSWERS } from '../core/fact.ts';
import type { Tags } from '../core/part.ts';
import { sighted } from '../core/sightings.ts';
import type { Lock } from '../decisions/pins.ts';
import { settle } from '../decisions/settle.ts';
import { compile } from '../endpoint/compile.ts';
import { ADDRESS, owns, SCALING } from '../endpoint/memory/tags.ts';
import { situation } from '../endpoint/situation.ts';
import type { Seen } from '../endpoint/subject.ts';
import type { Unit } from '../endpoint/unit.ts';
import { survey } from '../engine/survey.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import { addEntries } from './additions.ts';
import type { ImportInput } from './import.ts';
import type { Ports } from './ports.ts';
import { type Account, prepareLocked } from './prepare.ts';
import { withRegistrations } from './registrations.ts';
import { isNamed } from './subjects.ts';

export type Adopting = { readonly unit: Unit; readonly live: LiveEndpoint; readonly tags: Tags };

export type Draft = {
  readonly account: Account;
  /** The file as it is, and as it will be. */
  readonly before: string;
  readonly text: string;
  readonly adoption: Adoption;
  readonly adopting: readonly Adopting[];
};

/** @throws DiagnosticsError with every reason why it cannot be done */
export async function draftAdoption(ports: Ports, input: ImportInput): Promise<Draft> {
  const { account, lockFile } = await prepareLocked(ports, input, (document) => checkNames(document, input));
  const before = await ports.readFile(input.file);
  const { document, kinds } = account;
  const names = namesOf(document, input);
  const mine = (live: LiveEndpoint) => isMine(account, live);
  const looked = await survey(kinds, (now: Seen) => wholeReads(names, now, (live) => !mine(live)));
  const absent = names.filter((name) => !stands(sighted(looked, 'endpoint', name)));
  const standing = names.map((name) => sighted(looked, 'endpoint', name)).filter(stands);
  const found = standing
    .filter((live) => !mine(live))
    .map((live) => ({ live, whole: wholeOf(live, looked) }));
  refuse([
    ...(input.all ? [] : absent.map((name) => problem('INF3030', `the account has no endpoint "${name}"`))),
    ...found.flatMap(({ live, whole }) => troubles(account, live, whole, input)),
  ]);
  const { registrations, seen } = await withRegistrations(
    kinds,
    found.map(({ live }) => live),
    looked,
  );
  const head = { project: account.owner.project, account: account.account, region: account.region };
  const wholes = found.flatMap(({ whole }) =>
    'missing' in whole ? [] : [withBeside(whole, registrations, { head, env: ports.env })],
  );
  const fresh = wholes.filter(({ live }) => declared(document, live.name) === undefined);
  const added = addEntries(before, fresh, document, input, ports.env);
  ports.mask([...added.values.values()]);
  const next = await documentOf(ports, input, added.text, added.values);
  const units = unitsFor(next, wholes, lockFile.lock);
  const judged = wholes.map((whole) => judge(account, units, whole, seen));
  refuse(judged.flatMap(({ problems }) => problems));
  return {
    account,
    before,
    text: added.text,
    adopting: judged.flatMap(({ adopting }) => adopting),
    adoption: {
      ...account.owner,
      account: account.account,
      region: account.region,
      file: input.file,
      rows: [...standing.filter(mine).map((live) => mineRow(account, live)), ...judged.map(({ row }) => row)],
      additions: added.additions,
      variables: [...added.values.keys()],
      absent: input.all ? absent : [],
    },
  };
}

function checkNames(document: Document, { names, all, as }: ImportInput): void {
  if (names.length === 0 && !all)
    throw new InferraError('INF6004', 'no endpoint is named', { hint: 'name one, or pass --all' });
  if (names.length > 0 && all) throw new InferraError('INF6001', 'names and --all exclude each other');
  if (as !== undefined && names.length !== 1)
    throw new InferraError('INF6001', '--as gives one endpoint its key; name one');
  const [there] = as === undefined ? [] : document.endpoints.filter((one) => isNamed(one, names[0] ?? ''));
  if (there !== undefined && there.key !== as) {
    throw new InferraError('INF6004', `${names[0]} is in the file already, as ${there.address}`, {
      hint: 'leave --as out',
    });
  }
}

function namesOf({ endpoints }: Document, { names, all }: ImportInput): readonly string[] {
  if (all) return endpoints.map(({ name }) => name);
  const meant = names.map((word) => endpoints.find((one) => isNamed(one, word))?.name ?? word);
  return [...new Map(meant.map((name) => [name.toLowerCase(), name])).values()];
}

function declared({ endpoints }: Document, name: string): EndpointDeclaration | undefined {
  return endpoints.find((one) => one.name.toLowerCase() === name.toLowerCase());
}

function stands(live: LiveEndpoint | null | undefined): live is LiveEndpoint {
  return live !== null && live !== undefined && live.status !== 'Deleting';
}

/** Why the endpoint cannot be taken over, as far as it shows by itself. */
function troubles(
  { owner }: Account,
  live: LiveEndpoint,
  whole: Whole | Missing,
  { takeOver }: ImportInput,
): readonly Diagnostic[] {
  const other = takeOver ? undefined : otherOwner(owner, live);
  const restless = unrest(live);
  const { name } = live;
  return [
    ...(other === undefined ? [] : [problem('INF3031', `endpoint ${name} is not free: ${other}`)]),
    ...(restless === undefined
      ? []
      : [problem('INF3033', `endpoint ${name} cannot be taken over: ${restless}`)]),
    ...('missing' in whole
      ? [problem('INF3033', `endpoint ${name} cannot be taken over: its ${whole.missing} is gone`)]
      : inexpressible(whole).map((one) => problem('INF3032', `${one}, which inferra cannot express`))),
  ];
}

function problem(code: Code, message: string): Diagnostic {
  return { code, severity: 'error', message };
}

function refuse(problems: readonly Diagnostic[]): void {
  if (problems.length > 0) throw new DiagnosticsError(problems);
}

/** The file with the entries is read as any file is: what the language refuses is told before anything is written. */
async function documentOf(
  ports: Ports,
  { file, params, environment, region }: ImportInput,
  text: string,
  values: ReadonlyMap<string, string>,
): Promise<Document> {
  const { document, diagnostics } = loadDocument({
    file,
    text,
    params,
    env: { ...ports.env, ...Object.fromEntries(values) },
    ...(environment === undefined ? {} : { environment }),
    ...(region === undefined ? {} : { region }),
  });
  if (document === undefined) throw new DiagnosticsError(diagnostics);
  return document;
}

/**
 * The endpoints that are taken over, with what the lock file says of their models. One whose entry waits for a decision is
 * not among them: what it will be is not known yet.
 */
function unitsFor(document: Document, wholes: readonly Whole[], lock: Lock): readonly Unit[] {
  const settled = settle(document, lock, NO_ANSWERS).document;
  const meant = wholes.flatMap(({ live }) => declared(settled, live.name) ?? []);
  const endpoints = meant.filter(({ variants }) =>
    variants.every(
      ({ hardware, model }) =>
        hardware.kind !== 'undecided' && (model.packageGroup === undefined || model.package !== undefined),
    ),
  );
  return compile({ ...settled, endpoints });
}

/** Ours, and in the file under its address: all that differs is the plan's business. */
function isMine({ document, owner }: Account, { tags, name }: LiveEndpoint): boolean {
  return owns(owner, tags, name) && declared(document, name)?.address === tags[ADDRESS];
}

function mineRow({ document }: Account, { name, config = '' }: LiveEndpoint): AdoptionRow {
  const address = declared(document, name)?.address ?? name;
  return { address, name, state: 'ours', config, models: [], tags: {} };
}

type Judged = {
  readonly row: AdoptionRow;
  readonly adopting: readonly Adopting[];
  readonly problems: readonly Diagnostic[];
};

function judge(account: Account, units: readonly Unit[], whole: Whole, seen: Seen): Judged {
  const { live, config, models } = whole;
  const unit = units.find((one) => one.name.toLowerCase() === live.name.toLowerCase());
  const row = {
    address: unit?.address ?? `endpoints.${live.name}`,
    name: live.name,
    config: config.name,
    models: [...models.values()].map(({ name }) => name),
  };
  const refused = (message: string, code: Code = 'INF3034'): Judged => ({
    row: { ...row, state: 'failed', tags: {} },
    adopting: [],
    problems: [problem(code, message)],
  });
  if (unit === undefined)
    return refused(
      `the entry of ${live.name} waits for a decision of hardware or a package; write it out to take it over`,
    );
  const now = situation(unit, seen);
  const differing = differences(unit, whole, now);
  if (now.past !== undefined && now.past.state !== 'settled')
    return refused(`${now.past.because}; let \`inferra apply\` finish first`, 'INF3033');
  if (differing.length > 0)
    return refused(`${unit.address} is not what ${live.name} serves: ${differing.join(', ')}`);
  const isScaled = [...now.registered.values()].some(({ target }) => target);
  const { kept: told = [], unread = false } = whole.beside ?? {};
  // An entry that is there already says of these what it says.
  const kept = unread || declared(account.document, live.name) === undefined ? told : [];
  if (isScaled && unit.scaling === undefined && live.tags[SCALING] !== undefined)
    return refused(
      `endpoint ${live.name} is autoscaled by inferra as no file can say it: ${kept.join('; ')}`,
    );
  const tags = adoptionTags(unit, whole, now);
  const excess = tagsTooMany(live.tags, tags);
  if (excess > 0)
    return refused(`endpoint ${live.name} would have ${excess} tags more than the 50 that are possible`);
  const moved = Object.fromEntries(Object.entries(tags).filter(([key, value]) => live.tags[key] !== value));
  const from = otherOwner(account.owner, live);
  const pending = !unread && !isScaledAsWritten(unit, now);
  const all = pending ? [...kept, 'its autoscaling is not as the file says: the next apply writes it'] : kept;
  return {
    row: {
      ...{ ...row, state: 'to adopt', tags: moved },
      ...(from === undefined ? {} : { from }),
      ...(all.length === 0 ? {} : { kept: all }),
      ...(pending ? { pending } : {}),
    },
    adopting: [{ unit, live, tags }],
    problems: [],
  };
}
