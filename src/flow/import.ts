// `import`: takes live endpoints over into the file. First the file, in one write that adds and touches nothing else; then
// one set of tags for each endpoint. Nothing is made, replaced or restarted, and a run that is cut off is just run again.
import type { Adoption, AdoptionRow } from '../core/adoption.ts';
import type { Code } from '../core/codes.ts';
import { InferraError } from '../core/errors.ts';
import { type ExitCode, worstExit } from '../core/exit.ts';
import { sighted } from '../core/sightings.ts';
import type { Step } from '../core/step.ts';
import type { Work } from '../core/work.ts';
import { run } from '../engine/run.ts';
import type { Outcome } from '../engine/unit.ts';
import { draftAdoption } from './adopting.ts';
import type { Adopting } from './judging.ts';
import type { FileInput, Ports } from './ports.ts';
import type { Account } from './prepare.ts';

export type ImportInput = FileInput & {
  /** Names in the account, or keys and addresses of the file. */
  readonly names: readonly string[];
  /** All endpoints of the file that stand in the account. */
  readonly all: boolean;
  /** The key that the endpoint gets, where it is one. */
  readonly as?: string;
  readonly takeOver: boolean;
  readonly autoApprove: boolean;
  /** Shows what would be done, and does nothing. */
  readonly dryRun: boolean;
};

export type ImportPorts = Ports & {
  /** Shows what is about to be written and tagged. */
  presentAdoption(adoption: Adoption): void;
};

export type ImportResult = { readonly adoption: Adoption; readonly exit: ExitCode };

const PARALLELISM = 10;
const TIMEOUT_MS = 60_000;

/**
 * @throws DiagnosticsError with all that stands in the way, before anything is changed; InferraError INF6008 where a person
 * declined
 */
export async function importEndpoints(ports: ImportPorts, input: ImportInput): Promise<ImportResult> {
  const { account, before, text, adoption, adopting } = await draftAdoption(ports, input);
  ports.presentAdoption(adoption);
  const idle = adopting.length === 0 && text === before;
  if (idle || input.dryRun) return { adoption, exit: 0 };
  if (!input.autoApprove && !(await ports.ask(questionOf(adoption)))) {
    throw new InferraError('INF6008', 'it was not approved; nothing was changed');
  }
  if (text !== before) await writeUnlessMoved(ports, input.file, before, text);
  const outcomes = await run(
    adopting.map((one) => workOf(account, one)),
    {
      kinds: account.kinds,
      clock: account.clock,
      listen: ports.listen,
      stop: ports.stop,
      parallelism: PARALLELISM,
      wait: true,
      timeoutMs: TIMEOUT_MS,
    },
  );
  return {
    adoption: { ...adoption, rows: adoption.rows.map((row) => ended(row, outcomes)) },
    exit: exitOf(outcomes),
  };
}

function questionOf({ rows, additions, file }: Adoption): string {
  const count = rows.filter(({ state }) => state === 'to adopt').length;
  const what = count === 1 ? 'this endpoint' : `these ${count} endpoints`;
  return additions.length === 0 ? `Tag ${what}?` : `Write this into ${file}, and tag ${what}?`;
}

/** Somebody may have written the file while the question stood there. */
async function writeUnlessMoved(ports: Ports, file: string, before: string, text: string): Promise<void> {
  if ((await ports.readFile(file)) !== before) {
    throw new InferraError('INF3001', `${file} has changed meanwhile; nothing was changed`);
  }
  await ports.writeFile(file, text);
}

/**
 * One request for each component, and then one for the endpoint, unless any of them has moved since it was read: as long as
 * the endpoint is not ours, nothing of what is tagged on it matters.
 */
function workOf({ kinds }: Account, { unit, live, tags, components, seen }: Adopting): Work {
  const { address } = unit;
  const marks = [
    ...components.map((one) => ({ kind: 'inference-component', name: one.live.name, set: one.tags })),
    ...(Object.keys(tags).length === 0 ? [] : [{ kind: 'endpoint', name: live.name, set: tags }]),
  ].map(({ kind, name, set }) => ({ id: `${address}/mark/${kind}/${name}/adopt`, kind, name, set }));
  const before = marks.filter(({ kind }) => kind !== 'endpoint').map(({ id }) => id);
  const steps = marks.map(({ id, kind, name }): Step => {
    const after = kind === 'endpoint' ? before : [];
    return { id, verb: 'mark', kind, name, after, title: 'take it over' };
  });
  const all = components.length === 0 ? undefined : sighted(seen, 'endpoint-components', live.name);
  const { kind, name } = live;
  return {
    change: { address, name, effect: 'live', minutes: 0, basis: kinds.endpoint.stamp(live), steps },
    subject: { kind, name },
    ...(all ? { restsOn: [{ kind: all.kind, name, basis: kinds['endpoint-components'].stamp(all) }] } : {}),
    requests: () => new Map(marks.map(({ id, set }) => [id, { verb: 'mark', mark: { set } }])),
  };
}

function ended(row: AdoptionRow, outcomes: readonly Outcome[]): AdoptionRow {
  const outcome = outcomes.find(({ address }) => address === row.address);
  if (outcome === undefined) return row;
  if (outcome.error === undefined) return { ...row, state: 'adopted' };
  return {
    ...row,
    state: 'failed',
    because: `${outcome.error.message} [${outcome.error.code satisfies Code}]`,
  };
}

function exitOf(outcomes: readonly Outcome[]): ExitCode {
  const done = outcomes.some(({ result }) => result === 'done');
  return worstExit(
    outcomes.flatMap(({ error }) => (error === undefined ? [] : [error.exit === 1 && done ? 3 : error.exit])),
  );
}
