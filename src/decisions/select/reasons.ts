// Why the winner won and why each other lost, in plain words with figures.
import type { Candidate } from './candidate.ts';
import { type Assessed, type Decision, runnerOf } from './decide.ts';
import { generationText, tokensText } from './generative.ts';
import type { Context, Policy } from './policy.ts';
import { costOf, NOISE, type Runner, room, score, speedOf, tokensOf } from './rank.ts';
import { duration, exact, label, latencyText, percent, usd } from './words.ts';

const SUPERLATIVE = {
  cost: 'the cheapest',
  speed: 'the fastest',
  balanced: 'the best balance',
  throughput: 'the strongest',
} as const;
const WITHIN = `${NOISE * 100} % that measurements differ by`;

/** Of one candidate, against the chosen one. */
export function verdictReason(one: Assessed, decision: Decision, policy: Policy, context: Context): string {
  if (one.refusals.length > 0) return one.refusals.join('; ');
  const runner = runnerOf(one);
  const { chosen } = decision;
  if (runner === undefined) return 'nothing measured';
  if (one.otherKind) return kindReason(runner, chosen, context);
  if (chosen === undefined || runner.candidate.id === chosen.candidate.id) return figures(runner);
  return lost(runner, chosen, decision, policy);
}

/** Of the whole selection. */
export function selectionReason({ field, order, chosen }: Decision, policy: Policy): string {
  if (field.length === 0) return 'the job has measured no candidate';
  if (chosen === undefined) return noneReason(field);
  const name = label(chosen.candidate, chosen.sized);
  const basis =
    policy.traffic === undefined && (policy.objective === 'cost' || policy.objective === 'balanced')
      ? '; no traffic is declared, so full load is compared'
      : '';
  if (field.length === 1) return `${name} is the only candidate, and meets the policy: ${figures(chosen)}`;
  if (order.length === 1)
    return `${name} is the only one of ${field.length} that meets the policy: ${figures(chosen)}`;
  if (order[0] !== chosen)
    return `${name} was chosen before and stays among ${order.length} that meet the policy: ${figures(chosen)}${basis}`;
  return `${name} is ${SUPERLATIVE[policy.objective]} of ${order.length} that meet the policy: ${figures(chosen)}${basis}`;
}

/** What became of the earlier choice; undefined where nothing is to be said. */
export function pinReason(decision: Decision, policy: Policy, { pinned }: Context): string | undefined {
  const { field, order, chosen } = decision;
  const best = order[0];
  if (pinned === undefined || best === undefined) return undefined;
  const held = field.find(({ candidate }) => candidate.id === pinned);
  if (held === undefined) return `the earlier choice ${pinned} is not among the candidates`;
  if (held.refusals.length > 0)
    return `the earlier choice ${pinned} cannot be chosen any more: ${held.refusals.join('; ')}`;
  const runner = order.find(({ candidate }) => candidate.id === pinned);
  if (runner === undefined || runner === best) return undefined;
  if (score(best, policy) === score(runner, policy) && costOf(best.sized) === costOf(runner.sized))
    return undefined;
  const gap = difference(best, runner, policy);
  const name = label(best.candidate, best.sized);
  return chosen === runner
    ? `the earlier choice ${pinned} stays: ${name} would be ${gap}, within the ${WITHIN}`
    : `the earlier choice ${pinned} gives way: ${name} is ${gap}, more than the ${WITHIN}`;
}

/** `$83.95 a month`, `$3.50 for a million requests at full load`, and whose price that is where it is the job's. */
export function money({ sized }: Runner): string {
  const cost = costOf(sized);
  if (cost === undefined) return 'at an unknown price';
  const span = sized.monthly === undefined ? 'for a million requests at full load' : 'a month';
  return `${usd(cost)} ${span}${sized.price?.from === 'job' ? " (at the job's own price)" : ''}`;
}

function figures(runner: Runner): string {
  const { candidate } = runner;
  return [
    money(runner),
    ...(candidate.latency === undefined ? [] : [latencyText(candidate)]),
    ...generationText(candidate),
  ].join(', ');
}

function noneReason(field: readonly Assessed[]): string {
  const [nearest] = [...field].sort(
    (a, b) => (a.candidate.latency ?? Number.MAX_VALUE) - (b.candidate.latency ?? Number.MAX_VALUE),
  );
  const first = nearest?.otherKind
    ? 'serverless would be a new endpoint'
    : (nearest?.refusals.join('; ') ?? '');
  return field.length === 1
    ? `${nearest?.candidate.id} cannot be chosen: ${first}`
    : `none of ${field.length} can be chosen; the fastest, ${nearest?.candidate.id}: ${first}`;
}

