// Is what the lock file has still what stands there? Asked only of models that are about to be deployed.
import type { ModelDeclaration } from '../config/document.ts';
import type { Code } from '../core/codes.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Answer, Answers, Question } from '../core/fact.ts';
import { packageName } from '../core/package-name.ts';
import { componentPins, type PinnableComponent, type PinnedSlot, pinnedOf } from './components.ts';
import { copyQuestion, copySlots, isCopySlot } from './copies.ts';
import type { ArtifactPin, ImagePin, Lock, ModelPins } from './pins.ts';
import { updateCommand } from './scope.ts';
import { pinnedPackage } from './settle.ts';
import { pinIn, type Slot, slotName, slotQuestion, slotsOf } from './slots.ts';

/** Why a model is not deployed. */
export type Objection = {
  readonly code: Code;
  /** `models.fraud-xgb`; of what a component loads itself, its endpoint's. */
  readonly address: string;
  /** The same in a few words. */
  readonly short: string;
  readonly message: string;
  readonly hint: string;
  readonly found: FoundContent;
};

/** What was found at a pinned address, in place of what is pinned. */
export type FoundContent = {
  /** `image`, `container 2 artifact`, `support artifact` of a component, `package` */
  readonly what: string;
  readonly uri: string;
  readonly state: 'moved' | 'gone' | 'unapproved';
  readonly pinned?: string;
  /** What is there, or why nothing is. */
  readonly live: string;
};

export type Checked = {
  readonly objections: readonly Objection[];
  readonly warnings: readonly Diagnostic[];
};

/** The model, and the command that moves its pins. */
type About = { readonly address: string; readonly command: string };

const FINE: Checked = { objections: [], warnings: [] };

export function checksOf(model: ModelDeclaration, pins: ModelPins | undefined): readonly Question[] {
  const version = pinnedPackage(model, pins);
  return [
    ...(version === undefined ? [] : [{ fact: 'approval', arn: version.arn } as const]),
    ...pinnedSlots(model, pins).map(({ slot }) => slotQuestion(slot)),
    ...copySlots(model).flatMap((slot) => copyQuestion(slot, pins) ?? []),
  ];
}

export function check(
  model: ModelDeclaration,
  pins: ModelPins | undefined,
  answers: Answers,
  environment: string,
): Checked {
  const about: About = {
    address: `models.${model.key}`,
    command: updateCommand([`models.${model.key}`], environment),
  };
  const version = pinnedPackage(model, pins);
  const all = [
    ...(version === undefined
      ? []
      : [checkApproval(about, version.arn, answers.to({ fact: 'approval', arn: version.arn }))]),
    ...pinnedSlots(model, pins).map(({ slot, pin }) =>
      isCopied(slot, pins, answers) ? FINE : checkSlot(about, slot, pin, answers.to(slotQuestion(slot))),
    ),
  ];
  return {
    objections: all.flatMap(({ objections }) => objections),
    warnings: all.flatMap(({ warnings }) => warnings),
  };
}

/** The same for what a component loads itself: of each of its pins. */
export function checkComponent(
  component: PinnableComponent,
  lock: Lock,
  answers: Answers,
  environment: string,
): readonly (Checked & { readonly slot: Slot })[] {
  const { endpoint, address } = component;
  const about = { address: endpoint, command: updateCommand([address], environment) };
  return pinnedOf(component, componentPins(lock, environment, address)).map(({ slot, pin }) => ({
    slot,
    ...checkSlot(about, slot, pin, answers.to(slotQuestion(slot))),
  }));
}

/** Whatever becomes of an archive of which there is a copy. */
function isCopied(slot: Slot, pins: ModelPins | undefined, answers: Answers): boolean {
  const question = isCopySlot(slot) ? copyQuestion(slot, pins) : undefined;
  return question !== undefined && answers.to(question)?.state === 'found';
}

/** A pin of another address says nothing of this one. */
function pinnedSlots(model: ModelDeclaration, pins: ModelPins | undefined): readonly PinnedSlot[] {
  return slotsOf(model).flatMap((slot) => {
    const pin = slot.masked ? undefined : pinIn(pins, slot);
    return pin?.uri === slot.uri ? [{ slot, pin }] : [];
  });
}

function checkApproval(about: About, arn: string, answer: Answer<'approval'> | undefined): Checked {
  const version = `package version ${packageName(arn)}`;
  const subject = { what: 'package', uri: arn };
  if (answer?.state === 'found') {
    if (answer.value.status === 'Approved') return FINE;
    const message = `the pinned ${version} is ${answer.value.status}, not Approved`;
    const short = `package is ${answer.value.status}`;
    const found = {
      ...subject,
      state: 'unapproved',
      pinned: 'Approved',
      live: answer.value.status,
    } as const;
    return objected({
      code: 'INF7009',
      address: about.address,
      short,
      message,
      hint: updateHint(about),
      found,
    });
  }
  return unfound(about, subject, `the pinned ${version}`, answer);
}

function checkSlot(
  about: About,
  slot: Slot,
  pin: ImagePin | ArtifactPin,
  answer: Answer<'image' | 'artifact'> | undefined,
): Checked {
  const what = `the ${slotName(slot)} ${slot.uri}`;
  const subject = { what: slotName(slot), uri: slot.uri, pinned: contentOf(pin) };
  if (answer?.state !== 'found') return unfound(about, subject, what, answer);
  const [was, is] = [contentOf(pin), contentOf(answer.value)];
  if (was === is) return FINE;
  const message = `${what} is not what is pinned: it was ${was} and is ${is}`;
  return objected({
    code: 'INF7007',
    address: about.address,
    short: `needs ${about.command}`,
    message,
    hint: `if the new content is meant: ${updateHint(about)}`,
    found: { ...subject, state: 'moved', live: is },
  });
}

function unfound(
  about: About,
  subject: Pick<FoundContent, 'what' | 'uri' | 'pinned'>,
  what: string,
  answer: Answer | undefined,
): Checked {
  if (answer === undefined || answer.state === 'found') return FINE;
  const { state, reason } = answer;
  const { address, command } = about;
  if (state === 'missing') {
    const hint = `put it back, or name another one and run \`${command}\``;
    const message = `${what} is gone: ${reason}`;
    const found = { ...subject, state: 'gone', live: reason } as const;
    return objected({ code: 'INF7008', address, short: 'what is pinned is gone', message, hint, found });
  }
  const message = `${what} could not be compared with its pin: ${reason}`;
  return { objections: [], warnings: [{ code: 'INF7010', severity: 'warning', message, address }] };
}

const objected = (objection: Objection): Checked => ({ objections: [objection], warnings: [] });

const updateHint = ({ command }: About): string => `run \`${command}\` and commit the lock file`;

/**
 * What tells one content from another. A version of S3 does not: the same bytes put again are another version with the
 * same ETag.
 */
export function contentOf(value: { readonly digest: string } | { readonly etag: string }): string {
  return 'digest' in value ? value.digest : `ETag ${value.etag}`;
}
