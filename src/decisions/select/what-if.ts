// What would change the answer: each knob of the policy is turned until another candidate wins, and the text says where.
import type { Candidate } from './candidate.ts';
import { type Decision, decide } from './decide.ts';
import type { Context, Limits, Policy, Traffic } from './policy.ts';
import type { Runner } from './rank.ts';
import { money } from './reasons.ts';
import { about, duration, label, percent, rate } from './words.ts';

type Given = {
  readonly candidates: readonly Candidate[];
  readonly policy: Policy;
  readonly context: Context;
};

/** One knob: the same question with another value. */
type Turn = (value: number) => Decision;

/** Traffic is tried up to a hundred times more and less; answers that hold for less than 5 % of it are passed over. */
const REACH = 100;
const STRIDE = 1.05;

/** Sentences, in the fixed order traffic, headroom, price, limits, kind. Empty where nothing is chosen. */
export function whatWouldChange(given: Given, decision: Decision): readonly string[] {
  const { chosen } = decision;
  if (chosen === undefined) return limitsRelaxed(given, undefined);
  const { traffic } = given.policy;
  return [
    ...(traffic === undefined
      ? []
      : [...trafficTurned(given, traffic, chosen), ...headroomTurned(given, traffic, chosen)]),
    ...priceTurned(given, chosen),
    ...limitsRelaxed(given, chosen),
    ...limitsTightened(given, chosen),
    ...kindAllowed(given, decision, chosen),
  ];
}

function trafficTurned(given: Given, traffic: Traffic, chosen: Runner): readonly string[] {
  const turn: Turn = (factor) =>
    withPolicy(given, {
      traffic: { ...traffic, average: traffic.average * factor, peak: traffic.peak * factor },
    });
  return [REACH, 1 / REACH].flatMap((end) => {
    const found = flip(turn, 1, end, chosen);
    if (found === undefined) return [];
    const { average, peak } = traffic;
    const place = `peak of ${about(peak * found.at)}/min (average ${about(average * found.at)}/min)`;
    return [`${end > 1 ? 'above' : 'below'} a ${place}: ${answer(found.decision)}`];
  });
}

function headroomTurned(given: Given, traffic: Traffic, chosen: Runner): readonly string[] {
  const turn: Turn = (headroom) => withPolicy(given, { traffic: { ...traffic, headroom } });
  return [1, 0.1].flatMap((end) => {
    if (end > 0.5 ? end <= traffic.headroom : end >= traffic.headroom) return [];
    const found = flip(turn, traffic.headroom, end, chosen);
    if (found === undefined) return [];
    return [`${end === 1 ? 'above' : 'below'} a headroom of ${about(found.at)}: ${answer(found.decision)}`];
  });
}

/** The winner's price is the one figure that the world can change under a pin. */
function priceTurned(given: Given, chosen: Runner): readonly string[] {
  const { price } = chosen.sized;
  if (price === undefined) return [];
  const { context } = given;
  const turn: Turn = (usdNow) => {
    const prices = repriced(context.prices, chosen.candidate, usdNow, usdNow / price.usd);
    return decide(given.candidates, given.policy, { ...context, prices });
  };
  const found = flip(turn, price.usd, price.usd * 10, chosen);
  if (found === undefined) return [];
  const gap = percent(found.at, price.usd);
  const { hardware } = chosen.candidate;
  const what = hardware.kind === 'instance' ? `${hardware.type} cost` : 'serverless cost';
  const rise = price.per === 'hour' ? `more than ${rate(found.at)} an hour` : 'more';
  return [`if ${what} ${rise} (${gap} more): ${answer(found.decision)}`];
}

/** The price of one type moves alone; serverless has one price by memory and time, which moves for every memory. */
function repriced(
  prices: Context['prices'],
  { hardware }: Candidate,
  usdNow: number,
  factor: number,
): Context['prices'] {
  return hardware.kind === 'instance'
    ? { ...prices, instance: (type) => (type === hardware.type ? usdNow : prices.instance(type)) }
    : {
        ...prices,
        serverless: (memory) => {
          if (memory === hardware.memory) return usdNow;
          const listed = prices.serverless(memory);
          return listed === undefined ? undefined : listed * factor;
        },
      };
}

