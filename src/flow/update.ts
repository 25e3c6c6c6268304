// `update`: reads what the pins are about, and moves them in the lock file. Changes nothing in the account.
import { definitionOf } from '../core/codes.ts';
import { type ExitCode, worstExit } from '../core/exit.ts';
import type { UpdateReport } from '../core/update.ts';
import { componentsIn } from '../decisions/components.ts';
import { componentQuestions, dropGone, move, moveComponents, updateQuestions } from '../decisions/move.ts';
import { componentsNamed, modelsNamed } from '../decisions/scope.ts';
import { modelsIn } from '../decisions/slots.ts';
import { answer } from '../engine/answer.ts';
import { bindReaders } from '../kinds/index.ts';
import { saveLock } from './lock.ts';
import type { FileInput, Ports } from './ports.ts';
import { prepareLocked } from './prepare.ts';

export type UpdateInput = FileInput & {
  /** `models.x`, `endpoints.y` or `endpoints.y.components.z`; empty for all, which also drops entries that nothing uses. */
  readonly addresses: readonly string[];
};

export type UpdateResult = { readonly report: UpdateReport; readonly exit: ExitCode };

/** What can be read is moved; what cannot keeps its pin and decides the exit code. */
export async function update(ports: Ports, input: UpdateInput): Promise<UpdateResult> {
  const { account: opened, lockFile } = await prepareLocked(ports, input, (document) => {
    modelsNamed(document, input.addresses);
  });
  const { document, cloud, account, region } = opened;
  const { project, environment } = document;
  const models = modelsNamed(document, input.addresses);
  const components = componentsNamed(document, input.addresses);
  const questions = [...updateQuestions(models), ...componentQuestions(components)];
  const answers = await answer(questions, bindReaders(cloud));
  const { next, moves, problems, unpinned } = moveComponents(
    move(lockFile.lock, environment, models, answers),
    environment,
    components,
    answers,
  );
  const dropped =
    input.addresses.length === 0
      ? dropGone(next, environment, modelsIn(document), componentsIn(document))
      : { next, moves: [] };
  await saveLock(ports, lockFile, dropped.next);
  const report: UpdateReport = {
    project,
    environment,
    account,
    region,
    file: lockFile.path,
    models: models.length + components.length,
    moved: [...moves, ...dropped.moves],
    unpinned,
    diagnostics: problems,
  };
  return { report, exit: worstExit(problems.map(({ code }) => definitionOf(code).exit)) };
}
