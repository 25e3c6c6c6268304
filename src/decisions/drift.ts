// What stands at pinned addresses, for drift: every pin of every model, whether anything is deployed or not.
import type { ModelDeclaration } from '../config/document.ts';
import type { Finding, NotCompared } from '../core/drift.ts';
import type { Answers, Question } from '../core/fact.ts';
import { check, checkComponent, checksOf } from './check.ts';
import { componentPins, type PinnableComponent } from './components.ts';
import { copyQuestion, copySlots } from './copies.ts';
import type { Lock, ModelPins } from './pins.ts';
import { pinIn, slotName, slotsOf } from './slots.ts';

export type PinnedModel = { readonly model: ModelDeclaration; readonly pins: ModelPins | undefined };

/** The pinned addresses; each is asked once, however many models have it. */
export function contentQuestions(models: readonly PinnedModel[]): readonly Question[] {
  return models.flatMap(({ model, pins }) => checksOf(model, pins));
}

export function contentDrift(
  models: readonly PinnedModel[],
  answers: Answers,
  environment: string,
): { readonly findings: readonly Finding[]; readonly notCompared: readonly NotCompared[] } {
  const checked = models.map((one) => ({ ...one, ...check(one.model, one.pins, answers, environment) }));
  return {
    findings: [
      ...checked.flatMap(({ objections }) =>
        objections.map(({ address, found }): Finding => {
          return { is: 'content', address, at: `${address}.${pathOf(found.what)}`, ...found };
        }),
      ),
      ...models.flatMap((one) => lostCopies(one, answers)),
    ],
    notCompared: checked.flatMap(({ model, pins, warnings }) => [
      ...warnings.map(({ message, address = '' }) => ({ at: address, because: message })),
      ...unpinned(model, pins),
    ]),
  };
}

/** The same of what components load themselves. */
export function componentDrift(
  components: readonly PinnableComponent[],
  lock: Lock,
  answers: Answers,
  environment: string,
): ReturnType<typeof contentDrift> {
  const checked = components.flatMap((one) =>
    checkComponent(one, lock, answers, environment).map((result) => ({
      ...result,
      at: `${one.path}.${result.slot.what}`,
    })),
  );
  return {
    findings: checked.flatMap(({ objections, at }) =>
      objections.map(({ address, found }): Finding => ({ is: 'content', address, at, ...found })),
    ),
    notCompared: [
      ...checked.flatMap(({ warnings, at }) => warnings.map(({ message }) => ({ at, because: message }))),
      ...components.flatMap(({ address, path, slots }) => {
        const pins = componentPins(lock, environment, address);
        return slots.flatMap((slot) =>
          pinIn(pins, slot)?.uri === slot.uri ? [] : [{ at: `${path}.${slot.what}`, because: NOT_PINNED }],
        );
      }),
    ],
  };
}

const NOT_PINNED = 'not pinned: what stands there may change unseen; `inferra update` pins it';

/** Copies that are gone: what loads them cannot start another instance. */
function lostCopies({ model, pins }: PinnedModel, answers: Answers): readonly Finding[] {
  const address = `models.${model.key}`;
  return copySlots(model).flatMap((slot): readonly Finding[] => {
    const question = copyQuestion(slot, pins);
    const answer = question && answers.to(question);
    if (question === undefined || answer?.state !== 'missing') return [];
    const what = slotName(slot);
    const about = { address, at: `${address}.${pathOf(what)}`, what, uri: question.uri } as const;
    return [{ is: 'content', ...about, state: 'gone', live: answer.reason }];
  });
}

/** `containers.2.artifact` of `container 2 artifact`, `sources.draft` of `source draft` */
function pathOf(what: string): string {
  return what.replace(/^container (\d+) /, 'containers.$1.').replace(/(^|\.)source /, '$1sources.');
}

function unpinned(model: ModelDeclaration, pins: ModelPins | undefined): readonly NotCompared[] {
  return slotsOf(model)
    .filter((slot) => slot.masked || pinIn(pins, slot)?.uri !== slot.uri)
    .map((slot) => ({
      at: `models.${model.key}.${pathOf(slotName(slot))}`,
      because: slot.masked ? 'its address comes from the environment, so it is not pinned' : NOT_PINNED,
    }));
}
