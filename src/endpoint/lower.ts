// Decision → steps. What a request needs beside names is filled in from the state that is read just before it.
import type { Tags } from '../core/part.ts';
import type { EndpointSpec, LiveEndpoint } from '../kinds/endpoint/spec.ts';
import { arrivingStages, hostRemoval, leavingStages } from './components/steps.ts';
import type { Decision } from './decide.ts';
import { chain, draft, type Lowered, mark, put, remove, type Stages, waitFor } from './drafts.ts';
import { isFresh } from './effect.ts';
import { refitted, refuseGrown } from './fleet/refit.ts';
import { wasNamed } from './fleet/renamed.ts';
import { hasSize, liveSize, sizeMoves } from './fleet/sizes.ts';
import { leftovers } from './leftovers.ts';
import { HOLD } from './memory/hold.ts';
import { appliedMark, attemptMark, creationTags } from './memory/mark-steps.ts';
import { before } from './memory/marks.ts';
import { isProtected } from './memory/tag-change.ts';
import { tagSteps } from './memory/tag-steps.ts';
import { PROTECT } from './memory/tags.ts';
import { order, type Parts } from './order.ts';
import { NO_ROLLOUT, rolloutSteps, unwatch } from './rollout/steps.ts';
import { demanded, isAnyScaled, isAsleep, isScaled } from './scaling/scaled.ts';
import { scaleSteps, silence } from './scaling/steps.ts';
import type { Situation } from './situation.ts';
import { smokeTestSteps } from './smoke-test.ts';
import type { Unit } from './unit.ts';

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
    now.live === undefined
      ? []
      : [
          ...unwatch(now, now.configs),
          ...silence(name, now),
          ...hostRemoval(now.components),
          [remove(goal)],
          [waitFor(goal, 'wait until it is gone', 'gone', gone)],
        ];
  return chain(
    address,
    [...lifted, ...endpoint, now.configs.map(remove), now.models.map(remove)].filter(
      (stage) => stage.length > 0,
    ),
  );
}

