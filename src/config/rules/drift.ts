// Ignore rules of drift: about something that the file has, until a day that there is.
import { entriesOf } from '../sound.ts';
import { suggester } from '../words.ts';
import type { Rule, RuleInput } from './rule.ts';

export const ignoreRulesFit: Rule = (input) => {
  if (input.findings.spoilt(['drift'])) return;
  const known = addressesIn(input);
  const suggested = suggester(known);
  for (const [index, rule] of (input.file.drift?.ignore ?? []).entries()) {
    checkAt(rule?.at, index, { known, suggested }, input);
    checkUntil(rule?.until, index, input);
  }
};

type Names = {
  readonly known: readonly string[];
  readonly suggested: (word: string) => string | undefined;
};

function addressesIn({ file }: RuleInput): readonly string[] {
  const { endpoints, models, recommendations } = file;
  return Object.entries({ endpoints, models, recommendations }).flatMap(([section, entries]) =>
    entriesOf<unknown>(entries).map(([key]) => `${section}.${key}`),
  );
}

/** A warning only: an environment may leave out an endpoint that a rule of all of them is about. */
function checkAt(
  at: string | undefined,
  index: number,
  { known, suggested }: Names,
  { findings }: RuleInput,
): void {
  const address = (at ?? '').split('.').slice(0, 2).join('.');
  const path = ['drift', 'ignore', String(index), 'at'];
  if (at === undefined || findings.spoilt(path) || known.includes(address)) return;
  const hint = suggested(address) ?? 'remove the rule, or name what the file has';
  findings.warning('INF1085', { path, on: 'value' }, { message: `there is no ${address} in the file`, hint });
}

function checkUntil(until: string | undefined, index: number, { findings }: RuleInput): void {
  const path = ['drift', 'ignore', String(index), 'until'];
  if (until === undefined || findings.spoilt(path)) return;
  const day = new Date(`${until}T00:00:00Z`);
  if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(until)) return;
  const message = `there is no day ${until}`;
  findings.error('INF1086', { path, on: 'value' }, { message, hint: 'write the last day of that month' });
}