function kindReason(runner: Runner, chosen: Runner | undefined, { live }: Context): string {
  const now = live?.kind === 'instance' ? `${live.type} × ${live.count}` : 'instances';
  const saved = chosen === undefined ? money(runner) : costGap(runner, chosen);
  return `would be a new endpoint, as the live one runs on ${now} (allowKindChange permits it): ${saved}`;
}

function lost(runner: Runner, chosen: Runner, { order }: Decision, policy: Policy): string {
  const text = versus(runner, chosen, policy);
  const place = order.findIndex(({ candidate }) => candidate.id === runner.candidate.id);
  if (place > order.indexOf(chosen)) return text;
  const even = score(runner, policy) === score(chosen, policy);
  return `${text}; ${even ? 'no better by the objective' : `within the ${WITHIN}`}, so the pinned choice stays`;
}

function versus(runner: Runner, chosen: Runner, policy: Policy): string {
  const [own, other] = [score(runner, policy), score(chosen, policy)];
  if (own === other) return tie(runner, chosen);
  if (policy.objective === 'cost') return costGap(runner, chosen);
  if (policy.objective === 'speed') return speedGap(runner, chosen);
  if (policy.objective === 'throughput') return tokensGap(runner, chosen);
  return balancedGap(runner, chosen, own / other);
}

function costGap(runner: Runner, chosen: Runner): string {
  const gap = moreOrLess(costOf(runner.sized), costOf(chosen.sized), ['more', 'less']);
  return `${money(runner)}, ${gap} ${label(chosen.candidate, chosen.sized)}`;
}

function speedGap(runner: Runner, chosen: Runner): string {
  const gap = moreOrLess(speedOf(runner.candidate), speedOf(chosen.candidate), ['slower', 'faster']);
  const own = runner.candidate.generation?.ttft;
  const text = own === undefined ? latencyText(runner.candidate) : `first token ${duration(own)}`;
  return `${text}, ${gap} ${label(chosen.candidate, chosen.sized)}`;
}

function tokensGap(runner: Runner, chosen: Runner): string {
  const own = tokensOf(runner.candidate);
  const gap = moreOrLess(own, tokensOf(chosen.candidate), ['more', 'less']);
  return `${tokensText(own ?? 0)}, ${gap} ${label(chosen.candidate, chosen.sized)}`;
}

function balancedGap(runner: Runner, chosen: Runner, times: number): string {
  const cost = moreOrLess(costOf(runner.sized), costOf(chosen.sized), ['more', 'less'], '');
  const speed = moreOrLess(runner.candidate.latency, chosen.candidate.latency, ['slower', 'faster'], '');
  const name = label(chosen.candidate, chosen.sized);
  return `${money(runner)} (${cost}) and ${latencyText(runner.candidate)} (${speed}): ${times.toFixed(2)} times the score of ${name}`;
}

function tie(runner: Runner, chosen: Runner): string {
  const name = label(chosen.candidate, chosen.sized);
  if (costOf(runner.sized) !== costOf(chosen.sized)) return `as fast, ${costGap(runner, chosen)}`;
  if (runner.candidate.latency !== chosen.candidate.latency)
    return `${money(runner)} like ${name}, ${speedWord(runner.candidate, chosen.candidate)}`;
  if (room(runner) !== room(chosen))
    return `as cheap and fast as ${name}, with room for ${exact(room(runner))} requests a minute against ${exact(room(chosen))}`;
  return `as cheap, fast and roomy as ${name}, which comes first by name`;
}

function speedWord({ latency }: Candidate, chosen: Candidate): string {
  if (latency === undefined || chosen.latency === undefined) return 'with no latency to compare';
  const word = latency > chosen.latency ? 'slower' : 'faster';
  return `${word}: ${duration(latency)} against ${duration(chosen.latency)}`;
}

/** The gap by which the best leads, in the terms of the objective. */
function difference(best: Runner, held: Runner, policy: Policy): string {
  const [own, other] = [score(best, policy), score(held, policy)];
  if (own === other || policy.objective === 'cost')
    return moreOrLess(costOf(best.sized), costOf(held.sized), ['dearer', 'cheaper'], '');
  if (policy.objective === 'speed')
    return moreOrLess(speedOf(best.candidate), speedOf(held.candidate), ['slower', 'faster'], '');
  if (policy.objective === 'throughput')
    return moreOrLess(tokensOf(best.candidate), tokensOf(held.candidate), ['stronger', 'weaker'], '');
  return `${percent(own, other) ?? 'much'} better in balance`;
}

function moreOrLess(
  own: number | undefined,
  other: number | undefined,
  [above, below]: readonly [above: string, below: string],
  than = ' than',
): string {
  if (own === undefined || other === undefined) return than === '' ? 'unknown' : 'not comparable with';
  if (own === other) return than === '' ? 'the same' : 'the same as';
  const gap = percent(own, other);
  return `${gap === undefined ? '' : `${gap} `}${own > other ? above : below}${than}`;
}
