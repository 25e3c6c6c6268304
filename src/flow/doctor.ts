// `doctor`: does the account have what the file needs, and what live endpoints need to be started anew? Read-only.
import type { Document } from '../config/document.ts';
import type { Check, Checkup } from '../core/checkup.ts';
import { definitionOf } from '../core/codes.ts';
import { type ExitCode, worstExit } from '../core/exit.ts';
import { ServiceError } from '../core/service-error.ts';
import type { Lock } from '../decisions/pins.ts';
import { checksOf, questionsOf } from '../doctor/checks.ts';
import { patchChecks } from '../doctor/patching.ts';
import { answer } from '../engine/answer.ts';
import { bindReaders } from '../kinds/index.ts';
import { gather } from './gather.ts';
import { lookUnder } from './look-under.ts';
import { noting } from './noting.ts';
import type { FileInput, Ports } from './ports.ts';
import { type Account, prepareLocked } from './prepare.ts';

export type DoctorInput = FileInput & {
  /** The version of Node that runs this, such as `20.19.0`. */
  readonly node: string;
};

export type DoctorResult = { readonly checkup: Checkup; readonly exit: ExitCode };

/** @throws DiagnosticsError for a file with errors; InferraError for a wrong region or account; ServiceError */
export async function doctor(ports: Ports, input: DoctorInput): Promise<DoctorResult> {
  const { account: opened, lockFile } = await prepareLocked(ports, input);
  const { document, account, region, cloud } = opened;
  const { project, environment } = document;
  const { arn } = await cloud.identity();
  const answers = await answer(questionsOf(document, { account, region }), noting(bindReaders(cloud)));
  const checks = [
    nodeCheck(input.node),
    identityCheck(arn, document),
    ...checksOf(document, answers, { account, region }),
    ...(await liveChecks(ports, opened, lockFile.lock)),
  ];
  const codes = checks.flatMap(({ code }) => (code === undefined ? [] : [definitionOf(code).exit]));
  return { checkup: { project, environment, account, region, checks }, exit: worstExit(codes) };
}

/** What drift finds under endpoints; who may not look at them is told so, and of everything else all the same. */
async function liveChecks(ports: Ports, opened: Account, lock: Lock): Promise<readonly Check[]> {
  try {
    return patchChecks(await lookUnder(await gather(ports, opened, { targets: [], prune: false }, lock)));
  } catch (error) {
    if (!(error instanceof ServiceError && error.trouble === 'denied')) throw error;
    return [
      { about: 'endpoint', subject: 'of the file', state: 'unchecked', code: 'INF9007', says: error.message },
    ];
  }
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
function identityCheck(arn: string, { account: guard, assumeRole }: Document): Check {
  const acts = assumeRole === undefined ? '' : ', and acts as the role that the file assumes';
  const whose =
    guard === undefined ? 'may be of any account: the file names none' : 'is of the account of the file';
  const says = `${whose}${acts}`;
  return { about: 'identity', subject: arn, state: 'ok', says };
}
