// A pinned measurement as the report draws it: the words of `recommend show`, and the points behind them.
import type {
  AskedFor,
  CrossingPoint,
  DrawnChoice,
  DrawnMeasurement,
  DrawnPolicy,
  LiveHardware,
} from '../core/figures.ts';
import type { PriceBooks } from '../cost/book.ts';
import type { Measurement } from '../decisions/measurement.ts';
import { type Lock, measurementOf } from '../decisions/pins.ts';
import { breakEven } from '../decisions/select/break-even.ts';
import { inOrder } from '../decisions/select/candidate.ts';
import { curves } from '../decisions/select/curves.ts';
import { decide } from '../decisions/select/decide.ts';
import { liveSide } from '../decisions/select/live.ts';
import type { Context, Live, Policy } from '../decisions/select/policy.ts';
import { sharedBy } from '../decisions/select/size.ts';
import type { Asker, Group } from './askers.ts';
import { hardwareText } from './choose.ts';
import { contextFor, policyFor } from './measure.ts';
import { pinnedFor, seenFrom, shownChoice, shownPolicy } from './show.ts';

const DAY_MS = 86_400_000;

/** What askers run on, by address, where the account was looked at. */
export type LiveByAddress = ReadonlyMap<string, Live>;

/** Knows no time: the same files give the same page. */
export function drawnPolicy(
  group: Group,
  lock: Lock,
  environment: string,
  books: PriceBooks,
  live: LiveByAddress = new Map(),
): DrawnPolicy {
  const { policy, model, command } = shownPolicy(group, lock, environment, books);
  const measurement = pinnedFor(group, lock, environment);
  if (measurement === undefined) return { policy, model, command };
  const own = measurementOf(lock, environment, policy, group.model.key);
  const measuredIn = own === undefined ? group.policy.measuredIn : undefined;
  const measured = drawnMeasurement(group, measurement, books, live);
  return {
    policy,
    model,
    command,
    measured: measuredIn === undefined ? measured : { ...measured, measuredIn },
  };
}

function drawnMeasurement(
  { policy, askers }: Group,
  measurement: Measurement,
  books: PriceBooks,
  live: LiveByAddress,
): DrawnMeasurement {
  const { measuredOn, measuredAt, jobs, prices, inputs, model } = measurement;
  const { refreshAfter, job } = policy;
  return {
    measuredOn,
    measuredAt,
    jobs,
    prices,
    inputs,
    modelDigest: model,
    kind: job.kind,
    ...(refreshAfter === undefined ? {} : { oldAfter: later(measuredAt, refreshAfter) }),
    choices: askers.map((asker) => drawnChoice(asker, measurement, books, live.get(asker.address))),
  };
}

function later(measuredAt: string, days: number): string {
  return new Date(Date.parse(measuredAt) + days * DAY_MS).toISOString().replace(/\.\d+Z$/, 'Z');
}

function drawnChoice(
  asker: Asker,
  measurement: Measurement,
  books: PriceBooks,
  live: Live | undefined,
): DrawnChoice {
  const policy = policyFor(asker);
  const context = contextFor(asker, seenFrom(asker, measurement, books));
  const pin = measurement.choices[asker.address];
  const crossing = crossingOf(measurement, policy, context);
  return {
    ...shownChoice(asker, measurement, books),
    asked: askedFor(asker),
    curves: curves(measurement.candidates, policy, context),
    ...(crossing === undefined ? {} : { crossing }),
    ...(pin === undefined ? {} : { pin: { candidate: pin.candidate, text: hardwareText(pin) } }),
    ...(live === undefined ? {} : { live: liveHardware(policy, context, live) }),
  };
}

function askedFor({ policy, share }: Asker): AskedFor {
  const { require, traffic, objective } = policy;
  return { require, objective, ...(traffic === undefined ? {} : { traffic: sharedBy(traffic, share) }) };
}

function crossingOf(
  { candidates }: Measurement,
  policy: Policy,
  context: Context,
): CrossingPoint | undefined {
  const even = breakEven(decide([...candidates].sort(inOrder), policy, context), policy, context);
  if (even === undefined) return undefined;
  const { serverless, instance, below, above, limit } = even;
  // What serverless cannot carry any more it does not cross.
  if (below === undefined || above === undefined || below > limit) return { serverless, instance };
  return { serverless, instance, below, above: Math.min(above, limit) };
}

function liveHardware(policy: Policy, context: Context, live: Live): LiveHardware {
  const monthly = liveSide(policy, { ...context, live })?.monthly;
  const text =
    live.kind === 'instance' ? `${live.type} × ${live.count}` : `serverless ${live.memory / 1024} GB`;
  return { text, ...(monthly === undefined ? {} : { monthly }) };
}
