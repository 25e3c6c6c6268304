// Renames: from an endpoint that the file no longer has, by any number of former names, to one that it has.
import { endpointName } from '../naming.ts';
import { quote, suggester } from '../words.ts';
import { LONGEST_NAME } from './naming.ts';
import type { Rule, RuleInput } from './rule.ts';

type Move = { readonly from: string; readonly to: string; readonly index: number };

export const movesLead: Rule = (input) => {
  if (input.findings.spoilt(['moved']) || input.file.endpoints === undefined) return;
  const moves = movesOf(input);
  const known = Object.keys(input.file.endpoints).map((key) => `endpoints.${key}`);
  const names = { moves, known, suggested: suggester(known) };
  for (const move of moves) {
    checkFrom(move, moves, input);
    checkTo(move, names, input);
  }
};

/** A list is not cut where an entry is wrong, so wrong entries are left out here. */
function movesOf({ file, findings }: RuleInput): readonly Move[] {
  return (file.moved ?? []).flatMap((move, index) => {
    const { from, to } = move ?? {};
    const wrong = ['from', 'to'].some((key) => findings.spoilt(['moved', String(index), key]));
    return wrong || from === undefined || to === undefined ? [] : [{ from, to, index }];
  });
}

function checkFrom({ from, index }: Move, moves: readonly Move[], { file, findings }: RuleInput): void {
  const subject = { path: ['moved', String(index), 'from'], on: 'value' } as const;
  const name = endpointName(file.naming, keyOf(from));
  if (Object.hasOwn(file.endpoints ?? {}, keyOf(from))) {
    const message = `${from} is still in the file, so it was not renamed`;
    findings.error('INF1081', subject, { message, hint: 'remove this entry, or the endpoint' });
  } else if (moves.some((one) => one.from === from && one.index < index)) {
    const message = `${from} is renamed twice`;
    findings.error('INF1082', subject, { message, hint: 'an endpoint can become one other only' });
  } else if (name.length > LONGEST_NAME) {
    const message = `${from} would have been called ${quote(name)}, which is too long for an endpoint`;
    findings.error('INF1044', subject, { message, hint: 'no such endpoint can exist; remove this entry' });
  }
}

type Names = {
  readonly moves: readonly Move[];
  /** Addresses of the file. */
  readonly known: readonly string[];
  readonly suggested: (word: string) => string | undefined;
};

function checkTo({ from, to, index }: Move, names: Names, { findings }: RuleInput): void {
  const { moves, known, suggested } = names;
  const subject = { path: ['moved', String(index), 'to'], on: 'value' } as const;
  if (leadsBack(from, moves)) {
    const message = `${from} becomes itself again`;
    findings.error('INF1083', subject, { message, hint: 'end the chain at an endpoint of the file' });
  } else if (moves.some((one) => one.to === to && one.index < index)) {
    const message = `two endpoints become ${to}`;
    findings.error('INF1082', subject, { message, hint: 'remove one of the entries' });
  } else if (!known.includes(to) && !moves.some((one) => one.from === to)) {
    const hint = suggested(to) ?? `endpoints of the file: ${known.slice(0, 10).join(', ') || 'none'}`;
    findings.error('INF1080', subject, { message: `there is no ${to} in the file`, hint });
  }
}

function leadsBack(from: string, moves: readonly Move[]): boolean {
  let at: string | undefined = from;
  for (let step = 0; step < moves.length && at !== undefined; step += 1) {
    at = moves.find((one) => one.from === at)?.to;
    if (at === from) return true;
  }
  return false;
}

function keyOf(address: string): string {
  return address.slice(address.indexOf('.') + 1);
}