export function parts(unit: Unit, now: Situation, decision: Decision): Omit<Parts, 'clean'> {
  const { target, start, row, refit } = decision;
  const endpoint = { kind: 'endpoint', name: unit.name };
  const fresh = isFresh(row);
  const confirming = start === 'confirm';
  const state = (live: LiveEndpoint | undefined) =>
    (confirming ? now.marks.attempt?.before : undefined) ?? before(live);
  const sentAlready = confirming && now.marks.attempt?.stage === 'sent';
  // An update that retains what autoscaling has reached retains every other count as well: those are moved after it.
  const moves = row.recipe === 'update' && !confirming && refit === undefined && retainsOthers(target, now);
  const kept = demanded(target.sizes, now.live, wasNamed(unit, now.live));
  const sizes = refit === undefined ? kept : refitted(kept, refit);
  const arriving = moves ? sizes.filter(({ variant }) => isScaled(now.live, variant)) : sizes;
  const rollout = row.recipe === 'update' ? rolloutSteps(unit, now, target.config) : NO_ROLLOUT;
  const cleanAfter = leftovers(unit, now, target, fresh).length > 0;

  return {
    leave: fresh ? [] : leavingStages(decision.components),
    components: arrivingStages(unit, decision.components),
    open: opensComponents(unit, row)
      ? [
          [
            mark(endpoint, 'open', 'mark the components', (live) =>
              attemptMark(target, 'cleaning', state(live), now),
            ),
          ],
        ]
      : [],
    tags: tagSteps(unit, now),
    ...scaleSteps(unit, now, decision),
    unprotect: unprotectSteps(unit, now),
    intent: [
      [
        mark(endpoint, 'intent', 'mark the intent', (live) =>
          held(unit, attemptMark(target, 'intent', state(live), now), rollout.mark),
        ),
      ],
    ],
    make:
      unit.byHand === undefined
        ? [
            // Those of components are made with them.
            ...(unit.components === undefined ? [(unit.copies ?? []).map(put), unit.models.map(put)] : []),
            [put(refit?.config ?? unit.config)],
          ]
        : [],
    watch: rollout.watch,
    update: [
      [
        draft('update', endpoint, 'send the update', (live) => {
          if (refit !== undefined) refuseGrown(refit, live);
          const keeps = refit === undefined && !isAsleep(live) ? retained(unit, now) : {};
          return { verb: 'update', spec: { config: target.config, ...keeps, ...rollout.spec } };
        }),
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
    remove: [
      ...unwatch(now, now.configs),
      ...silence(unit.name, now),
      ...hostRemoval(now.components),
      [remove(endpoint)],
      [waitFor(endpoint, 'wait until it is gone', 'gone', gone)],
    ],
    arrive: [
      [
        waitFor(endpoint, 'wait and verify', 'serves', (live) => ({
          serves: target.config,
          sizes: arriving,
          ...(fresh ? {} : { since: state(live).modified }),
          ...rollout.goal,
        })),
      ],
    ],
    resize: moves
      ? [
          [
            draft('adjust', endpoint, 'send the other counts', (live) => ({
              verb: 'adjust',
              spec: sizeMoves(target.sizes, live),
            })),
          ],
          [
            waitFor(endpoint, 'wait for the other counts', 'resized', () => ({
              serves: target.config,
              sizes,
            })),
          ],
        ]
      : [],
    smokeTest: smokeTestSteps(unit, now, decision),
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
function held({ byHand }: Unit, mark: { readonly set: Tags }, more: Tags = {}): { readonly set: Tags } {
  const set = { ...mark.set, ...more };
  const isHeld = byHand !== undefined && 'hold' in byHand && !('component' in byHand);
  return { set: isHeld ? { ...set, [HOLD]: byHand.hold } : set };
}

/** What an update leaves as it is: on the way back all sizes, under autoscaling the counts. */
function retained({ keepsSizes }: Unit, { live }: Situation): Omit<EndpointSpec, 'config'> {
  if (keepsSizes) return { keepsSizes: true };
  const counted = live?.variants.some(
    (one) => one.scaling !== undefined && one.desiredServerless === undefined,
  );
  return counted ? { retainCounts: true } : {};
}

function retainsOthers(target: Decision['target'], { live }: Situation): boolean {
  if (live === undefined || !isAnyScaled(live) || isAsleep(live)) return false;
  return target.sizes.some(
    (size) => 'count' in size && liveSize(live, size.variant) !== undefined && !hasSize(live, size),
  );
}

function gone(live: LiveEndpoint | undefined): unknown {
  return { gone: true, ...(live === undefined ? {} : { since: live.lastModified }) };
}

/** Before a protected endpoint can be made anew its protection has to go, and that in a run of its own (see guards). */
function unprotectSteps(unit: Pick<Unit, 'name' | 'protect'>, { live }: Situation): Stages {
  if (live === undefined || unit.protect || !isProtected(live.tags)) return [];
  const endpoint = { kind: 'endpoint', name: unit.name };
  return [[mark(endpoint, 'unprotect', 'lift the protection', () => ({ drop: [PROTECT] }))]];
}

/** A model is made before the component that names it: only its endpoint can remember it. Taken back by hand, none is made. */
function opensComponents({ byHand }: Unit, { recipe }: Decision['row']): boolean {
  return recipe === 'components' && byHand === undefined;
}

function cleanUp(unit: Unit, now: Situation, { target, start, row }: Decision): Stages {
  const gone = leftovers(unit, now, target, isFresh(row));
  const endpoint = { kind: 'endpoint', name: unit.name };
  const done = mark(endpoint, 'done', 'mark it done', (live) => attemptMark(target, 'done', before(live)));
  const going = now.configs.filter(({ name }) => gone.some((one) => one.name === name));
  return [
    // Of an endpoint that is made anew they went before it.
    ...(isFresh(row) ? [] : unwatch(now, going)),
    gone.filter(({ kind }) => kind === 'endpoint-config').map(remove),
    gone.filter(({ kind }) => kind === 'model').map(remove),
    gone.length > 0 || start === 'clean' || opensComponents(unit, row) ? [done] : [],
  ];
}
