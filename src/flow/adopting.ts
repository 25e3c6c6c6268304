// What `import` would do: reads the endpoints whole, refuses what cannot or must not be taken over, makes the text of the
// file with their entries, and proves on that text that the next plan will find nothing to do. Read-only.

import { withBeside } from '../adopt/beside.ts';
import type { Taker } from '../adopt/components.ts';
import { inexpressible, otherOwner, unrest } from '../adopt/obstacles.ts';
import { type Missing, type Whole, wholeOf, wholeReads } from '../adopt/whole.ts';
import type { Document, EndpointDeclaration } from '../config/document.ts';
import { loadDocument } from '../config/load.ts';
import type { Adoption, AdoptionRow } from '../core/adoption.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { DiagnosticsError, InferraError } from '../core/errors.ts';
import { NO_ANSWERS } from '../core/fact.ts';
import { sighted } from '../core/sightings.ts';
import type { Lock } from '../decisions/pins.ts';
import { settle } from '../decisions/settle.ts';
import { compile } from '../endpoint/compile.ts';
import { componentName } from '../endpoint/components/component.ts';
import { ADDRESS, owns } from '../endpoint/memory/tags.ts';
import type { Seen } from '../endpoint/subject.ts';
import type { Unit } from '../endpoint/unit.ts';
import { survey } from '../engine/survey.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import { addEntries } from './additions.ts';
import type { ImportInput } from './import.ts';
import { type Adopting, judge, problem } from './judging.ts';
import type { Ports } from './ports.ts';
import { type Account, prepareLocked } from './prepare.ts';
import { withRegistrations } from './registrations.ts';
import { isNamed } from './subjects.ts';

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
  const isWanted = (live: LiveEndpoint) => !isMine(account, live) || componentsOf(document, live).length > 0;
  const looked = await survey(kinds, (now: Seen) => wholeReads(names, now, isWanted));
  const absent = names.filter((name) => !stands(sighted(looked, 'endpoint', name)));
  const standing = names.map((name) => sighted(looked, 'endpoint', name)).filter(stands);
  const done = standing.filter((live) => isMine(account, live) && !hasOpenComponent(account, live, looked));
  const found = standing
    .filter((live) => !done.includes(live))
    .map((live) => ({ live, whole: wholeOf(live, looked, takerOf(account, live, input)) }));
  refuse([
    ...(input.all ? [] : absent.map((name) => problem('INF3030', `the account has no endpoint "${name}"`))),
    ...found.flatMap(({ live, whole }) => troubles(account, live, whole, input)),
  ]);
  const all = found.flatMap(({ whole }) => ('missing' in whole ? [] : [whole]));
  const { registrations, seen } = await withRegistrations(kinds, all, looked);
  const head = { project: account.owner.project, account: account.account, region: account.region };
  const wholes = all.map((whole) => withBeside(whole, registrations, { head, env: ports.env }));
  const fresh = wholes.filter(({ live }) => declared(document, live.name) === undefined);
  const added = addEntries(before, fresh, document, input, ports.env);
  ports.mask([...added.values.values()]);
  const next = await documentOf(ports, input, added.text, added.values);
  const units = unitsFor(next, wholes, lockFile.lock);
  const judged = wholes.map((whole) =>
    judge(
      {
        ...{ account, units, seen, ours: isMine(account, whole.live) },
        declared: declared(document, whole.live.name) !== undefined,
      },
      whole,
    ),
  );
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
      rows: [...done.map((live) => mineRow(account, live)), ...judged.map(({ row }) => row)],
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

/** The names that its components have by the file. */
function componentsOf(document: Document, live: LiveEndpoint): readonly string[] {
  const endpoint = declared(document, live.name);
  return (endpoint?.hosting?.components ?? []).map((one) => componentName(live.name, one).toLowerCase());
}

/** The file has components of an endpoint of ours that are there and not ours: a run was cut off, or somebody else made them. */
function hasOpenComponent({ document, owner }: Account, live: LiveEndpoint, seen: Seen): boolean {
  const names = componentsOf(document, live);
  const all = sighted(seen, 'endpoint-components', live.name)?.components ?? [];
  return all.some(({ name, tags }) => names.includes(name.toLowerCase()) && !owns(owner, tags, name));
}

/** What the file names is meant, whosever it is, once that is agreed. */
function takerOf({ document, owner }: Account, live: LiveEndpoint, { takeOver }: ImportInput): Taker {
  const names = componentsOf(document, live);
  return { owner, insists: (name) => takeOver && names.includes(name.toLowerCase()) };
}

function stands(live: LiveEndpoint | null | undefined): live is LiveEndpoint {
  return live !== null && live !== undefined && live.status !== 'Deleting';
}

/** Why the endpoint cannot be taken over, as far as it shows by itself. */
function troubles(
  account: Account,
  live: LiveEndpoint,
  whole: Whole | Missing,
  { takeOver }: ImportInput,
): readonly Diagnostic[] {
  // Of one that is ours only components are taken over.
  if (isMine(account, live) && !('missing' in whole)) return [];
  const { owner } = account;
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
