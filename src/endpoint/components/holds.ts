// What of components keeps a change of their endpoint from being made, in words.
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Hold } from '../holds.ts';
import type { Stray } from '../subject.ts';
import { type Components, type ComponentsChange, othersOn } from './change.ts';

const VERDICTS = {
  INF3002: 'foreign',
  INF3003: 'rolled back',
  INF3004: 'unclear',
  INF3140: 'unfinished',
  INF5007: 'held',
} as const;

type Stuck = NonNullable<ComponentsChange['stuck']>;

/** @param address of the endpoint */
export function stuckAt({ code, reason, key, held }: Stuck, address: string) {
  const words = code === 'INF5007' ? heldWords(address, key, held) : wordsOf(code);
  return { verdict: VERDICTS[code], hold: { code, reason, ...words } };
}

function heldWords(address: string, key = '', held?: Stuck['held']): Pick<Hold, 'short' | 'hint'> {
  const command = `inferra rollback ${address.replace('endpoints.', '')} --component ${key}`;
  const [by, why] = held?.after === undefined ? [' by hand', ''] : ['', ', since its smoke test failed'];
  if (held?.arrived === false)
    return {
      short: `a rollback${by} of component ${key} has not arrived`,
      hint: `go on with: ${command}; or give it up with: ${command} --release`,
    };
  return {
    short: `component ${key} rolled back${by}${why}; held until the file changes`,
    hint: `change the component in the file, or end the hold with: ${command} --release`,
  };
}

function wordsOf(code: Exclude<keyof typeof VERDICTS, 'INF5007'>): Pick<Hold, 'short' | 'hint'> {
  if (code === 'INF3002') {
    const hint = 'give the component another name; inferra never touches what it does not own';
    return { short: 'not touched', hint };
  }
  if (code === 'INF3140') {
    const hint = 'mend the component or its smoke test in the file, or have it asked again with --retry';
    return { short: 'a smoke test failed; held until the file changes', hint };
  }
  const hint =
    code === 'INF3003'
      ? 'change the component in the file, or try the same again with --retry'
      : 'look at the component in the console; send the change (again) with --retry';
  return { short: 'needs --retry', hint };
}

export function crowdedBy(
  { owner, name }: Pick<Stray, 'owner' | 'name'>,
  components: Components,
): Hold | undefined {
  const others = othersOn(owner, components);
  return others.length === 0 ? undefined : crowdedHold(name, others);
}

/** Why an endpoint does not go: its components would have to go before it. */
export function crowdedHold(name: string, others: readonly string[]): Hold {
  return {
    code: 'INF3002',
    short: 'has components of others',
    reason: `endpoint ${name} has inference components that are not this project's: ${others.join(', ')}`,
    hint: 'have them deleted by whoever made them; inferra never touches what it does not own',
  };
}

export function crowdedDiagnostic(address: string, { code, reason, hint }: Hold): Diagnostic {
  return { code, severity: 'error', message: reason, hint, address };
}
