// Document + lock + answers → the document as it is deployed: groups have become versions, revisions are filled in; and
// what had to be decided for that and stands in no file yet.
import { shortDigest } from '../base/hash.ts';
import type { Hosting } from '../config/components.ts';
import type { Document, EndpointDeclaration, ModelDeclaration } from '../config/document.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Answers, Question, Unfound } from '../core/fact.ts';
import type { PlanDecision } from '../core/plan.ts';
import { withContents } from './components.ts';
import { type CopySlot, copyOf, copySlots, pinnedCopy, withCopies, withCopyPin } from './copies.ts';
import { type ArtifactPin, type Lock, type ModelPins, type PackagePin, pinsOf, withPins } from './pins.ts';
import { modelsIn, pinIn, slotName, slotQuestion } from './slots.ts';

export type Settled = {
  readonly document: Document;
  /** Sorted by address. */
  readonly decisions: readonly PlanDecision[];
  /** The lock file once they are written down. */
  readonly next: Lock;
  /** Why a decision cannot be made. */
  readonly problems: readonly Diagnostic[];
};

/** What must be known of the outside before these endpoints can be planned: groups, and archives to copy, without a pin. */
export function questionsOf(
  document: Document,
  endpoints: readonly EndpointDeclaration[],
  lock: Lock,
): readonly Question[] {
  return modelsIn({ endpoints }).flatMap((model) => {
    const { packageGroup: group } = model;
    const pins = pinsOf(lock, document.environment, model.key);
    const copies = copySlots(model).filter((slot) => pinnedCopy(slot, pins) === undefined);
    return [
      ...(group === undefined || pinnedPackage(model, pins) !== undefined
        ? []
        : [{ fact: 'latest-approved', group } as const]),
      ...copies.map(slotQuestion),
    ];
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
    document: withLoaded(
      found.every(({ changed }) => !changed) ? document : withModels(document, models),
      lock,
    ),
    decisions: found
      .flatMap(({ decisions }) => decisions)
      .sort((left, right) => (left.address < right.address ? -1 : 1)),
    next: found.reduce(
      (so, { model, next }) => (next === undefined ? so : withPins(so, environment, model.key, next)),
      lock,
    ),
    problems: found.flatMap(({ problems }) => problems),
  };
}

type SettledModel = {
  readonly model: ModelDeclaration;
  readonly changed: boolean;
  readonly decisions: readonly PlanDecision[];
  readonly next?: ModelPins;
  readonly problems: readonly Diagnostic[];
};

/** What was decided of a model so far: the pins it then has. */
type Deciding = {
  readonly pins: ModelPins | undefined;
  readonly decision?: PlanDecision;
  readonly problem?: Diagnostic;
};

function settleModel(model: ModelDeclaration, was: ModelPins | undefined, answers: Answers): SettledModel {
  const version = decidePackage(model, was, answers);
  const steps = [version];
  for (const slot of copySlots(model)) steps.push(decideCopy(model, slot, steps.at(-1)?.pins, answers));
  const pins = steps.at(-1)?.pins;
  const decisions = steps.flatMap(({ decision }) => decision ?? []);
  const problems = steps.flatMap(({ problem }) => problem ?? []);
  if (problems.length > 0) return { model, changed: false, decisions: [], problems };
  const arn = pinnedPackage(model, pins)?.arn;
  return {
    ...decided(withCopies(model, pins), pins, {
      ...(arn === undefined ? {} : { package: arn }),
      ...(version.decision === undefined ? {} : { open: true }),
    }),
    decisions,
    problems,
    ...(decisions.length === 0 || pins === undefined ? {} : { next: pins }),
  };
}

/** A group whose question was not asked stays undecided. */
function decidePackage(model: ModelDeclaration, pins: ModelPins | undefined, answers: Answers): Deciding {
  const { packageGroup: group, key } = model;
  if (group === undefined || pinnedPackage(model, pins) !== undefined) return { pins };
  const answer = answers.to({ fact: 'latest-approved', group });
  if (answer === undefined) return { pins };
  if (answer.state !== 'found') return { pins, problem: undecided(key, answer.state, answer.reason) };
  const pin: PackagePin = { group, ...answer.value };
  const decision: PlanDecision = {
    address: `models.${key}`,
    what: 'package',
    ...(pins?.package === undefined ? {} : { from: pins.package.arn }),
    to: pin.arn,
    because: pins?.package === undefined ? 'not pinned yet' : 'the pin is of another group',
  };
  return { pins: { ...pins, package: pin }, decision };
}

function decideCopy(
  model: ModelDeclaration,
  slot: CopySlot,
  pins: ModelPins | undefined,
  answers: Answers,
): Deciding {
  if (pinnedCopy(slot, pins) !== undefined) return { pins };
  const answer = answers.to(slotQuestion(slot));
  if (answer === undefined) return { pins };
  const address = `models.${model.key}`;
  if (answer.state !== 'found') return { pins, problem: uncopied(address, slot, answer) };
  const pin = { uri: slot.uri, ...answer.value } as ArtifactPin;
  const old = pinIn(pins, slot);
  const decision: PlanDecision = {
    address,
    what: 'artifact',
    ...(old === undefined ? {} : { from: old.uri }),
    to: copyOf(slot, pin).uri,
    because: old === undefined ? 'not pinned yet' : 'the pin is of another address',
  };
  return { pins: withCopyPin(pins ?? {}, model, slot, pin), decision };
}

function uncopied(address: string, slot: CopySlot, { state, reason }: Unfound): Diagnostic {
  const message = `the ${slotName(slot)} ${slot.uri} cannot be copied: ${reason}`;
  const base = { severity: 'error', message, address } as const;
  if (state === 'missing') return { ...base, code: 'INF7012' };
  return { ...base, code: 'INF2004', hint: 'allow what the message names to whoever runs inferra' };
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
): Pick<SettledModel, 'model' | 'changed'> {
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
    ...(endpoint.hosting === undefined ? {} : { hosting: withModelsOf(endpoint.hosting, models) }),
  }));
  return { ...document, endpoints };
}

function withLoaded(document: Document, lock: Lock): Document {
  const { environment } = document;
  if (lock.environments[environment]?.components === undefined) return document;
  const endpoints = document.endpoints.map((one) =>
    one.hosting === undefined
      ? one
      : { ...one, hosting: withContents(one.hosting, one.address, lock, environment) },
  );
  return { ...document, endpoints };
}

function withModelsOf(hosting: Hosting, models: ReadonlyMap<string, ModelDeclaration>): Hosting {
  const components = hosting.components.map((one) =>
    'model' in one ? { ...one, model: models.get(one.model.key) ?? one.model } : one,
  );
  return { ...hosting, components };
}
