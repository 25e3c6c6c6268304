// `status`: what is live of what the file and the project own. Read-only.
import { digest } from '../base/hash.ts';
import type { StatusReport } from '../core/status.ts';
import { servingReads } from '../endpoint/reads.ts';
import { placed } from '../endpoint/situation.ts';
import { statusRow } from '../endpoint/status.ts';
import type { Seen } from '../endpoint/subject.ts';
import { liveSecrets } from '../endpoint/text/model-fields.ts';
import { survey } from '../engine/survey.ts';
import { locate } from './locate.ts';
import { absentIn, overview } from './overview.ts';
import type { FileInput, Ports } from './ports.ts';
import { type Account, prepare } from './prepare.ts';
import { pick, standingSubjects } from './subjects.ts';

export type StatusInput = FileInput & { readonly targets: readonly string[] };

export async function status(ports: Ports, input: StatusInput): Promise<StatusReport> {
  return look(await prepare(ports, input), ports, input);
}

export type Watching = {
  /** Milliseconds between two looks. */
  readonly everyMs: number;
  /** Called after each look; `changed` where it is the first or differs from the one before. */
  show(report: StatusReport, at: number, changed: boolean): void;
  /** True after the last look; a watch without it goes on until it is stopped. */
  isOver(report: StatusReport): boolean;
};

/** `status --watch`: looks again and again, on the account's own clock, until it is over or the run is stopped. */
export async function watchStatus(ports: Ports, input: StatusInput, watching: Watching): Promise<void> {
  const once = warningOnce(ports);
  const opened = await prepare(once, input);
  let last = '';
  while (!ports.stop.aborted) {
    const report = await look(opened, once, input);
    const now = digest(report);
    watching.show(report, opened.clock.now(), now !== last);
    last = now;
    if (watching.isOver(report)) return;
    await opened.clock.sleep(watching.everyMs, ports.stop).catch(unlessStopped(ports.stop));
  }
}

/** What is said of one look is not said again of each that follows. */
function warningOnce(ports: Ports): Ports {
  const told = new Set<string>();
  return {
    ...ports,
    warn(diagnostics) {
      const fresh = diagnostics.filter((one) => !told.has(digest(one)));
      for (const one of fresh) told.add(digest(one));
      if (fresh.length > 0) ports.warn(fresh);
    },
  };
}

function unlessStopped(stop: AbortSignal): (error: unknown) => void {
  return (error) => {
    if (!stop.aborted) throw error;
  };
}

async function look(opened: Account, ports: Ports, input: StatusInput): Promise<StatusReport> {
  const { owner, kinds, account, region } = opened;
  const pages = await overview(opened);
  const { owned, current, diagnostics } = pages;
  if (diagnostics.length > 0) ports.warn(diagnostics);
  const { standings, described, absent } = await locate(opened, pages);
  const subjects = pick(standingSubjects(owner, standings, owned), input.targets);
  const known = [...current, ...described];
  const gone = [...absent, ...absentIn(pages, subjects)];
  const seen = await survey(kinds, (now: Seen) => servingReads(subjects, now), known, gone);
  opened.mask(liveSecrets(seen));
  const rows = placed(subjects, seen)
    .map(statusRow)
    .sort((left, right) => (left.address < right.address ? -1 : 1));
  return { ...owner, account, region, rows };
}
