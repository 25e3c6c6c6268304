// A measurement → the hardware of everybody who asks: what the lock file chose, or where that is missing or was decided
// by another policy, what the policy chooses now.
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Answers, HardwareFact, Question } from '../core/fact.ts';
import type { PlanDecision } from '../core/plan.ts';
import type { PriceBook } from '../cost/book.ts';
import type { ChoicePin, Measurement } from '../decisions/measurement.ts';
import type { Live } from '../decisions/select/policy.ts';
import type { Asker } from './askers.ts';
import { selectionDigest } from './inputs.ts';
import { choicePin, selectFor } from './measure.ts';
import type { GroupState } from './state.ts';

type Measured = Extract<GroupState, { is: 'measured' }>;

export type Chosen = {
  readonly measurement: Measurement;
  readonly decisions: readonly PlanDecision[];
  /** By the asker's address: why nothing is chosen for it. */
  readonly problems: ReadonlyMap<string, Diagnostic>;
};

/** A serverless winner depends on what is live, so that is looked at where a choice is to be made. */
export function hardwareQuestions(state: Measured): readonly Question[] {
  return state.group.askers.filter((asker) => !isChosen(asker, state)).map(hardwareQuestion);
}

/** What the endpoint of an asker runs on now. */
export function hardwareQuestion({ endpoint }: Asker): Question {
  return { fact: 'hardware', endpoint: endpoint.name };
}

/** The choice of the lock file stands while neither the measurement nor what decides among its candidates has moved. */
function isChosen(asker: Asker, { measurement, found }: Measured): boolean {
  const choice = measurement.choices[asker.address];
  return !found && choice?.decidedBy === selectionDigest(asker);
}

export function choose(state: Measured, book: PriceBook, answers: Answers): Chosen {
  const { group, measurement } = state;
  const addresses = new Set(group.askers.map(({ address }) => address));
  const others = Object.entries(measurement.choices).filter(([address]) => !addresses.has(address));
  const made = group.askers.map((asker) => choiceFor(asker, state, book, answers));
  const choices = made.flatMap(({ asker, pin }) =>
    pin === undefined ? [] : [[asker.address, pin] as const],
  );
  return {
    measurement: {
      ...measurement,
      choices: Object.fromEntries([...others, ...choices].sort(([a], [b]) => (a < b ? -1 : 1))),
    },
    decisions: made.flatMap(({ decision }) => (decision === undefined ? [] : [decision])),
    problems: new Map(
      made.flatMap(({ asker, problem }) => (problem === undefined ? [] : [[asker.address, problem]])),
    ),
  };
}

type Made = {
  readonly asker: Asker;
  readonly pin?: ChoicePin;
  readonly decision?: PlanDecision;
  readonly problem?: Diagnostic;
};

function choiceFor(asker: Asker, state: Measured, book: PriceBook, answers: Answers): Made {
  const { measurement, found } = state;
  const before = measurement.choices[asker.address];
  if (before !== undefined && isChosen(asker, state)) return { asker, pin: before };
  const live = liveOf(asker, answers);
  const selection = selectFor(asker, measurement.candidates, {
    book,
    ...(live === undefined ? {} : { live }),
    ...(before === undefined ? {} : { pinned: before.candidate }),
  });
  if (selection.choice === undefined) {
    const { address, endpoint } = asker;
    const hint = `\`inferra recommend show ${asker.policy.key}\` says what each candidate misses`;
    const message = `${asker.policy.address} has no hardware for ${address}: ${selection.reason}`;
    return {
      asker,
      problem: { code: 'INF7026', severity: 'error', message, hint, address: endpoint.address },
    };
  }
  const pin = choicePin(asker, selection.choice, selection);
  const because =
    before === undefined ? 'not pinned yet' : found ? 'measured anew' : 'the policy has changed';
  const decision: PlanDecision = {
    address: asker.address,
    what: 'hardware',
    ...(before === undefined ? {} : { from: hardwareText(before) }),
    to: hardwareText(pin),
    because,
  };
  return { asker, pin, decision };
}

/** `ml.c6i.large × 3`, `ml.c6i.large or ml.m5.large × 4`, `serverless 4 GB × 20` */
export function hardwareText({ candidate, instance, pools, serverless }: ChoicePin): string {
  if (instance !== undefined) return `${(pools ?? [instance.type]).join(' or ')} × ${instance.count}`;
  if (serverless === undefined) return candidate;
  return `serverless ${serverless.memory / 1024} GB × ${serverless.maxConcurrency}`;
}

export function liveOf({ endpoint, variant }: Asker, answers: Answers): Live | undefined {
  const answer = answers.to({ fact: 'hardware', endpoint: endpoint.name });
  if (answer?.state !== 'found') return undefined;
  // A variant on the endpoint itself is named by its kind of hardware; whatever it was, it is the only one.
  const all: HardwareFact = answer.value;
  const alone = endpoint.variants.length === 1 ? Object.values(all)[0] : undefined;
  return all[variant.name] ?? alone;
}
