// Reads the facts that decisions need, each once, a few at a time. What is asked and what it means is not its business.
import pLimit from 'p-limit';
import {
  type Answer,
  type Answers,
  type FactName,
  type Question,
  questionKey,
  type Readers,
} from '../core/fact.ts';

/** Requests under way at once; the cloud has a limit of its own above it. */
const SIDE_BY_SIDE = 8;

/** Every question answered; equal ones are asked once. Throws what a reader throws. */
export async function answer(questions: readonly Question[], readers: Readers): Promise<Answers> {
  const limit = pLimit(SIDE_BY_SIDE);
  const open = new Map(questions.map((one) => [questionKey(one), one]));
  const found = new Map<string, Answer>();
  await Promise.all(
    [...open].map(([key, question]) => limit(async () => void found.set(key, await read(question, readers)))),
  );
  return {
    to: <Name extends FactName>(question: Extract<Question, { fact: Name }>) =>
      found.get(questionKey(question)) as Answer<Name> | undefined,
  };
}

function read(question: Question, readers: Readers): Promise<Answer> {
  // TypeScript does not see that the reader is the one of this very fact.
  const reader = readers[question.fact] as (question: Question) => Promise<Answer>;
  return reader(question);
}
