// `rollback`: takes one endpoint back to a verified config, and holds it there; or ends such a hold.
import type { EndpointDeclaration } from '../config/document.ts';
import { InferraError } from '../core/errors.ts';
import type { Plan } from '../core/plan.ts';
import { sighted } from '../core/sightings.ts';
import type { Lock } from '../decisions/pins.ts';
import {
  backReads,
  type Returning,
  unitBack,
  unitReleased,
  type WayBack,
  wayBack,
} from '../endpoint/back.ts';
import { effectOf } from '../endpoint/effect.ts';
import { readHold } from '../endpoint/memory/hold.ts';
import type { Planned } from '../endpoint/plan.ts';
import { stray } from '../endpoint/reads.ts';
import { type Situation, situation } from '../endpoint/situation.ts';
import type { Seen, Stray } from '../endpoint/subject.ts';
import { liveSecrets } from '../endpoint/text/model-fields.ts';
import type { Target, Unit } from '../endpoint/unit.ts';
import { survey } from '../engine/survey.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import { ourEndpoint, planByHand, standingName, wantedUnit } from './by-hand.ts';
import { type ApplyResult, carryOut } from './carry-out.ts';
import type { Ports, RollbackInput } from './ports.ts';
import { type Account, prepareLocked } from './prepare.ts';
import { planComponentBack } from './rollback-component.ts';
import { isNamed } from './subjects.ts';

/** @throws InferraError where there is no way back; nothing has been changed then */
export async function rollback(ports: Ports, input: RollbackInput): Promise<ApplyResult> {
  const { account, lockFile } = await prepareLocked(ports, input);
  const endpoint = endpointNamed(account, input.endpoint);
  const only = { ...account, document: { ...account.document, endpoints: [endpoint] } };
  const { component } = input;
  const replan = () =>
    component === undefined
      ? planBack(only, endpoint, lockFile.lock, input)
      : planComponentBack(only, endpoint, lockFile.lock, { ...input, component });
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
  const name = await standingName(account, endpoint);
  const seen = await survey(kinds, (now: Seen) => backReads(name, now));
  account.mask(liveSecrets(seen));
  const subject: Stray & Returning = {
    ...stray(owner, endpoint.address, name),
    place: endpoint.place,
    ...(endpoint.smokeTest === undefined ? {} : { doubts: true }),
  };
  const now = situation(subject, seen);
  const live = ourEndpoint(sighted(seen, 'endpoint', name), name, now);
  const unit = input.release
    ? unitReleased(subject, live, now)
    : back(subject, live, now, seen, input, wantedUnit(account, lock, name)?.target, componentsOf(endpoint));
  return planByHand(account, endpoint, unit, seen);
}

function componentsOf({ hosting }: EndpointDeclaration): readonly string[] {
  return (hosting?.components ?? []).map(({ key }) => key);
}

function back(
  subject: Returning,
  live: LiveEndpoint,
  now: Situation,
  seen: Seen,
  { to, after }: BackInput,
  wanted: Target | undefined,
  hosted: readonly string[],
): Unit {
  const way = wayBack(live, now, to, seen);
  if ('nothing' in way) throw noWay(way, live, to, hosted);
  refuseBusy(live, now, way.config.name);
  const unit = unitBack(subject, live, now, way, wanted, after);
  const { recipe, because } = effectOf(unit, now);
  if (recipe !== 'recreate') return unit;
  throw new InferraError('INF3015', `endpoint ${live.name} cannot go back to ${way.config.name}: ${because}`);
}

function noWay(
  { nothing, words }: Extract<WayBack, { nothing: unknown }>,
  live: LiveEndpoint,
  to = '',
  hosted: readonly string[] = [],
) {
  switch (nothing) {
    case 'verified':
      return new InferraError(
        'INF3013',
        `endpoint ${live.name} has no verified config besides what serves`,
        hosted.length === 0
          ? {}
          : {
              hint: `write into the file what should serve; or take one component back, with --component: ${hosted.join(', ')}`,
            },
      );
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

function backQuestion({ account, region }: Plan): string {
  return `Roll it back in ${account}/${region}? apply then leaves it there until the file changes.`;
}

function releaseQuestion({ account, region }: Plan): string {
  return `End the hold in ${account}/${region}? The next apply deploys what the file says.`;
}
