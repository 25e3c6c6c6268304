// `inferra update`: document + lock + answers → the next lock, and what moved. The only place where a pin of an artifact
// or an image is made or moved.
import type { ModelDeclaration } from '../config/document.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Answers, Question, Unfound } from '../core/fact.ts';
import type { Move, Unpinned } from '../core/update.ts';
import { contentOf } from './check.ts';
import { componentPins, type PinnableComponent } from './components.ts';
import {
  type ArtifactPin,
  type ContainerPins,
  type ImagePin,
  type Lock,
  type ModelPins,
  pinsOf,
  withComponentPins,
  withPins,
} from './pins.ts';
import { undecided } from './settle.ts';
import { pinIn, type Slot, slotName, slotQuestion, slotsOf } from './slots.ts';

export type Moved = {
  readonly next: Lock;
  readonly moves: readonly Move[];
  /** What is not pinned, and what could not be read: its pin stays as it was. */
  readonly problems: readonly Diagnostic[];
  readonly unpinned: readonly Unpinned[];
};

export function updateQuestions(models: readonly ModelDeclaration[]): readonly Question[] {
  return models.flatMap((model): readonly Question[] => {
    const { packageGroup: group } = model;
    const slots = slotsOf(model).filter(({ masked }) => !masked);
    return [
      ...(group === undefined ? [] : [{ fact: 'latest-approved', group } as const]),
      ...slots.map(slotQuestion),
    ];
  });
}

/** Moves the pins of these models to what was answered. */
export function move(
  lock: Lock,
  environment: string,
  models: readonly ModelDeclaration[],
  answers: Answers,
): Moved {
  const start: Moved = { next: lock, moves: [], problems: [], unpinned: [] };
  return models.reduce((so, model) => {
    const { pins, ...told } = moveModel(model, pinsOf(so.next, environment, model.key), answers);
    return {
      next: withPins(so.next, environment, model.key, pins),
      moves: [...so.moves, ...told.moves],
      problems: [...so.problems, ...told.problems],
      unpinned: [...so.unpinned, ...told.unpinned],
    };
  }, start);
}

export function componentQuestions(components: readonly PinnableComponent[]): readonly Question[] {
  return components.flatMap(({ slots }) => slots.map(slotQuestion));
}

/** Goes on with what components load themselves. */
export function moveComponents(
  start: Moved,
  environment: string,
  components: readonly PinnableComponent[],
  answers: Answers,
): Moved {
  return components.reduce(({ next, moves, problems, unpinned }, { endpoint, address, slots }) => {
    const was = componentPins(next, environment, address);
    const steps = slots.map((slot) => moveSlot(endpoint, slot, pinIn(was, slot), answers));
    const moved = steps.flatMap(({ move, otherBytes }) =>
      move === undefined ? [] : [otherBytes ? { ...move, because: NOT_SENT } : move],
    );
    return {
      next: withComponentPins(next, environment, address, pinsFrom({}, undefined, steps, undefined)),
      moves: [...moves, ...moved],
      problems: [...problems, ...steps.flatMap(({ problem }) => problem ?? [])],
      unpinned,
    };
  }, start);
}

/**
 * The reference of UpdateInferenceComponent does not say that the specification that it has makes a component load anything
 * anew (API reference, read 2026-11).
 */
const NOT_SENT = 'not sent again: name another address to replace what runs';

/** Takes the entries out whose models the file no longer has. */
export function dropGone(
  lock: Lock,
  environment: string,
  models: readonly ModelDeclaration[],
  components: readonly PinnableComponent[] = [],
): Pick<Moved, 'next' | 'moves'> {
  const addresses = new Set(components.map(({ address }) => address));
  const left = Object.keys(lock.environments[environment]?.components ?? {}).filter(
    (address) => !addresses.has(address),
  );
  const keys = new Set(models.map(({ key }) => key));
  const gone = Object.keys(lock.environments[environment]?.models ?? {}).filter((key) => !keys.has(key));
  return {
    next: left.reduce(
      (so, address) => withComponentPins(so, environment, address, undefined),
      gone.reduce((so, key) => withPins(so, environment, key, undefined), lock),
    ),
    moves: [
      ...gone.map((key) => droppedEntry(`models.${key}`, 'no endpoint of the file uses the model')),
      ...left.map((address) => droppedEntry(address, 'the file has no such component that loads anything')),
    ],
  };
}

function droppedEntry(address: string, because: string): Move {
  return { address, what: 'entry', from: 'pinned', because };
}

type MovedModel = Omit<Moved, 'next'> & { readonly pins: ModelPins | undefined };

