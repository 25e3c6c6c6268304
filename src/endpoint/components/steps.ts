// Everything that a change does about components, as stages of its steps: adapters go before their bases and come after them,
// and each is marked before and after as an endpoint is.
import type { Part, PartRef, Tags } from '../../core/part.ts';
import { componentIdOf } from '../../kinds/autoscaling.ts';
import type { ComponentGoal, LiveComponent, NewComponent } from '../../kinds/inference-component/spec.ts';
import { type Draft, draft, mark, put, remove, type Stages, waitFor } from '../drafts.ts';
import { HOLD } from '../memory/hold.ts';
import { NOTHING_BEFORE } from '../memory/marks.ts';
import { moves, userTags } from '../memory/tag-change.ts';
import { scalingTags } from '../scaling/tag.ts';
import type { Unit } from '../unit.ts';
import { alarmsMark, unwatched, watchStage } from './alarms.ts';
import {
  asEndpoint,
  type Components,
  type ComponentsChange,
  type ComponentWork,
  scaledAs,
} from './change.ts';
import { isAdapterSpec, type UnitComponent } from './component.ts';
import { beforeOf, componentApplied, componentAttempt, readComponentMarks, targetOf } from './marks.ts';
import { forgetFailed, testOf } from './smoke-test.ts';
import { readVerified, verifiedAfter, verifiedTags } from './verified.ts';

const KIND = 'inference-component';

/** An endpoint goes after its components; where they are somebody else's it does not go. */
export function hostRemoval({ live = [], registered }: Components): Stages {
  const ends = live
    .filter(({ name }) => registered.get(name)?.target)
    .map(({ name }) => ({ kind: 'scalable-target', name: componentIdOf(name) }));
  return removalStages(live, ends);
}

/** Removes components, with what is registered of them; adapters first. */
function removalStages(going: readonly LiveComponent[], ends: readonly PartRef[]): Stages {
  const adapters = going.filter(({ spec }) => spec !== undefined && isAdapterSpec(spec));
  const bases = going.filter((one) => !adapters.includes(one));
  return [ends.map(remove), ...unwatched(going), ...gone(adapters), ...gone(bases)];
}

/** What is at work takes no deletion. */
function gone(going: readonly LiveComponent[]): Stages {
  const busy = going.filter(({ status }) => status === 'Creating' || status === 'Updating');
  return [
    busy.map((one) => waitFor(one, 'wait until it is at rest', 'rest', () => ({ settled: true }))),
    going.map(({ name }) => remove({ kind: KIND, name })),
    going.map((one) =>
      waitFor(refOf(one), 'wait until it is gone', 'gone', () => ({
        gone: true,
        since: one.lastModified,
      })),
    ),
  ];
}

/** What the file no longer has, and what is made anew. */
export function leavingStages({ works, leaving, ends }: ComponentsChange): Stages {
  const replaced = works.flatMap(({ live, state }) => (live && state.does === 'replace' ? [live] : []));
  const ended = works.flatMap(({ scaling }) => scaling.remove);
  return [ended.map(remove), ...removalStages([...leaving, ...replaced], ends)];
}

/** Models, then bases, then adapters, then their autoscaling. */
export function arrivingStages(unit: Unit, { works }: ComponentsChange): Stages {
  const made = works.filter(({ state }) => MAKES.includes(state.does));
  const models = unit.models.filter(({ name }) =>
    made.some(({ part: { spec } }) => 'model' in spec && spec.model === name),
  );
  const adapters = works.filter(({ part }) => isAdapterSpec(part.spec));
  const bases = works.filter((one) => !adapters.includes(one));
  return [
    // What was verified stands in the account.
    ...(unit.byHand === undefined
      ? [models.length === 0 ? [] : (unit.copies ?? []).map(put), models.map(put)]
      : []),
    ...together(unit, bases),
    ...together(unit, adapters),
    works.flatMap((work) => scalingMark(work)),
    works.flatMap(({ scaling }) => scaling.targets.map(put)),
    works.flatMap(({ scaling }) => scaling.policies.map(put)),
  ];
}

const MAKES: readonly ComponentWork['state']['does'][] = ['create', 'replace', 'update'];

/** The first stages of all, then the second ones, and so on. */
function sideBySide(all: readonly Stages[]): Stages {
  const longest = Math.max(0, ...all.map((stages) => stages.length));
  return Array.from({ length: longest }, (_, nth) => all.flatMap((stages) => stages[nth] ?? []));
}

/** Alarms of one are a stage of all: nobody's request is to wait for what another one waits for. */
function together(unit: Unit, works: readonly ComponentWork[]): Stages {
  const isWatched = works.some((work) => watchStage(work).length > 0);
  return sideBySide(works.map((work) => stagesOf(unit, work, isWatched)));
}

