// Decision → steps. The order is the promise: intent before anything is made, old parts only after the new ones are
// verified, marks around every update. What a request needs beside names is filled in from the state read just before.
import type { Request } from '../core/kind.ts';
import type { PartRef, Tags } from '../core/part.ts';
import type { Step, StepId, Verb } from '../core/step.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import type { Decision } from './decide.ts';
import { HOLD } from './hold.ts';
import { leftovers } from './leftovers.ts';
import { appliedMark, attemptMark, creationTags } from './mark-steps.ts';
import { before } from './marks.ts';
import type { Situation } from './situation.ts';
import { sizeMoves } from './sizes.ts';
import { compareTags, isProtected } from './tag-change.ts';
import { PROTECT } from './tags.ts';
import type { Unit } from './unit.ts';

/** A step together with what makes its request from the freshly read endpoint. The second half never leaves the process. */
export type Lowered = { readonly step: Step; readonly request: (live: LiveEndpoint | undefined) => Request };

type Draft = PartRef & {
  readonly verb: Verb;
  readonly title: string;
  /** Tells marks on the same endpoint apart. */
  readonly suffix?: string;
  readonly request: Lowered['request'];
};

/** Stages run one after the other; the drafts within a stage do not depend on each other. */
type Stages = readonly (readonly Draft[])[];

export function lower(unit: Unit, now: Situation, decision: Decision): readonly Lowered[] {
  const stages = { ...parts(unit, now, decision), clean: cleanUp(unit, now, decision) };
  return chain(
    unit.address,
    order(decision, stages).filter((stage) => stage.length > 0),
  );
}

/** @param unprotect whether the file no longer protects what stands at this address */
export function lowerRemoval(
  address: string,
  name: string,
  now: Situation,
  unprotect = false,
): readonly Lowered[] {
  const goal = { kind: 'endpoint', name };
  const lifted = unprotect ? unprotectSteps({ name, protect: false }, now) : [];
  const endpoint: Stages =
    now.live === undefined ? [] : [[remove(goal)], [waitFor(goal, 'wait until it is gone', 'gone', gone)]];
  return chain(
    address,
    [...lifted, ...endpoint, now.configs.map(remove), now.models.map(remove)].filter(
      (stage) => stage.length > 0,
    ),
  );
}

type Parts = {
  readonly tags: Stages;
  readonly unprotect: Stages;
  readonly intent: Stages;
  readonly make: Stages;
  readonly update: Stages;
  readonly adjust: Stages;
  readonly sent: Stages;
  readonly create: Stages;
  readonly remove: Stages;
  readonly arrive: Stages;
  readonly record: Stages;
  readonly clean: Stages;
};

function order({ row, start }: Decision, p: Parts): Stages {
  const end = [...p.record, ...p.clean];
  if (start === 'clean') return [...p.tags, ...p.clean];
  if (start === 'record') return [...p.tags, ...end];
  if (start === 'confirm') return [...p.tags, ...p.sent, ...p.arrive, ...end];
  switch (row.recipe) {
    case 'create':
      return [...p.make, ...p.create, ...p.arrive, ...end];
    case 'recreate':
      return [...p.unprotect, ...p.make, ...p.remove, ...p.create, ...p.arrive, ...end];
    case 'update':
      return [...p.tags, ...p.intent, ...p.make, ...p.update, ...p.sent, ...p.arrive, ...end];
    case 'adjust':
      return [...p.tags, ...p.intent, ...p.adjust, ...p.sent, ...p.arrive, ...end];
    case 'tags':
      return p.tags;
    case 'none':
      return [];
  }
}

function parts(unit: Unit, now: Situation, { target, start, row }: Decision): Omit<Parts, 'clean'> {
  const endpoint = { kind: 'endpoint', name: unit.name };
  const fresh = isFresh(row);
  const confirming = start === 'confirm';
  const state = (live: LiveEndpoint | undefined) =>
    (confirming ? now.marks.attempt?.before : undefined) ?? before(live);
  const sentAlready = confirming && now.marks.attempt?.stage === 'sent';
  const cleanAfter = leftovers(unit, now, target, fresh).length > 0;

  return {
    tags: tagSteps(unit, now),
    unprotect: unprotectSteps(unit, now),
    intent: [
      [
        mark(endpoint, 'intent', 'mark the intent', (live) =>
          held(unit, attemptMark(target, 'intent', state(live), now)),
        ),
      ],
    ],
    make: unit.byHand === undefined ? [unit.models.map(put), [put(unit.config)]] : [],
    update: [
      [
        draft('update', endpoint, 'send the update', () => ({
          verb: 'update',
          spec: { config: target.config, ...(unit.keepsSizes ? { keepsSizes: true } : {}) },
        })),
      ],
    ],
    adjust: [
      [
        draft('adjust', endpoint, 'send the new size', (live) => ({
          verb: 'adjust',
          spec: sizeMoves(target.sizes, live),
        })),
      ],
    ],
    sent: sentAlready
      ? []
      : [[mark(endpoint, 'sent', 'mark it sent', (live) => attemptMark(target, 'sent', state(live)))]],
    create: [
      [
        draft('put', endpoint, 'create', (live) => ({
          verb: 'put',
          spec: { config: target.config },
          tags: creationTags(unit, target, live),
        })),
      ],
    ],
    remove: [[remove(endpoint)], [waitFor(endpoint, 'wait until it is gone', 'gone', gone)]],
    arrive: [
      [
        waitFor(endpoint, 'wait and verify', 'serves', (live) => ({
          serves: target.config,
          sizes: target.sizes,
          ...(fresh ? {} : { since: state(live).modified }),
        })),
      ],
    ],
    record: [
      [
        mark(endpoint, 'applied', 'mark it applied', (live) =>
          held(
            unit,
            appliedMark(
              target,
              cleanAfter ? 'cleaning' : 'done',
              state(live),
              fresh ? [] : now.marks.verified,
            ),
          ),
        ),
      ],
    ],
  };
}

