// A plan, and what became of it, as problems beside the lines of the file: for annotations and code scanning.
import { definitionOf } from '../core/codes.ts';
import type { Diagnostic, Place, Severity } from '../core/diagnostic.ts';
import type { Ended } from '../core/ended.ts';
import type { Plan, UnitChange } from '../core/plan.ts';
import { type PreflightFinding, thingOf } from '../core/preflight.ts';
import { type PlanRisk, RISKS } from '../core/risks.ts';
import { RESULT_WORDS } from './events/message.ts';
import type { FileProblems } from './region.ts';
import { titleOf } from './title.ts';

/** Where the file speaks of an endpoint, by address. */
export type Places = ReadonlyMap<string, Place>;

export type PlannedFile = Pick<FileProblems, 'path' | 'text'> & { readonly places: Places };

/**
 * What the plan itself complains of, what holds its changes back, and risks that the file does not accept; those of low
 * severity stand in JSON and Markdown alone, as in text. After a run also what did not come off.
 */
export function planProblems(plan: Plan, file: PlannedFile, ended: readonly Ended[] = []): FileProblems {
  const { path, text, places } = file;
  const said = plan.diagnostics;
  const isSaid = ({ code, address }: Pick<Diagnostic, 'code' | 'address'>) =>
    said.some((one) => one.code === code && one.address === address);
  const more = [
    ...plan.units.flatMap(heldProblem),
    ...plan.risks.flatMap(riskProblem),
    ...(plan.preflight?.findings ?? []).map(preflightProblem),
  ];
  const diagnostics = [...said, ...more.filter((one) => !isSaid(one)), ...ended.flatMap(endedProblem)];
  return { path, text, diagnostics: diagnostics.map((one) => placed(one, places)) };
}

/** What is withheld without a guard having said so: somebody else's endpoint, a deployment that was rolled back. */
function heldProblem({ address, held, heldBy, reasons }: UnitChange): readonly Diagnostic[] {
  if (held === undefined || heldBy === undefined) return [];
  const [reason] = reasons;
  return [
    {
      code: heldBy,
      severity: severityOf(heldBy),
      message: `${titleOf(address)}: ${held}`,
      address,
      ...(reason === undefined ? {} : { reason }),
    },
  ];
}

/** A flag does not help where something is not ours, unclear or was rolled back. */
function severityOf(code: Diagnostic['code']): Severity {
  return [3, 5].includes(definitionOf(code).exit) ? 'error' : 'held';
}

function riskProblem({ rule, code, severity, address, what, because }: PlanRisk): readonly Diagnostic[] {
  if (severity === 'low' || because !== undefined) return [];
  const moves = what === '' ? '' : `: ${what}`;
  const message = `${titleOf(address)}: risk ${rule}: ${RISKS[rule].title.toLowerCase()}${moves}`;
  return [{ code, severity: 'warning', message, address }];
}

/** At the first of those that need it. */
function preflightProblem(finding: PreflightFinding): Diagnostic {
  const { code, state, says, fix, neededBy } = finding;
  const [address] = neededBy;
  return {
    code: code ?? 'INF9007',
    severity: state === 'failed' ? 'error' : 'warning',
    message: `${thingOf(finding)}: ${says}`,
    hint: fix,
    ...(address === undefined ? {} : { address }),
  };
}

const BROKEN: readonly Ended['result'][] = ['failed', 'rolled-back', 'refused'];

function endedProblem({ address, result, problem }: Ended): readonly Diagnostic[] {
  if (result === 'done' || problem === undefined) return [];
  const { code, message, hint } = problem;
  return [
    {
      code,
      severity: BROKEN.includes(result) ? 'error' : 'warning',
      message: `${titleOf(address)}: ${result === 'failed' ? '' : `${RESULT_WORDS[result]}: `}${message}`,
      address,
      ...(hint === undefined ? {} : { hint }),
    },
  ];
}

function placed(one: Diagnostic, places: Places): Diagnostic {
  const place = one.address === undefined ? undefined : places.get(one.address);
  return one.place !== undefined || place === undefined ? one : { ...one, place };
}