const LIMIT_NAMES = {
  p95: 'a p95',
  p99: 'a p99',
  latencyAtSaturation: 'a latency at saturation',
  coldStart: 'a cold start',
  p50: 'a p50',
  ttft: 'a time to the first token',
} as const satisfies Partial<Record<keyof Limits, string>>;
type Latency = keyof typeof LIMIT_NAMES;
const LIMITS = Object.keys(LIMIT_NAMES) as readonly Latency[];

/** The first value above the limit, among those measured, that lets another candidate win. */
function limitsRelaxed(given: Given, chosen: Runner | undefined): readonly string[] {
  return LIMITS.flatMap((name) => {
    const limit = given.policy.require[name];
    if (limit === undefined) return [];
    for (const value of measured(given.candidates, name).filter((one) => one > limit)) {
      const decision = withLimit(given, name, value);
      if (decision.chosen !== undefined && !same(decision, chosen))
        return [
          `with ${LIMIT_NAMES[name]} of ${duration(value)} instead of ${duration(limit)}: ${answer(decision)}`,
        ];
    }
    return [];
  });
}

/** A percentile is where the job stopped: below it nothing has been measured, so only the other limits are tightened. */
function limitsTightened(given: Given, chosen: Runner): readonly string[] {
  return (['latencyAtSaturation', 'coldStart'] as const).flatMap((name) => {
    const own = name === 'coldStart' ? chosen.candidate.coldStart : chosen.candidate.latency;
    if (given.policy.require[name] === undefined || own === undefined) return [];
    const decision = withLimit(given, name, own * (1 - 1e-6));
    return [`with ${LIMIT_NAMES[name]} below ${duration(own)}: ${answer(decision)}`];
  });
}

function kindAllowed(given: Given, { field }: Decision, chosen: Runner): readonly string[] {
  if (!field.some(({ otherKind }) => otherKind)) return [];
  const decision = withPolicy(given, { allowKindChange: true });
  return same(decision, chosen) ? [] : [`with allowKindChange: ${answer(decision)}`];
}

function measured(candidates: readonly Candidate[], name: Latency): readonly number[] {
  const figureOf = (one: Candidate) => {
    if (name === 'coldStart') return one.coldStart;
    return name === 'p50' || name === 'ttft' ? one.generation?.[name] : one.latency;
  };
  const values = candidates.flatMap((one) => figureOf(one) ?? []);
  return [...new Set(values)].sort((a, b) => a - b);
}

function withLimit(given: Given, name: keyof Limits, value: number): Decision {
  return withPolicy(given, { require: { ...given.policy.require, [name]: value } });
}

function withPolicy({ candidates, policy, context }: Given, change: Partial<Policy>): Decision {
  return decide(candidates, { ...policy, ...change }, context);
}

function same({ chosen }: Decision, other: Runner | undefined): boolean {
  return chosen?.candidate.id === other?.candidate.id;
}

function answer({ chosen }: Decision): string {
  return chosen === undefined
    ? 'nothing meets the policy'
    : `${label(chosen.candidate, chosen.sized)}, ${money(chosen)}`;
}

/** Walks from a value to another in strides, then halves the stride in which the answer changed. */
function flip(
  turn: Turn,
  from: number,
  to: number,
  chosen: Runner,
): { readonly at: number; readonly decision: Decision } | undefined {
  const stride = to > from ? STRIDE : 1 / STRIDE;
  const strides = Math.ceil(Math.log(to / from) / Math.log(stride));
  for (let step = 1, near = from; step <= strides; step += 1) {
    const far = step === strides ? to : from * stride ** step;
    if (!same(turn(far), chosen)) return halve(turn, near, far, chosen);
    near = far;
  }
  return undefined;
}

function halve(
  turn: Turn,
  near: number,
  far: number,
  chosen: Runner,
): { readonly at: number; readonly decision: Decision } {
  let [holds, changed] = [near, far];
  for (let round = 0; round < 40; round += 1) {
    const middle = (holds + changed) / 2;
    if (same(turn(middle), chosen)) holds = middle;
    else changed = middle;
  }
  return { at: changed, decision: turn(changed) };
}
