// What it means that something was not found: it is not there, which stands in the way, or nobody may look.
import type { Check } from '../core/checkup.ts';
import type { Code } from '../core/codes.ts';
import type { Answer, FactName, Unfound } from '../core/fact.ts';

export function unfound(
  about: Pick<Check, 'about' | 'subject'>,
  answer: Answer<FactName> | undefined,
  code: Code,
  says: string,
): Check {
  const { state, reason, lacking } = (answer ?? { state: 'unread', reason: 'nobody asked' }) as Unfound;
  if (state === 'unread') {
    const check = { ...about, state: 'unchecked', code: 'INF9007', says: reason } as const;
    if (lacking === undefined) return check;
    const hint = `to have it checked, add to a policy of who runs inferra: ${lacking}`;
    return { ...check, hint, statement: lacking };
  }
  return { ...about, state: 'failed', code, says: `${says}: ${reason}` };
}
