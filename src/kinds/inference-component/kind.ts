// The InferenceComponent as the engine sees it, one by one to change it and all of an endpoint to know them.
import { digest } from '../../base/hash.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import type { Kind, Progress, Request } from '../../core/kind.ts';
import { watchedAlarms } from '../alarms.ts';
import { caseless } from '../compare.ts';
import { contentObstacles, type Landed, markLanded, putLanded, unsupported } from '../landed.ts';
import { listComponents, readComponent, readComponents, sendComponent } from './actions.ts';
import { differingIn } from './fields.ts';
import type {
  ComponentChange,
  ComponentGoal,
  ComponentSpec,
  CopiesMove,
  LiveComponent,
  LiveComponents,
  NewComponent,
} from './spec.ts';

const BUSY: readonly string[] = ['Creating', 'Updating', 'Deleting'];
const SETTLED: readonly string[] = ['InService', 'Failed'];
const NO_REASON = 'the service gave no reason';
const NOT_VISIBLE = 'the request is accepted and not visible yet';

export function componentKind(cloud: Cloud): Kind<LiveComponent> {
  return {
    kind: 'inference-component',
    list: (filter) => listComponents(cloud, filter),
    read: (name) => readComponent(cloud, name),
    send: (name, request, arn) => sendComponent(cloud, name, request, arn),
    landed: componentLanded,
    progress: (goal, live) => componentProgress(goal as ComponentGoal, live),
    busyStatuses: BUSY,
    inside: (_name, _status, goal) => watchedAlarms(cloud, goal as { readonly alarms?: readonly string[] }),
    stamp: componentStamp,
  };
}

/** Only read: each of them is changed by itself. */
export function componentsKind(cloud: Cloud): Kind<LiveComponents> {
  return {
    kind: 'endpoint-components',
    list: () => unsupported('set of components', 'list'),
    read: (name) => readComponents(cloud, name),
    send: (_name, { verb }) => unsupported('set of components', verb),
    landed: ({ verb }) => unsupported('set of components', verb),
    progress: () => unsupported('set of components', 'await'),
    stamp: componentsStamp,
  };
}

export function componentsStamp(live: LiveComponents | undefined): string {
  return digest((live?.components ?? []).map((one) => [one.name.toLowerCase(), componentStamp(one)]));
}

/** Times and copies are left out: autoscaling may move these at any time, and a change sends its own. */
export function componentStamp(live: LiveComponent | undefined): string {
  if (live === undefined) return digest(null);
  return digest({
    arn: live.arn.toLowerCase(),
    status: isBusy(live) ? 'busy' : live.status,
    spec: live.spec ?? null,
    unexpressed: live.unexpressed,
    failureReason: live.failureReason ?? null,
    tags: live.tags,
  });
}

/** A status that is not known yet counts as busy, because ending a wait is the one thing that cannot be taken back. */
export function isBusy({ status }: Pick<LiveComponent, 'status'>): boolean {
  return !SETTLED.includes(status);
}

/** Whether it is what was asked for, as far as that can be seen. */
export function hasSpec(live: LiveComponent, spec: ComponentSpec): boolean {
  return (
    live.spec !== undefined && live.unexpressed.length === 0 && differingIn(spec, live.spec).length === 0
  );
}

export function componentLanded(request: Request, live: LiveComponent | undefined): Landed {
  switch (request.verb) {
    case 'put':
      return putLanded(
        'inference component',
        request.tags,
        live,
        live ? obstacles(request.spec as NewComponent, live) : [],
      );
    case 'update':
      return {
        landed:
          live !== undefined && (isChanging(live) || hasSpec(live, (request.spec as ComponentChange).spec)),
      };
    case 'adjust':
      return {
        landed:
          live !== undefined &&
          (isChanging(live) || live.desiredCopies === (request.spec as CopiesMove).copies),
      };
    case 'mark':
      return markLanded(request.mark, live);
    case 'remove':
      return { landed: live === undefined || live.status === 'Deleting' };
    default:
      return unsupported('inference component', request.verb);
  }
}

/**
 * What it is changed to is not shown before the change is over (nowhere said; assumed 2026-11). It was at rest when the request
 * was made, so the change is most likely that of the request, and whoever waits for it finds out.
 */
function isChanging({ status }: LiveComponent): boolean {
  return status === 'Updating';
}

function obstacles({ endpoint, spec }: NewComponent, live: LiveComponent): string[] {
  if (live.status === 'Deleting') return ['is still being deleted'];
  if (!caseless(endpoint, live.endpoint)) return [`is on the endpoint ${live.endpoint}`];
  return contentObstacles(live.spec === undefined ? [] : differingIn(spec, live.spec), live.unexpressed);
}

export function componentProgress(goal: ComponentGoal, live: LiveComponent | undefined): Progress {
  if ('gone' in goal) {
    if (live === undefined) return { state: 'reached', status: 'Deleted' };
    if (
      live.status === 'Failed' &&
      live.failureReason !== undefined &&
      goal.since !== undefined &&
      live.lastModified > goal.since
    )
      return { state: 'failed', status: live.status, reason: live.failureReason };
    return { state: 'busy', status: live.status, detail: live.name };
  }
  if (live === undefined) {
    return 'settled' in goal
      ? { state: 'reached', status: 'Deleted' }
      : { state: 'busy', status: 'Missing', detail: NOT_VISIBLE };
  }
  const { status, failureReason: reason = NO_REASON, currentCopies, desiredCopies } = live;
  if (isBusy(live)) return { state: 'busy', status, ...copiesText(live) };
  if ('settled' in goal) return { state: 'reached', status };
  const asked = hasSpec(live, goal.spec) && (goal.copies === undefined || goal.copies === desiredCopies);
  if (status === 'InService' && asked) {
    // A component that was scaled down to none serves nothing, and is as it should be.
    return goal.copies === undefined || currentCopies === desiredCopies
      ? { state: 'reached', status }
      : { state: 'busy', status, ...copiesText(live) };
  }
  if (goal.since !== undefined && live.lastModified <= goal.since)
    return { state: 'busy', status, detail: NOT_VISIBLE };
  if (status === 'Failed') return { state: 'failed', status, reason };
  return { state: 'rolled-back', status, reason };
}

/** Whoever waits for several of an endpoint wants to know which. */
function copiesText({ name, currentCopies, desiredCopies }: LiveComponent): { readonly detail: string } {
  if (currentCopies === undefined || desiredCopies === undefined) return { detail: name };
  return { detail: `${name}: ${currentCopies} of ${desiredCopies} copies` };
}
