// `init`: a few questions, and a first file that validates. An answer is tried in the file at once, so that the rules of
// the language are the only rules.
import { loadDocument } from '../config/load.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { InferraError } from '../core/errors.ts';
import { type Answers, firstFile, SAMPLE_IMAGE } from './first-file.ts';

export type Key = keyof Answers;

export type Question = {
  readonly key: Key;
  readonly text: string;
  /** What an empty answer means. */
  readonly fallback: string;
};

export type InitInput = {
  /** What flags say. */
  readonly given: Partial<Answers>;
  /** The name of the folder, for the project's. */
  readonly folder: string;
  readonly file: string;
  /** Where the JSON Schema is, seen from the file. */
  readonly schema: string;
};

/** Asks a person; absent where nobody is there or nobody shall be asked. Undefined where the input ended. */
export type Asking = {
  ask(question: Question): Promise<string | undefined>;
  refuse(problem: Diagnostic): void;
};

/**
 * The text of the new file.
 * @throws InferraError INF6004 for a flag that makes no valid file, INF6015 where the input ended before the last answer
 */
export async function init(input: InitInput, asking: Asking | undefined): Promise<string> {
  let answers: Answers = { ...defaultsFor(input), ...input.given };
  refuseWrong(answers, input);
  for (const question of asking === undefined ? [] : questionsFor(input)) {
    answers = await answered(answers, question, input, asking);
  }
  return firstFile(answers, input.schema);
}

/** Names the flag that is wrong by itself; flags may also contradict each other. */
function refuseWrong(answers: Answers, input: InitInput): void {
  const together = problemIn(answers, input);
  if (together === undefined) return;
  for (const [key, value] of Object.entries(input.given)) {
    const problem = problemIn({ ...defaultsFor(input), [key]: value }, input);
    if (problem === undefined) continue;
    throw new InferraError('INF6004', `--${key} ${value}: ${problem.message}`, hintOf(problem));
  }
  throw new InferraError('INF6004', together.message, hintOf(together));
}

async function answered(
  answers: Answers,
  question: Question,
  input: InitInput,
  asking: Asking | undefined,
): Promise<Answers> {
  for (;;) {
    const line = await asking?.ask(question);
    if (line === undefined) throw new InferraError('INF6015', 'the questions were not answered');
    const answer = { ...answers, [question.key]: line.trim() === '' ? question.fallback : line.trim() };
    const problem = problemIn(answer, input);
    if (problem === undefined) return answer;
    asking?.refuse(problem);
  }
}

function questionsFor(input: InitInput): readonly Question[] {
  const fallback = defaultsFor(input);
  return TEXTS.filter(([key]) => input.given[key] === undefined).map(([key, text]) => ({
    key,
    text,
    fallback: fallback[key],
  }));
}

const TEXTS: readonly (readonly [Key, string])[] = [
  ['project', 'Name of the project'],
  ['region', 'AWS region'],
  ['account', 'AWS account (twelve digits)'],
  ['role', 'Execution role of SageMaker'],
  ['image', 'Container image in Amazon ECR'],
  ['artifact', 'Model archive in S3 (s3://…/model.tar.gz), none if the image brings it'],
  ['hardware', 'Instance type such as ml.m5.large, or serverless'],
];

/** The account is that of the role, or a placeholder that the documentation of AWS uses, too. */
function defaultsFor({ folder, given }: InitInput): Answers {
  const [, ofRole] = /^arn:[^:]*:iam::([0-9]{12}):/.exec(given.role ?? '') ?? [];
  return {
    project: projectOf(folder),
    region: 'us-east-1',
    account: ofRole ?? '123456789012',
    role: 'arn:aws:iam::${account}:role/sagemaker-execution',
    image: SAMPLE_IMAGE,
    artifact: '',
    hardware: 'serverless',
    env: '',
  };
}

/** `My Models (v2)` as `my-models-v2`. */
export function projectOf(folder: string): string {
  const words = folder.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return words.slice(0, 32).replaceAll(/^-+|-+$/g, '') || 'my-project';
}

function problemIn(answers: Answers, { file, schema }: InitInput): Diagnostic | undefined {
  const text = firstFile(answers, schema);
  const picked = answers.env === '' ? {} : { environment: answers.env };
  const { diagnostics } = loadDocument({ file, text, params: {}, env: {}, ...picked });
  return diagnostics.find(({ severity }) => severity === 'error');
}

function hintOf({ hint, reason }: Diagnostic): { readonly hint?: string } {
  const words = hint ?? reason;
  return words === undefined ? {} : { hint: words };
}