function stagesOf(unit: Unit, work: ComponentWork, isWatched: boolean): Stages {
  const { part, live, state } = work;
  const waits = state.waits && state.does !== 'replace' ? [[rest(part)]] : [];
  switch (state.does) {
    case 'create':
    case 'replace':
      return [
        ...(isWatched ? [[]] : []),
        [put(newPart(unit, part))],
        [arrival(part, part.copies)],
        [recorded(unit, work)],
      ];
    case 'update':
    case 'adjust': {
      const since = state.waits || live === undefined ? {} : { since: live.lastModified };
      const isUpdate = state.does === 'update';
      // What autoscaling moves is left as it is.
      const copies = live?.scaled === true ? undefined : part.copies;
      return [
        ...waits,
        ...tagStages(work),
        [
          marked(work, 'intent', 'mark the intent', {
            ...(isUpdate ? alarmsMark(work) : {}),
            ...holdIn(unit),
          }),
        ],
        ...(isWatched ? [watchStage(work)] : []),
        [isUpdate ? update(part, copies) : adjust(part)],
        [marked(work, 'sent', 'mark it sent')],
        [arrival(part, copies, { ...since, ...(isUpdate ? watching(part) : {}) })],
        [recorded(unit, work)],
      ];
    }
    case 'confirm': {
      const isMarked = readComponentMarks(live?.tags ?? {}).attempt?.stage === 'sent';
      return [
        ...tagStages(work),
        ...(isMarked ? [] : [[marked(work, 'sent', 'mark it sent')]]),
        [arrival(part, live?.scaled === true ? undefined : part.copies, watching(part))],
        [recorded(unit, work)],
      ];
    }
    case 'record':
      return [...tagStages(work), [recorded(unit, work)]];
    default:
      return tagStages(work);
  }
}

function refOf({ name }: { readonly name: string }): PartRef {
  return { kind: KIND, name };
}

function rest(part: UnitComponent): Draft {
  return waitFor(refOf(part), 'wait until it is at rest', 'rest', () => ({ settled: true }));
}

/** A component is born with its ownership, its tags, and the mark that it was sent. */
function newPart(unit: Unit, part: UnitComponent): Part<NewComponent> {
  const { spec, copies, variant, name, tags } = part;
  return {
    ...{ kind: KIND, name },
    spec: { endpoint: unit.name, variant, spec, ...(copies === undefined ? {} : { copies }) },
    tags: {
      ...userTags(asEndpoint(unit, part)),
      ...scalingTags(scaledAs(unit, part)),
      ...tags,
      ...componentAttempt(targetOf(part), 'sent', NOTHING_BEFORE),
    },
  };
}

function update({ name, spec, deployment }: UnitComponent, copies: number | undefined): Draft {
  const change = {
    spec,
    ...(copies === undefined ? {} : { copies }),
    ...(deployment === undefined ? {} : { deployment }),
  };
  return draft('update', { kind: KIND, name }, 'send the update', () => ({ verb: 'update', spec: change }));
}

function adjust({ name, copies = 0 }: UnitComponent): Draft {
  return draft('adjust', { kind: KIND, name }, 'send the copies', () => ({
    verb: 'adjust',
    spec: { copies },
  }));
}

type Seen = Pick<Extract<ComponentGoal, { readonly spec: unknown }>, 'since' | 'alarms'>;

function arrival(part: UnitComponent, copies: number | undefined, seen: Seen = {}): Draft {
  const goal: ComponentGoal = { spec: part.spec, ...(copies === undefined ? {} : { copies }), ...seen };
  return waitFor(refOf(part), 'wait and verify', 'serves', () => goal);
}

/** Whoever waits is told of the alarms that would take it back. */
function watching({ deployment }: UnitComponent): Pick<Seen, 'alarms'> {
  const alarms = deployment?.alarms ?? [];
  return alarms.length === 0 ? {} : { alarms };
}

function marked(
  { part, live }: ComponentWork,
  stage: 'intent' | 'sent',
  title: string,
  more: Tags = {},
): Draft {
  const set = { ...componentAttempt(targetOf(part), stage, beforeOf(live)), ...more };
  return mark(refOf(part), stage, title, () => ({ set }));
}

/** Written with the intent of a rollback: there is no moment at which one is without the other. */
function holdIn({ byHand }: Unit): Tags {
  return byHand !== undefined && 'component' in byHand && 'hold' in byHand ? { [HOLD]: byHand.hold } : {};
}

/** Where it has to be asked first, whoever asks it writes down what comes of that. */
function recorded(unit: Unit, work: ComponentWork): Draft {
  const { part, live, state } = work;
  const fresh = MAKES.includes(state.does) && state.does !== 'update';
  const set = {
    ...componentApplied(targetOf(part), fresh ? NOTHING_BEFORE : beforeOf(live)),
    ...verifiedTags(verifiedAfter(part.spec, readVerified(live?.tags ?? {}))),
    ...(fresh ? {} : forgetFailed(live)),
  };
  return testOf(unit, work, set) ?? mark(refOf(part), 'applied', 'mark it applied', () => ({ set }));
}

/** Removed first, as of an endpoint: a key that is not in the list any more is not inferra's to remove. */
function tagStages({ part, live, tags }: ComponentWork): Stages {
  if (live === undefined || !moves(tags)) return [];
  const { set, drop } = tags;
  return [
    drop.length === 0 ? [] : [mark(refOf(part), 'untag', 'remove tags', () => ({ drop }))],
    Object.keys(set).length === 0 ? [] : [mark(refOf(part), 'tags', 'write tags', () => ({ set }))],
  ];
}

/** Written before anything is registered: what inferra registered is never forgotten. A new component is born with it. */
function scalingMark({ part, state, scaling: { mark: tag } }: ComponentWork): readonly Draft[] {
  const isNew = state.does === 'create' || state.does === 'replace';
  return tag === undefined || isNew ? [] : [mark(refOf(part), 'scaling', 'mark the autoscaling', () => tag)];
}
