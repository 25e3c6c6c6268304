// Why a candidate cannot be chosen, whatever it costs: nothing measured, nothing priced, or a limit that it misses.
import type { Candidate } from './candidate.ts';
import { missedGeneration } from './generative.ts';
import type { Context, Limits, Policy } from './policy.ts';
import { MOST_CONCURRENT, type Sized } from './size.ts';
import { about, duration, latencyText } from './words.ts';

/** All reasons against a candidate, none of them about the kind of the live endpoint. */
export function refusals(
  candidate: Candidate,
  sized: Sized | undefined,
  policy: Policy,
  context: Context,
): readonly string[] {
  const unusable = unusableBecause(candidate);
  if (unusable !== undefined) return [unusable];
  return [
    ...missedLimits(candidate, policy.require),
    ...unplaceable(candidate, policy),
    ...(sized === undefined
      ? ['the job gave no throughput']
      : [...tooWide(candidate, sized), ...unpriced(candidate, sized, policy, context)]),
  ];
}

function unusableBecause({ failure, compiled, specification }: Candidate): string | undefined {
  if (failure !== undefined) return failure;
  if (compiled !== undefined)
    return `needs the artifact of compilation job ${compiled}, not that of the model`;
  if (specification !== undefined)
    return `was measured with the package's inference specification ${specification}, which the model does not use`;
  return undefined;
}

function missedLimits(candidate: Candidate, require: Limits): readonly string[] {
  return [
    ...percentile(candidate, 'p95', require.p95),
    ...percentile(candidate, 'p99', require.p99),
    ...atSaturation(candidate, require.latencyAtSaturation),
    ...coldStart(candidate, require.coldStart),
    ...missedGeneration(candidate, require),
  ];
}

/** A row at the threshold passes. What is within a limit at p99 is within it at p95. */
function percentile(candidate: Candidate, name: 'p95' | 'p99', limit: number | undefined): readonly string[] {
  const { latency, latencyAt } = candidate;
  if (limit === undefined) return [];
  if (latency === undefined) return [`the job gave no latency, so ${name} ${duration(limit)} is not shown`];
  if (latencyAt === 'saturation')
    return [`${latencyText(candidate)} says nothing of ${name}: only the threshold of an Advanced job does`];
  if (name === 'p99' && latencyAt === 'p95') return [`${latencyText(candidate)} says nothing of p99`];
  return latency > limit ? [`${latencyAt} ${duration(latency)} is above ${duration(limit)}`] : [];
}

function atSaturation(candidate: Candidate, limit: number | undefined): readonly string[] {
  const { latency, latencyAt } = candidate;
  if (limit === undefined) return [];
  if (latency === undefined)
    return [`the job gave no latency, so ${duration(limit)} at saturation is not shown`];
  if (latencyAt !== 'saturation')
    return [`${latencyText(candidate)} is where the job stopped, which says nothing of saturation`];
  return latency > limit ? [`${latencyText(candidate)} is above ${duration(limit)}`] : [];
}

function coldStart({ hardware, coldStart: start }: Candidate, limit: number | undefined): readonly string[] {
  if (limit === undefined || hardware.kind === 'instance') return [];
  if (start === undefined) return [`the job gave no cold start, so ${duration(limit)} is not shown`];
  return start > limit ? [`cold start ${duration(start)} is above ${duration(limit)}`] : [];
}

/** A row without latency has no place in a comparison by speed. */
function unplaceable({ latency, generation }: Candidate, { objective }: Policy): readonly string[] {
  if (objective === 'throughput') {
    return generation?.tokens === undefined ? ['the job gave no tokens a second, which are judged by'] : [];
  }
  return latency === undefined && objective !== 'cost'
    ? [`the job gave no latency, which ${objective === 'speed' ? 'speed is' : 'a balance is'} judged by`]
    : [];
}

function tooWide({ hardware }: Candidate, { size, capacity }: Sized): readonly string[] {
  if (hardware.kind === 'instance' || size <= MOST_CONCURRENT) return [];
  return [
    `the peak needs ${about(size)} concurrent requests (${about(capacity)} a minute each), and serverless has at most ${MOST_CONCURRENT}`,
  ];
}

function unpriced(
  { hardware }: Candidate,
  { price }: Sized,
  { objective }: Policy,
  { region }: Context,
): readonly string[] {
  if (price !== undefined || objective === 'speed' || objective === 'throughput') return [];
  const what = hardware.kind === 'instance' ? hardware.type : 'serverless';
  return [`no price of ${what} in ${region} is known, nor does the job give one`];
}
