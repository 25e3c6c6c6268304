// Asks for approval, of a person at a terminal and of nobody else.
import { InferraError } from '../core/errors.ts';
import { safe } from '../render/safe.ts';
import type { Session } from './session.ts';

/**
 * True for the answer `yes` and nothing else.
 * @throws InferraError INF6007 where nobody can be asked.
 */
export async function approve({ io, out }: Session, question: string, noInput: boolean): Promise<boolean> {
  if (noInput || !io.terminal.stdin) {
    const why = noInput ? '--no-input was given' : 'the input is not a terminal';
    throw new InferraError('INF6007', `approval is needed, and ${why}`);
  }
  out.note(`\n${safe(question)}\n  Only yes is accepted as approval.\n`);
  const answer = await io.ask('  Answer: ', io.stop);
  return answer?.trim() === 'yes';
}
