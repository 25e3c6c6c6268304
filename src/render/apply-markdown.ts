// What an apply came to, for the summary of a step: the counts, then what did not come off, then the rest. Made of raw HTML
// only, see markdown-safe.ts.
import type { Ended } from '../core/ended.ts';
import type { Plan } from '../core/plan.ts';
import { outcomeWord } from './events/message.ts';
import { countedOutcomes } from './events/summary.ts';
import { type Block, bullets, joined, listed, table } from './markdown-blocks.ts';
import { code, marker } from './markdown-safe.ts';

/** Deterministic; shorter than LONGEST_COMMENT of markdown-blocks.ts. Begins with the hidden marker. */
export function applyMarkdown(plan: Plan, ended: readonly Ended[]): string {
  const effects = new Map(plan.units.map(({ address, effect }) => [address, effect]));
  const words = ended.map(
    (one) => [one, outcomeWord(one.result, effects.get(one.address) ?? 'measure')] as const,
  );
  const counted = countedOutcomes(words.map(([, word]) => word));
  return joined([
    [marker('apply', plan.project, plan.environment)],
    [`<h3>inferra apply: ${counted}</h3>`],
    scopeBlock(plan),
    troubleBlock(words),
    fineBlock(words),
    heldBlock(plan),
  ]);
}

function scopeBlock({ project, environment, account, region, digest }: Plan): Block {
  return table([
    ['project', code(project)],
    ...(environment === 'default' ? [] : [['environment', code(environment)]]),
    ['account', code(`${account}/${region}`)],
    ['digest', code(digest)],
  ]);
}

type Worded = readonly (readonly [Ended, string])[];

function troubleBlock(words: Worded): Block {
  const items = words.flatMap(([{ address, problem }, word]) =>
    problem === undefined
      ? []
      : [`<li>${code(address)}: ${word} (${problem.code}): ${code(problem.message)}</li>`],
  );
  return bullets('<h4>Not done</h4>', items);
}

function fineBlock(words: Worded): Block {
  const done = words.filter(([{ problem }]) => problem === undefined);
  const kinds = [...new Set(done.map(([, word]) => word))];
  const rows = kinds.map((kind) => {
    const names = done.filter(([, word]) => word === kind).map(([{ address }]) => code(address));
    return [`${kind} (${names.length})`, listed(names, ', ')];
  });
  return rows.length === 0 ? [] : ['<h4>Done</h4>', ...table(rows)];
}

function heldBlock({ units }: Plan): Block {
  const items = units.flatMap(({ address, held }) =>
    held === undefined ? [] : [`<li>${code(address)}: ${code(held)}</li>`],
  );
  return bullets('<h4>Held</h4>', items);
}