/** The hold of a rollback is written in the same request as its intent: there is no moment at which one is without the other. */
function held({ byHand }: Unit, mark: { readonly set: Tags }): { readonly set: Tags } {
  return byHand === undefined || 'release' in byHand ? mark : { set: { ...mark.set, [HOLD]: byHand.hold } };
}

function gone(live: LiveEndpoint | undefined): unknown {
  return { gone: true, ...(live === undefined ? {} : { since: live.lastModified }) };
}

function isFresh({ recipe }: Decision['row']): boolean {
  return recipe === 'create' || recipe === 'recreate';
}

/** Before a protected endpoint can be made anew its protection has to go, and that in a run of its own (see guards). */
function unprotectSteps(unit: Pick<Unit, 'name' | 'protect'>, { live }: Situation): Stages {
  if (live === undefined || unit.protect || !isProtected(live.tags)) return [];
  const endpoint = { kind: 'endpoint', name: unit.name };
  return [[mark(endpoint, 'unprotect', 'lift the protection', () => ({ drop: [PROTECT] }))]];
}

function tagSteps(unit: Unit, { live }: Situation): Stages {
  if (live === undefined) return [];
  const endpoint = { kind: 'endpoint', name: unit.name };
  const { set, drop } = compareTags(unit, live.tags);
  // Removed first: once the new list of keys is written, a key that is not in it is no longer inferra's to remove.
  return [
    drop.length === 0 ? [] : [mark(endpoint, 'untag', 'remove tags', () => ({ drop }))],
    Object.keys(set).length === 0 ? [] : [mark(endpoint, 'tags', 'write tags', () => ({ set }))],
  ];
}

function cleanUp(unit: Unit, now: Situation, { target, start, row }: Decision): Stages {
  const gone = leftovers(unit, now, target, isFresh(row));
  const endpoint = { kind: 'endpoint', name: unit.name };
  const done = mark(endpoint, 'done', 'mark it done', (live) => attemptMark(target, 'done', before(live)));
  return [
    gone.filter(({ kind }) => kind === 'endpoint-config').map(remove),
    gone.filter(({ kind }) => kind === 'model').map(remove),
    gone.length > 0 || start === 'clean' ? [done] : [],
  ];
}

function put(part: Unit['config'] | Unit['models'][number]): Draft {
  return draft('put', part, `create ${part.kind}`, () => ({ verb: 'put', spec: part.spec, tags: part.tags }));
}

function remove({ kind, name }: PartRef): Draft {
  return draft('remove', { kind, name }, `remove ${kind}`, () => ({ verb: 'remove' }));
}

function waitFor(
  part: PartRef,
  title: string,
  suffix: string,
  goal: (live: LiveEndpoint | undefined) => unknown,
): Draft {
  return { ...draft('await', part, title, (live) => ({ verb: 'await', goal: goal(live) })), suffix };
}

function mark(
  part: PartRef,
  suffix: string,
  title: string,
  write: (live: LiveEndpoint | undefined) => Extract<Request, { verb: 'mark' }>['mark'],
): Draft {
  return { ...draft('mark', part, title, (live) => ({ verb: 'mark', mark: write(live) })), suffix };
}

function draft(verb: Verb, { kind, name }: PartRef, title: string, request: Lowered['request']): Draft {
  return { verb, kind, name, title, request };
}

function chain(address: string, stages: Stages): readonly Lowered[] {
  let previous: readonly StepId[] = [];
  return stages.flatMap((stage) => {
    const lowered = stage.map((one) => toLowered(address, one, previous));
    previous = lowered.map(({ step }) => step.id);
    return lowered;
  });
}

function toLowered(
  address: string,
  { verb, kind, name, title, suffix, request }: Draft,
  after: readonly StepId[],
): Lowered {
  const id = [address, verb, kind, name, ...(suffix === undefined ? [] : [suffix])].join('/');
  return { step: { id, verb, kind, name, after, title }, request };
}
