// Readers for who only looks: a service that does not answer keeps nobody from deploying, and no check from being told beside
// others. It is told as what could not be looked at.
import type { Answer, Question, Readers } from '../core/fact.ts';
import { ServiceError } from '../core/service-error.ts';

export function noting(readers: Readers): Readers {
  const noted = async (question: Question): Promise<Answer> => {
    // TypeScript does not see that the reader is the one of this very fact.
    const reader = readers[question.fact] as (question: Question) => Promise<Answer>;
    try {
      return await reader(question);
    } catch (failure) {
      if (!(failure instanceof ServiceError)) throw failure;
      return { state: 'unread', reason: failure.message, code: failure.code };
    }
  };
  return Object.fromEntries(Object.keys(readers).map((fact) => [fact, noted])) as unknown as Readers;
}
