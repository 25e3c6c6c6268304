// `doctor`: does the account have what the file needs? Read-only; nothing is asked of endpoints.
import type { Check, Checkup } from '../core/checkup.ts';
import { definitionOf } from '../core/codes.ts';
import { type ExitCode, worstExit } from '../core/exit.ts';
import { checksOf, questionsOf } from '../doctor/checks.ts';
import { answer } from '../engine/answer.ts';
import { bindReaders } from '../kinds/index.ts';
import type { FileInput, Ports } from './ports.ts';
import { prepare } from './prepare.ts';

export type DoctorInput = FileInput & {
  /** The version of Node that runs this, such as `20.19.0`. */
  readonly node: string;
};

export type DoctorResult = { readonly checkup: Checkup; readonly exit: ExitCode };

/** @throws DiagnosticsError for a file with errors; InferraError for a wrong region or account; ServiceError */
export async function doctor(ports: Ports, input: DoctorInput): Promise<DoctorResult> {
  const { document, account, region, cloud } = await prepare(ports, input);
  const { project, environment } = document;
  const { arn } = await cloud.identity();
  const answers = await answer(questionsOf(document, { account, region }), bindReaders(cloud));
  const checks = [
    nodeCheck(input.node),
    identityCheck(arn, document.account),
    ...checksOf(document, answers, { account, region }),
  ];
  const codes = checks.flatMap(({ code }) => (code === undefined ? [] : [definitionOf(code).exit]));
  return { checkup: { project, environment, account, region, checks }, exit: worstExit(codes) };
}

/** The AWS SDK for JavaScript says so of versions below 22 (its warning, read 2026-11). */
const FIRST_WITH_A_FUTURE = 22;

function nodeCheck(version: string): Check {
  const about = { about: 'node', subject: `Node ${version}` } as const;
  if (Number(version.split('.')[0]) >= FIRST_WITH_A_FUTURE) return { ...about, state: 'ok', says: 'is fine' };
  const says = 'is past its end of life, and the AWS SDK drops it in January 2027';
  return { ...about, state: 'warning', code: 'INF9001', says };
}

/** A wrong account never gets here. */
function identityCheck(arn: string, guard: string | undefined): Check {
  const says =
    guard === undefined ? 'may be of any account: the file names none' : 'is of the account of the file';
  return { about: 'identity', subject: arn, state: 'ok', says };
}
