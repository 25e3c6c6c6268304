// A pinned measurement as people read it: what was chosen and why, what each other candidate misses, and what would
// change that. Decided again from the lock file alone, so it needs no account and says what the next plan would.

import type { ShownCandidate, ShownChoice, ShownMeasurement, ShownPolicy } from '../core/recommendation.ts';
import type { PriceBooks } from '../cost/book.ts';
import type { ChoicePin, Measurement } from '../decisions/measurement.ts';
import { type Lock, measurementOf } from '../decisions/pins.ts';
import type { Candidate } from '../decisions/select/candidate.ts';
import type { Selection, Verdict } from '../decisions/select/select.ts';
import { ageDays } from './age.ts';
import type { Asker, Group } from './askers.ts';
import { shownEndpoint } from './beside.ts';
import { hardwareText } from './choose.ts';
import { selectionDigest } from './inputs.ts';
import { choicePin, type SelectFor, selectFor } from './measure.ts';
import { runCommand } from './named.ts';

/** @param now ms; absent where the time of the measurement is not this machine's */
export function shownPolicy(
  group: Group,
  lock: Lock,
  environment: string,
  books: PriceBooks,
  now?: number,
): ShownPolicy {
  const { policy, model } = group;
  const measured = pinnedFor(group, lock, environment);
  return {
    policy: policy.key,
    model: `models.${model.key}`,
    ...(measured === undefined ? {} : { measured: shownMeasurement(group, measured, books, now) }),
    command: runCommand([policy.key], policy.measuredIn ?? environment),
  };
}

/** What the lock file has of it: its own measurement, or that of the environment whose it takes. */
export function pinnedFor(
  { policy, model }: Group,
  lock: Lock,
  environment: string,
): Measurement | undefined {
  const own = measurementOf(lock, environment, policy.key, model.key);
  if (own !== undefined || policy.measuredIn === undefined) return own;
  const theirs = measurementOf(lock, policy.measuredIn, policy.key, model.key);
  return theirs === undefined ? undefined : { ...theirs, choices: {} };
}

function shownMeasurement(
  { policy, askers }: Group,
  measurement: Measurement,
  books: PriceBooks,
  now?: number,
): ShownMeasurement {
  const { measuredOn, measuredAt, jobs, prices } = measurement;
  const days = now === undefined ? undefined : Math.max(0, ageDays(measuredAt, now));
  const { refreshAfter } = policy;
  return {
    measuredOn,
    measuredAt,
    ...(days === undefined ? {} : { ageDays: days }),
    stale: days !== undefined && refreshAfter !== undefined && days > refreshAfter,
    jobs,
    prices,
    choices: askers.map((asker) => shownChoice(asker, measurement, books)),
  };
}

export function shownChoice(asker: Asker, measurement: Measurement, books: PriceBooks): ShownChoice {
  const pin = measurement.choices[asker.address];
  const pinned = pin !== undefined && pin.decidedBy === selectionDigest(asker);
  const selection = selectFor(asker, measurement.candidates, seenFrom(asker, measurement, books));
  const { choice } = selection;
  // What was live then may have decided: the record stands, and what-ifs of another answer would mislead.
  if (pinned && pin.candidate !== choice?.id) return recorded(asker, pin, selection, measurement, books);
  const text =
    pinned || choice === undefined
      ? pin && pinned && hardwareText(pin)
      : hardwareText(choicePin(asker, choice, selection));
  return {
    address: asker.address,
    ...(text === undefined || text === false ? {} : { choice: text }),
    reason: pinned ? pin.reason : selection.reason,
    pinned,
    candidates: selection.verdicts.map((one) => shownCandidate(one, measurement.candidates)),
    ...endpointIn(asker, measurement, books),
    ...(selection.breakEven === undefined ? {} : { breakEven: selection.breakEven.text }),
    whatWouldChange: selection.whatWouldChange,
  };
}

/** A pinned instance is taken for what is live: that is what keeps a serverless winner from it. */
export function seenFrom(
  asker: Asker,
  { candidates, prices, choices }: Measurement,
  books: PriceBooks,
): SelectFor {
  const pin = choices[asker.address];
  const seen = {
    book: books(regionOf(prices)),
    ...(pin === undefined ? {} : { pinned: pin.candidate }),
  };
  if (pin?.instance === undefined) return seen;
  if (selectFor(asker, candidates, seen).choice?.id === pin.candidate) return seen;
  return { ...seen, live: { kind: 'instance', ...pin.instance } };
}

function regionOf(prices: string): string {
  return prices.split(' ')[0] ?? '';
}

function endpointIn(
  asker: Asker,
  { endpoint, prices }: Measurement,
  books: PriceBooks,
): Pick<ShownChoice, 'endpoint'> {
  if (endpoint === undefined) return {};
  return { endpoint: shownEndpoint(asker, endpoint, books(regionOf(prices))) };
}

function recorded(
  asker: Asker,
  pin: ChoicePin,
  { verdicts }: Selection,
  measurement: Measurement,
  books: PriceBooks,
): ShownChoice {
  const { address } = asker;
  const { candidates } = measurement;
  const shown = verdicts.map((one) => shownCandidate(one, candidates));
  return {
    address,
    choice: hardwareText(pin),
    reason: pin.reason,
    pinned: true,
    candidates: shown.map((one) =>
      one.id === pin.candidate
        ? { ...one, verdict: 'chosen', reason: pin.reason }
        : {
            ...one,
            verdict: one.verdict === 'chosen' ? 'eligible' : one.verdict,
            reason: pin.others[one.id] ?? one.reason,
          },
    ),
    ...endpointIn(asker, measurement, books),
    whatWouldChange: [],
  };
}

function shownCandidate(
  { id, verdict, reason, sized }: Verdict,
  candidates: readonly Candidate[],
): ShownCandidate {
  const candidate = candidates.find((one) => one.id === id);
  const { latency, latencyAt = 'saturation', coldStart } = candidate ?? {};
  return {
    id,
    verdict,
    reason,
    ...(sized === undefined ? {} : { capacity: sized.capacity, size: sized.size }),
    ...(latency === undefined ? {} : { latency }),
    latencyAt: candidate?.generation === undefined ? latencyAt : 'workload',
    ...(coldStart === undefined ? {} : { coldStart }),
    ...(sized?.monthly === undefined ? {} : { monthly: sized.monthly }),
    ...(sized?.perMillion === undefined ? {} : { perMillion: sized.perMillion }),
  };
}
