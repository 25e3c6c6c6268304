// `rollback`: takes one endpoint back to a verified config, and holds it there; or ends such a hold.
import type { EndpointDeclaration } from '../config/document.ts';
import { InferraError } from '../core/errors.ts';
import { NO_ANSWERS } from '../core/fact.ts';
import type { Plan } from '../core/plan.ts';
import { sighted } from '../core/sightings.ts';
import type { Lock } from '../decisions/pins.ts';
import { questionsOf, settle } from '../decisions/settle.ts';
import {
  backReads,
  type Returning,
  unitBack,
  unitReleased,
  type WayBack,
  wayBack,
} from '../endpoint/back.ts';
import { compile } from '../endpoint/compile.ts';
import { effectOf } from '../endpoint/effect.ts';
import { readHold } from '../endpoint/memory/hold.ts';
import { ownerInWords } from '../endpoint/memory/tags.ts';
import { makePlan, type Planned } from '../endpoint/plan.ts';
import { stray } from '../endpoint/reads.ts';
import { type Situation, situation } from '../endpoint/situation.ts';
import type { Seen, Stray } from '../endpoint/subject.ts';
import { liveSecrets } from '../endpoint/text/model-fields.ts';
import type { Target, Unit } from '../endpoint/unit.ts';
import { survey } from '../engine/survey.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import { type ApplyResult, carryOut } from './carry-out.ts';
import { locate } from './locate.ts';
import type { Ports, RollbackInput } from './ports.ts';
import { type Account, prepareLocked } from './prepare.ts';
import { isNamed } from './subjects.ts';

/** @throws InferraError where there is no way back; nothing has been changed then */
export async function rollback(ports: Ports, input: RollbackInput): Promise<ApplyResult> {
  const { account, lockFile } = await prepareLocked(ports, input);
  const endpoint = endpointNamed(account, input.endpoint);
  const only = { ...account, document: { ...account.document, endpoints: [endpoint] } };
  const replan = () => planBack(only, endpoint, lockFile.lock, input);
  return carryOut(ports, account, replan, {
    ...input,
    question: input.release ? releaseQuestion : backQuestion,
  });
}

function endpointNamed({ document }: Account, word: string): EndpointDeclaration {
  const found = document.endpoints.find((one) => isNamed(one, word));
  if (found !== undefined) return found;
  throw new InferraError('INF3007', `there is no endpoint "${word}" in the file`, {
    hint: `choose from ${document.endpoints.map(({ key }) => key).join(', ') || 'none'}`,
  });
}

export type BackInput = Pick<RollbackInput, 'to' | 'release'> & {
  /** Why it goes back, where nobody has asked for it. */
  readonly after?: 'smoke-test';
};

/** The way of one endpoint back, or the end of its hold. @throws InferraError where there is no way back */
export async function planBack(
  account: Account,
  endpoint: EndpointDeclaration,
  lock: Lock,
  input: BackInput,
): Promise<Planned> {
  const { owner, kinds } = account;
  const { standings } = await locate(account);
  const name = standings[0]?.endpoint.name ?? endpoint.name;
  const seen = await survey(kinds, (now: Seen) => backReads(name, now));
  account.mask(liveSecrets(seen));
  const subject: Stray & Returning = {
    ...stray(owner, endpoint.address, name),
    place: endpoint.place,
    ...(endpoint.smokeTest === undefined ? {} : { doubts: true }),
  };
  const now = situation(subject, seen);
  const live = liveOf(sighted(seen, 'endpoint', name), name, now);
  const unit = input.release
    ? unitReleased(subject, live, now)
    : back(subject, live, now, seen, input, wanted(account, lock, name));
  return makePlan([unit], seen, {
    owner,
    account: account.account,
    region: account.region,
    prices: account.book,
    // To be asked for by hand is to be asked for again.
    retry: true,
    allowances: { targets: [endpoint.address], prune: false, allowDowntime: false, retry: true },
    stamp: (one) => kinds.endpoint.stamp(one),
    strayBecause: '',
    at: account.clock.now(),
    guarding: (changes) => ({ changes, diagnostics: [] }),
  });
}

function liveOf(live: LiveEndpoint | null | undefined, name: string, { ours }: Situation): LiveEndpoint {
  if (!live) throw new InferraError('INF3013', `the account has no endpoint ${name}`);
  if (ours) return live;
  throw new InferraError(
    'INF3002',
    `endpoint ${name} exists and is not this project's: ${ownerInWords(live.tags, name)}`,
  );
}

function back(
  subject: Returning,
  live: LiveEndpoint,
  now: Situation,
  seen: Seen,
  { to, after }: BackInput,
  wanted: Target | undefined,
): Unit {
  const way = wayBack(live, now, to, seen);
  if ('nothing' in way) throw noWay(way, live, to);
  refuseBusy(live, now, way.config.name);
  const unit = unitBack(subject, live, now, way, wanted, after);
  const { recipe, because } = effectOf(unit, now);
  if (recipe !== 'recreate') return unit;
  throw new InferraError('INF3015', `endpoint ${live.name} cannot go back to ${way.config.name}: ${because}`);
}

function noWay({ nothing, words }: Extract<WayBack, { nothing: unknown }>, live: LiveEndpoint, to = '') {
  switch (nothing) {
    case 'verified':
      return new InferraError('INF3013', `endpoint ${live.name} has no verified config besides what serves`);
    case 'known':
      return new InferraError('INF3016', `${to} is not a verified config of endpoint ${live.name}`, {
        hint: `choose from ${words}`,
      });
    case 'there':
      return new InferraError('INF3014', `${words} is gone from the account; nothing was changed`);
  }
}

/** What the service makes of an update decides what is before what: that is waited for by whoever asks, not guessed. */
function refuseBusy(live: LiveEndpoint, { past }: Situation, to: string): void {
  const ours = past?.marks.attempt?.target.config === to && readHold(live.tags)?.config === to;
  const isBusy = past?.state === 'busy' || (past?.state === 'under way' && !ours);
  if (!isBusy) return;
  throw new InferraError('INF3006', `endpoint ${live.name} is ${live.status}; nothing was changed`, {
    hint: 'SageMaker takes no update meanwhile: wait until `inferra status` shows how it ended, then run this again',
  });
}

/**
 * What the file wants of the endpoint, as far as file and lock file tell: a rollback asks nothing else of anybody. Where they
 * do not, what was applied is held off all the same.
 */
function wanted({ document }: Account, lock: Lock, name: string): Target | undefined {
  if (questionsOf(document, document.endpoints, lock).length > 0) return undefined;
  const settled = settle(document, lock, NO_ANSWERS).document;
  const endpoints = settled.endpoints.map((one) => ({ ...one, name })).filter(isDecided);
  return compile({ ...settled, endpoints })[0]?.target;
}

function isDecided({ variants }: EndpointDeclaration): boolean {
  return variants.every(({ hardware }) => hardware.kind !== 'undecided');
}

function backQuestion({ account, region }: Plan): string {
  return `Roll it back in ${account}/${region}? apply then leaves it there until the file changes.`;
}

function releaseQuestion({ account, region }: Plan): string {
  return `End the hold in ${account}/${region}? The next apply deploys what the file says.`;
}
