// What a plan and a drift report begin with: the file as it is decided, the endpoints that it and the account have, and what
// the pages of the account already tell of them.
import type { Diagnostic } from '../core/diagnostic.ts';
import type { LivePart, PartRef } from '../core/part.ts';
import type { Lock } from '../decisions/pins.ts';
import { type Share, WHOLE } from '../endpoint/drift/share.ts';
import { unitsOf } from '../endpoint/names/side-by-side.ts';
import { possibleNames } from '../endpoint/names/standing.ts';
import { believable, stray } from '../endpoint/reads.ts';
import { isUnit, type Stray, type Subject } from '../endpoint/subject.ts';
import type { Unit } from '../endpoint/unit.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import type { Waiting } from '../policy/settle.ts';
import { type Decided, decide } from './decide.ts';
import { locate } from './locate.ts';
import { absentIn, type Overview, overview } from './overview.ts';
import type { Ports } from './ports.ts';
import type { Account } from './prepare.ts';
import { partsOf, registeredAmong } from './scaling.ts';
import { distinct, isNamed, pick, straysOf } from './subjects.ts';

/** Which endpoints it is about, and whether those that the file has not are removed. */
export type Scope = {
  readonly targets: readonly string[];
  readonly prune: boolean;
  /** The part of them that is this run's to look at; all of them where absent. */
  readonly share?: Share;
};

export type Gathered = {
  /** Its document has the endpoints that are decided. */
  readonly account: Account;
  readonly decided: Omit<Decided, 'account'>;
  readonly pages: Overview;
  readonly subjects: readonly Subject[];
  /** Endpoints that need not be described, and what is registered for autoscaling. */
  readonly known: readonly LivePart[];
  /** Endpoints that are known not to be there, and variants that are not registered. */
  readonly absent: readonly PartRef[];
};

export async function gather(
  ports: Pick<Ports, 'readFolder'>,
  opened: Account,
  scope: Scope,
  lock: Lock,
): Promise<Gathered> {
  const { account, ...decided } = await decide(ports, opened, scope.targets, lock);
  const { waiting } = decided;
  const { document, owner } = account;
  const pages = await overview(account);
  const { owned, current } = pages;
  const { standings, seen, described, absent } = await locate(account, pages);
  const units = unitsOf(document, standings, seen);
  // What waits for its hardware is in the file: nothing of it is left over.
  const kept = new Set(
    waiting.flatMap(({ endpoint }) => possibleNames(endpoint)).map((name) => name.toLowerCase()),
  );
  const replaced = new Set(units.map((unit) => unit.replaces));
  const strays = besides(owner, owned, units).filter(({ name }) => !kept.has(name.toLowerCase()));
  const { share = WHOLE } = scope;
  const subjects = picked(distinct(units, strays), waiting, scope.targets).filter((subject) =>
    isUnit(subject) || replaced.has(subject.name) ? share.has(subject.address) : share.hasRest,
  );
  const registered = await registeredAmong(account, subjects.filter(isUnit), current);
  const scaling = partsOf(registered);
  return {
    account,
    decided,
    pages,
    subjects,
    known: [
      ...believable(withoutSuccessors(units, subjects, scope), current, registered),
      ...described,
      ...scaling.known,
    ],
    absent: [...absent, ...absentIn(pages, units), ...scaling.absent],
  };
}

/** Why endpoints wait, where it is not just for a job; each reason once. */
export function problemsOf(waiting: readonly Waiting[]): readonly Diagnostic[] {
  return [...new Set(waiting.flatMap(({ because }) => because.flatMap(({ problem }) => problem ?? [])))];
}

/** An endpoint that waits may be named, too: then there is nothing to do for it. */
function picked(
  subjects: readonly Subject[],
  waiting: readonly Waiting[],
  targets: readonly string[],
): readonly Subject[] {
  const rest = targets.filter((target) => !waiting.some(({ endpoint }) => isNamed(endpoint, target)));
  return targets.length > 0 && rest.length === 0 ? [] : pick(subjects, rest);
}

/** What stands beside the units: by their own account, whatever an index says, and by the index. */
function besides(
  owner: Account['owner'],
  owned: readonly LiveEndpoint[],
  units: readonly Unit[],
): readonly Stray[] {
  const replaced = units.flatMap(({ address, replaces }) =>
    replaces === undefined ? [] : [stray(owner, address, replaces)],
  );
  const names = [...units, ...replaced].map(({ name }) => name);
  return [...replaced, ...straysOf(owner, owned, names)];
}

/** Where something is removed because another one serves, that one is described. */
function withoutSuccessors(
  units: readonly Unit[],
  subjects: readonly Subject[],
  { prune }: Scope,
): readonly Unit[] {
  const serving = new Set(subjects.map((one) => (isUnit(one) ? undefined : one.successor)));
  return prune ? units.filter((unit) => !serving.has(unit)) : units;
}
