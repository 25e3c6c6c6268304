// The next name of an endpoint that is replaced side by side: it must be possible, and nobody else's.
import { endpointName, secondName } from '../naming.ts';
import { entriesOf, type SoundFile } from '../sound.ts';
import { quote } from '../words.ts';
import { LONGEST_NAME } from './naming.ts';
import type { Rule } from './rule.ts';

export const nextNamesAreFree: Rule = ({ file, findings }) => {
  if (findings.spoilt(['naming']) || findings.spoilt(['moved'])) return;
  const all = entriesOf(file.endpoints).map(([key, one]) => ({ key, one, names: namesOf(file, key) }));
  const holders = new Map(
    all.flatMap(({ key, names }) => names.map((name) => [name.toLowerCase(), key] as const)),
  );
  for (const { key, one, names } of all) {
    if (one.replace !== 'side-by-side') continue;
    const subject = { path: ['endpoints', key, 'replace'], on: 'value' } as const;
    for (const next of names.map(secondName)) {
      const holder = holders.get(next.toLowerCase());
      if (next.length > LONGEST_NAME) {
        const message = `the next name, ${quote(next)}, has ${next.length} characters, but at most ${LONGEST_NAME} are possible`;
        findings.error('INF1084', subject, { message, hint: 'shorten the key, the project or naming' });
      } else if (holder !== undefined && holder !== key) {
        const message = `the next name, ${quote(next)}, is that of endpoints.${holder}`;
        findings.error('INF1084', subject, { message, hint: 'give one of the two another key' });
      }
    }
  }
};

/** What the endpoint is called, and what it may still be called in the account. */
function namesOf(file: SoundFile, key: string): readonly string[] {
  const keys = [key];
  // Renames that go in a circle are told elsewhere.
  for (const [index] of (file.moved ?? []).entries()) {
    const to = keys[index];
    const from = file.moved?.find((move) => move?.to === `endpoints.${to}`)?.from;
    if (from === undefined) break;
    keys.push(from.slice('endpoints.'.length));
  }
  const written = file.endpoints?.[key]?.name;
  return [...new Set(keys.map((one) => endpointName(file.naming, one, written)))];
}
