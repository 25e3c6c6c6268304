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

/** What was answered in a run, by question. */
export type Memory = Map<string, Promise<Answer>>;

/** The same readers, each of which reads once for a question. A failure is told to all who wait, and not remembered. */
export function remembering(readers: Readers, memory: Memory = new Map()): Readers {
  const once = (question: Question): Promise<Answer> => {
    const key = questionKey(question);
    const known = memory.get(key);
    if (known !== undefined) return known;
    const asked = read(question, readers).catch((failure: unknown) => {
      memory.delete(key);
      throw failure;
    });
    memory.set(key, asked);
    return asked;
  };
  // TypeScript does not see that each reader is given its own questions.
  return Object.fromEntries(Object.keys(readers).map((fact) => [fact, once])) as unknown as Readers;
}

function read(question: Question, readers: Readers): Promise<Answer> {
  // TypeScript does not see that the reader is the one of this very fact.
  const reader = readers[question.fact] as (question: Question) => Promise<Answer>;
  return reader(question);
}
