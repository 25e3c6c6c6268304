// Where the service could only delete an endpoint and create it again, one with `replace: side-by-side` is made anew
// beside it, under the other of its two names. The old one goes on serving, and is a stray from then on.
import type { Document } from '../../config/document.ts';
import type { LiveEndpoint } from '../../kinds/endpoint/spec.ts';
import { compile } from '../compile.ts';
import { effectOf } from '../effect.ts';
import { sameConfig } from '../memory/history.ts';
import { servedConfig } from '../memory/marks.ts';
import { type Situation, situation } from '../situation.ts';
import type { Seen } from '../subject.ts';
import type { Unit } from '../unit.ts';
import type { OtherName, Standing } from './standing.ts';

/** The units of a document, each under the name that it has, or that it gets where it has to be made beside another one. */
export function unitsOf(document: Document, standings: readonly Standing[], seen: Seen): readonly Unit[] {
  const endpoints = standings.map(({ endpoint }) => endpoint);
  const standing = compile({ ...document, endpoints });
  const turns = standing.map((unit, index) => turnOf(unit, standings[index]?.other, seen));
  const moves = turns.some(({ name }, index) => name !== endpoints[index]?.name);
  const units = moves ? compile({ ...document, endpoints: renamed(endpoints, turns) }) : standing;
  return units.map((unit, index) => ({ ...unit, ...turns[index]?.words }));
}

/** The name that the unit gets, and what is to be said of the other one. */
type Turn = { readonly name: string; readonly words: Pick<Unit, 'replaces' | 'reasons'> };

function turnOf(unit: Unit, other: OtherName | undefined, seen: Seen): Turn {
  const { name } = unit;
  if (other === undefined) return { name, words: {} };
  const because = replacedBecause(unit, situation(unit, seen));
  if (other.is === 'old') return { name, words: { replaces: other.name } };
  if (because === undefined) return { name, words: {} };
  return other.is === 'free'
    ? { name: other.name, words: { replaces: name, reasons: because } }
    : {
        name,
        words: { reasons: [`its next name, ${other.name}, is taken by an endpoint that is not this one`] },
      };
}

/** Why a live endpoint that may be serving would have to be deleted; undefined where it would not. */
function replacedBecause(unit: Unit, now: Situation): readonly string[] | undefined {
  if (now.live === undefined || !now.ours) return undefined;
  const { effect, downtime, because } = effectOf(unit, now);
  if (effect !== 'recreate' || !downtime) return undefined;
  return because === undefined ? [] : [because];
}

function renamed(endpoints: Document['endpoints'], turns: readonly Turn[]): Document['endpoints'] {
  return endpoints.map((one, index) => ({ ...one, name: turns[index]?.name ?? one.name }));
}

/** In service on what was last written down as verified. What serves and was not written down may still be undone. */
export function isVerified({ live, past, ours }: Situation): boolean {
  const applied = past?.marks.applied;
  return ours && live?.status === 'InService' && applied !== undefined && isOn(live, applied.config);
}

function isOn(live: LiveEndpoint, config: string): boolean {
  return live.pendingConfig === undefined && sameConfig(servedConfig(live), config);
}
