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
  const { state, reason } = (answer ?? { state: 'unread', reason: 'nobody asked' }) as Unfound;
  if (state === 'unread') {
    return { ...about, state: 'unchecked', code: 'INF9007', says: reason };
  }
  return { ...about, state: 'failed', code, says: `${says}: ${reason}` };
}
