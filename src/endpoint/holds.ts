// Why nothing is done about an endpoint until a person has said so, or what is under way has ended: in words, with the way on.
import type { Code } from '../core/codes.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import type { Base, Decision } from './decide.ts';
import { sameConfig } from './memory/history.ts';
import { holdOn } from './memory/hold.ts';
import type { Situation } from './situation.ts';
import type { Unit } from './unit.ts';

/** Why nothing is done about a unit in this run. */
export type Hold = {
  readonly code: Code;
  /** What it waits for, in two or three words. */
  readonly short: string;
  readonly reason: string;
  readonly hint: string;
};

export function foreign(base: Base, name: string, owner: string): Decision {
  return {
    ...base,
    verdict: 'foreign',
    hold: {
      code: 'INF3002',
      short: 'not touched',
      reason: `endpoint ${name} exists and is not this project's: ${owner}`,
      hint: 'choose another name with `naming:` or another key; inferra never touches what it does not own',
    },
  };
}

/** What was rolled back by hand does not come back by itself. */
export function heldAt(base: Base, unit: Unit, live: LiveEndpoint): Decision | undefined {
  const mark = unit.byHand === undefined ? holdOn(live.tags, unit.target) : undefined;
  if (mark === undefined) return undefined;
  const key = unit.address.replace('endpoints.', '');
  const arrived = sameConfig(live.config, mark.config);
  const [by, it] = mark.after === undefined ? [' by hand', ''] : ['', ', since its smoke test failed'];
  return {
    ...base,
    verdict: 'held',
    hold: {
      code: 'INF5007',
      short: arrived
        ? `rolled back${by} to ${mark.config}${it}; held until the file changes`
        : `a rollback${by} to ${mark.config} has not arrived`,
      reason: arrived
        ? `endpoint ${live.name} was rolled back${by} to ${mark.config}${it}, and the file still wants what was rolled back`
        : `endpoint ${live.name} was to be rolled back${by} to ${mark.config} and does not serve it`,
      hint: arrived
        ? `change the endpoint in the file, or end the hold with: inferra rollback ${key} --release`
        : `go on with: inferra rollback ${key}; or give it up with: inferra rollback ${key} --release`,
    },
  };
}

export function declined({ live }: Situation): Hold {
  return {
    code: 'INF3003',
    short: 'needs --retry',
    reason: `the service rolled this very change back: ${live?.failureReason ?? 'it gave no reason'}`,
    hint: 'change the endpoint in the file, or try the same again with --retry',
  };
}

export function unclear({ live }: Situation): Hold {
  return {
    code: 'INF3004',
    short: 'needs --retry',
    reason: `an earlier run was cut off while it sent this change, and endpoint ${live?.name ?? ''} has changed since; whether the change was tried cannot be told`,
    hint: 'look at the endpoint in the console; send the change (again) with --retry',
  };
}

export function busy({ live }: Situation): Hold {
  return {
    code: 'INF3006',
    short: `waits: ${live?.status ?? 'busy'}`,
    reason: `endpoint ${live?.name ?? ''} is ${live?.status ?? 'busy'}, and what will come of it cannot be known before it ends`,
    hint: '`inferra apply` waits for it and plans again',
  };
}