function moveModel(model: ModelDeclaration, was: ModelPins | undefined, answers: Answers): MovedModel {
  const address = `models.${model.key}`;
  const version = movePackage(model, was, answers);
  const slots = slotsOf(model).map((slot) => moveSlot(address, slot, pinIn(was, slot), answers));
  const changed = slots.some((one) => one.otherBytes);
  const revision = changed ? (was?.revision ?? 1) + 1 : was?.revision;
  const raised: readonly Move[] = changed
    ? [
        {
          address,
          what: 'revision',
          from: String(was?.revision ?? 1),
          to: String(revision),
          because: 'other bytes at the same address',
        },
      ]
    : [];
  const all = [version, ...slots];
  return {
    pins: pinsFrom(model, version.pin, slots, revision),
    moves: [...all.flatMap(({ move }) => (move === undefined ? [] : [move])), ...raised],
    problems: all.flatMap(({ problem }) => (problem === undefined ? [] : [problem])),
    unpinned: slots.flatMap(({ slot, note }) =>
      note === undefined ? [] : [{ address, what: slotName(slot), because: note }],
    ),
  };
}

type Step<Pin> = { readonly pin?: Pin; readonly move?: Move; readonly problem?: Diagnostic };

function movePackage(
  { key, packageGroup: group }: ModelDeclaration,
  was: ModelPins | undefined,
  answers: Answers,
): Step<NonNullable<ModelPins['package']>> {
  const [address, what, old] = [`models.${key}`, 'package', was?.package];
  if (group === undefined) {
    if (old === undefined) return {};
    return { move: { address, what, from: old.arn, because: 'the file names no group any more' } };
  }
  const answer = answers.to({ fact: 'latest-approved', group });
  if (answer?.state !== 'found') {
    const kept = old === undefined ? {} : { pin: old };
    return answer === undefined ? kept : { ...kept, problem: undecided(key, answer.state, answer.reason) };
  }
  const pin = { group, ...answer.value };
  if (old?.arn === pin.arn && old.group === group) return { pin: old };
  return { pin, move: { address, what, ...(old === undefined ? {} : { from: old.arn }), to: pin.arn } };
}

type SlotStep = Step<ImagePin | ArtifactPin> & {
  readonly slot: Slot;
  readonly note?: string;
  readonly otherBytes: boolean;
};

const MASKED_NOTE = 'its address comes from the environment: no file holds it';

function moveSlot(
  address: string,
  slot: Slot,
  old: ImagePin | ArtifactPin | undefined,
  answers: Answers,
): SlotStep {
  const base = { slot, otherBytes: false };
  if (slot.masked) return { ...base, note: MASKED_NOTE };
  const answer = answers.to(slotQuestion(slot));
  if (answer?.state !== 'found') {
    const kept = old === undefined ? {} : { pin: old };
    return answer === undefined
      ? { ...base, ...kept }
      : { ...base, ...kept, problem: unreadable(address, slot, answer) };
  }
  const pin: ImagePin | ArtifactPin = { uri: slot.uri, ...answer.value };
  const [from, to] = [old === undefined ? undefined : pinText(old, pin), pinText(pin, old)];
  if (from === to) return { ...base, pin };
  // Another content has another copy, of another name.
  const otherBytes = slot.copyTo === undefined && old?.uri === pin.uri && contentOf(old) !== contentOf(pin);
  const moved: Move = { address, what: slotName(slot), ...(from === undefined ? {} : { from }), to };
  return { slot, pin, otherBytes, move: moved };
}

/** With its address where that is another one than the other pin's. */
function pinText(pin: ImagePin | ArtifactPin, other: ImagePin | ArtifactPin | undefined): string {
  const version = 'version' in pin && pin.version !== undefined ? `, version ${pin.version}` : '';
  const content = `${contentOf(pin)}${version}`;
  return other === undefined || other.uri === pin.uri ? content : `${pin.uri} (${content})`;
}

function unreadable(address: string, slot: Slot, { reason, code = 'INF2010' }: Unfound): Diagnostic {
  const message = `the ${slotName(slot)} ${slot.uri} cannot be pinned: ${reason}`;
  return { code, severity: 'error', message, address };
}

function pinsFrom(
  { containers }: Pick<ModelDeclaration, 'containers'>,
  version: ModelPins['package'],
  slots: readonly SlotStep[],
  revision: number | undefined,
): ModelPins | undefined {
  const contained = (at: number | undefined): ContainerPins => {
    const own = slots.filter(({ slot, pin }) => pin !== undefined && slot.at === at);
    const sources = own.flatMap(({ slot: { channel }, pin }) =>
      channel === undefined ? [] : [[channel, pin]],
    );
    return {
      ...Object.fromEntries(
        own.flatMap(({ slot, pin }) => (slot.channel === undefined ? [[slot.what, pin]] : [])),
      ),
      ...(sources.length === 0 ? {} : { sources: Object.fromEntries(sources.sort()) }),
    };
  };
  const inside = (containers ?? []).map((_, at) => contained(at));
  const pins: ModelPins = {
    ...(version === undefined ? {} : { package: version }),
    ...contained(undefined),
    ...(inside.some((one) => Object.keys(one).length > 0) ? { containers: inside } : {}),
    ...(revision === undefined ? {} : { revision }),
  };
  return Object.keys(pins).length === 0 ? undefined : pins;
}
