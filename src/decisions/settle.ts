// Document + lock + answers → the document as it is deployed: groups have become versions, revisions are filled in; and
// what had to be decided for that and stands in no file yet.
import { shortDigest } from '../base/hash.ts';
import type { Document, EndpointDeclaration, ModelDeclaration } from '../config/document.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Answers, Question } from '../core/fact.ts';
import type { PlanDecision } from '../core/plan.ts';
import { type Lock, type ModelPins, type PackagePin, pinsOf, withPins } from './pins.ts';
import { modelsIn } from './slots.ts';

export type Settled = {
  readonly document: Document;
  /** Sorted by address. */
  readonly decisions: readonly PlanDecision[];
  /** The lock file once they are written down. */
  readonly next: Lock;
  /** Why a decision cannot be made. */
  readonly problems: readonly Diagnostic[];
};

/** What must be known of the outside before these endpoints can be planned: groups without a pin. */
export function questionsOf(
  document: Document,
  endpoints: readonly EndpointDeclaration[],
  lock: Lock,
): readonly Question[] {
  return modelsIn({ endpoints }).flatMap((model) => {
    const { packageGroup: group } = model;
    const pinned = pinnedPackage(model, pinsOf(lock, document.environment, model.key));
    return group === undefined || pinned !== undefined ? [] : [{ fact: 'latest-approved', group }];
  });
}

/** A model whose question was not asked stays as it is. */
export function settle(document: Document, lock: Lock, answers: Answers): Settled {
  const { environment } = document;
  const found = modelsIn(document).map((model) =>
    settleModel(model, pinsOf(lock, environment, model.key), answers),
  );
  const models = new Map(found.map(({ model }) => [model.key, model]));
  return {
    document: found.every(({ changed }) => !changed) ? document : withModels(document, models),
    decisions: found
      .flatMap(({ decision }) => (decision === undefined ? [] : [decision]))
      .sort((left, right) => (left.address < right.address ? -1 : 1)),
    next: found.reduce(
      (so, { model, next }) => (next === undefined ? so : withPins(so, environment, model.key, next)),
      lock,
    ),
    problems: found.flatMap(({ problem }) => (problem === undefined ? [] : [problem])),
  };
}

type SettledModel = {
  readonly model: ModelDeclaration;
  readonly changed: boolean;
  readonly decision?: PlanDecision;
  readonly next?: ModelPins;
  readonly problem?: Diagnostic;
};

function settleModel(model: ModelDeclaration, pins: ModelPins | undefined, answers: Answers): SettledModel {
  const { packageGroup: group, key } = model;
  if (group === undefined) return decided(model, pins, {});
  const pinned = pinnedPackage(model, pins);
  if (pinned !== undefined) return decided(model, pins, { package: pinned.arn });
  const answer = answers.to({ fact: 'latest-approved', group });
  if (answer === undefined) return decided(model, pins, {});
  if (answer.state !== 'found') {
    return { model, changed: false, problem: undecided(key, answer.state, answer.reason) };
  }
  const pin: PackagePin = { group, ...answer.value };
  const decision: PlanDecision = {
    address: `models.${key}`,
    what: 'package',
    ...(pins?.package === undefined ? {} : { from: pins.package.arn }),
    to: pin.arn,
    because: pins?.package === undefined ? 'not pinned yet' : 'the pin is of another group',
  };
  const next = { ...pins, package: pin };
  return { ...decided(model, next, { package: pin.arn, open: true }), decision, next };
}

/** The pin counts while the file names the group that it was made for. */
export function pinnedPackage(
  { packageGroup }: ModelDeclaration,
  pins: ModelPins | undefined,
): PackagePin | undefined {
  return packageGroup !== undefined && pins?.package?.group === packageGroup ? pins.package : undefined;
}

function decided(
  model: ModelDeclaration,
  pins: ModelPins | undefined,
  { package: arn, open }: { readonly package?: string; readonly open?: true },
): SettledModel {
  if (pins === undefined) return { model, changed: false };
  const settled: ModelDeclaration = {
    ...model,
    ...(arn === undefined ? {} : { package: arn }),
    decided: {
      ...(pins.revision === undefined ? {} : { revision: pins.revision }),
      ...(open === undefined ? {} : { open }),
      pins: shortDigest(pins, 32),
    },
  };
  return { model: settled, changed: true };
}

export function undecided(key: string, state: 'missing' | 'unread', reason: string): Diagnostic {
  const base = { severity: 'error', message: reason, address: `models.${key}` } as const;
  if (state === 'missing') return { ...base, code: 'INF7006' };
  return { ...base, code: 'INF2004', hint: 'allow what the message names to whoever runs inferra' };
}

function withModels(document: Document, models: ReadonlyMap<string, ModelDeclaration>): Document {
  const endpoints = document.endpoints.map((endpoint) => ({
    ...endpoint,
    variants: endpoint.variants.map((variant) => ({
      ...variant,
      model: models.get(variant.model.key) ?? variant.model,
    })),
  }));
  return { ...document, endpoints };
}
