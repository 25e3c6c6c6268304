// Ended jobs → a measurement, and a measurement → the hardware of one who asks. Pure; the choice itself is made in
// decisions/select.

import type { JobFact } from '../core/fact.ts';
import type { PriceBook } from '../cost/book.ts';
import type { ChoicePin, Measurement } from '../decisions/measurement.ts';
import type { Candidate, Generation } from '../decisions/select/candidate.ts';
import { type DescribedGeneration, generatedRows } from '../decisions/select/generative.ts';
import type { Context, Live, Policy } from '../decisions/select/policy.ts';
import { endpointPerformance, type Job, rowsOf } from '../decisions/select/rows.ts';
import { type Choice, type Selection, select } from '../decisions/select/select.ts';
import type { Described, JobStep } from '../decisions/select/wire.ts';
import { label } from '../decisions/select/words.ts';
import { type Asker, contentDigest, contentName, type Group } from './askers.ts';
import { partDigests, selectionDigest, type Where } from './inputs.ts';
import type { JobUnit } from './job-unit.ts';
import { countFor, poolOf, scalingFor, typeOf } from './pools.ts';

/** One job of a question that has come to its end. */
export type Ended = { readonly unit: JobUnit; readonly fact: JobFact };

export function measurementFrom(
  group: Group,
  ended: readonly Ended[],
  where: Where,
  prices: Pick<PriceBook, 'region' | 'from'>,
): Measurement {
  const { model, policy } = group;
  const last = Math.max(...ended.map(({ fact }) => fact.completed ?? 0));
  return {
    inputs: ended.map(({ unit }) => unit.inputs),
    model: contentDigest(model, where),
    asked: partDigests(ended.map(({ unit }) => unit.asked)),
    measuredOn: contentName(model),
    jobs: ended.map(({ fact }) => fact.name),
    measuredAt: new Date(last).toISOString().replace(/\.\d+Z$/, 'Z'),
    prices: `${prices.region} ${prices.from}`,
    choices: {},
    ...endpointOf(group, ended),
    candidates: ended.flatMap(({ fact }) => candidatesOf(fact, policy)),
  };
}

function candidatesOf({ described, tests }: JobFact, policy: Group['policy']): readonly Candidate[] {
  // What the service sends fits these types: every member of them may be missing or anything.
  if (policy.job.kind === 'generative') return generatedRows(described as DescribedGeneration);
  return rowsOf(described as Described, jobOf(policy), tests as readonly JobStep[]);
}

/** A job that loads the live endpoint is the only one of its policy. */
function endpointOf({ policy }: Group, ended: readonly Ended[]): Pick<Measurement, 'endpoint'> {
  const seen = ended.flatMap(
    ({ fact: { described, tests } }) =>
      endpointPerformance(described as Described, jobOf(policy), tests as readonly JobStep[]) ?? [],
  );
  return seen[0] === undefined ? {} : { endpoint: seen[0] };
}

function jobOf({ job, require }: Group['policy']): Job {
  if (job.kind === 'default') return { kind: 'default' };
  const percentile = require.p95 === undefined ? 'p99' : 'p95';
  const ms = require.p95 ?? require.p99;
  return { kind: 'advanced', ...(ms === undefined ? {} : { threshold: { percentile, ms } }) };
}

export type SelectFor = { readonly book: PriceBook; readonly live?: Live; readonly pinned?: string };

/** What the policy chooses for one who asks. */
export function selectFor(asker: Asker, candidates: readonly Candidate[], where: SelectFor): Selection {
  return select(candidates, policyFor(asker), contextFor(asker, where));
}

/** What the choice is made from beside the candidates: also for what is drawn of them. */
export function contextFor({ share }: Asker, { book, live, pinned }: SelectFor): Context {
  return {
    region: book.region,
    prices: book,
    share,
    ...(live === undefined ? {} : { live }),
    ...(pinned === undefined ? {} : { pinned }),
  };
}

export function policyFor({ policy }: Asker): Policy {
  const { require, traffic, objective, balance, allowKindChange } = policy;
  return { require, objective, balance, allowKindChange, ...(traffic === undefined ? {} : { traffic }) };
}

/** The choice as the lock file keeps it. */
export function choicePin(asker: Asker, choice: Choice, selection: Selection): ChoicePin {
  const { reason, verdicts } = selection;
  const { hardware, env, generation, size } = choice;
  const pool = poolOf(asker, choice, selection);
  const scaling = scalingFor(pool);
  // What it comes to depends on the types that there is capacity for.
  const monthly = pool.length > 1 ? undefined : choice.monthly;
  return {
    candidate: choice.id,
    ...(hardware.kind === 'instance'
      ? {
          instance: { type: hardware.type, count: countFor(pool) },
          ...(pool.length > 1 ? { pools: pool.map(typeOf) } : {}),
        }
      : { serverless: { memory: hardware.memory, maxConcurrency: size } }),
    ...(Object.keys(env).length === 0 ? {} : { env }),
    ...(generation === undefined ? {} : { package: packageOf(generation) }),
    ...(scaling === undefined || asker.endpoint.scaling === undefined ? {} : { scaling }),
    ...(monthly === undefined ? {} : { cost: `$${monthly.toFixed(2)} a month` }),
    reason,
    // The winner stands above them: its long name in each line would only make every diff longer.
    others: Object.fromEntries(
      verdicts
        .filter(({ id }) => id !== choice.id)
        .map((one) => [one.id, one.reason.replaceAll(label(choice, choice), 'the choice')]),
    ),
    decidedBy: selectionDigest(asker),
  };
}

function packageOf({ package: arn, specification }: Generation): NonNullable<ChoicePin['package']> {
  return { arn, ...(specification === undefined ? {} : { specification }) };
}
