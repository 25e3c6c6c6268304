// What a fleet comes to as one JSON document; its form is schemas/fleet.schema.json.
import { digest } from '../../base/hash.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { fleetExit, hasFailed, type Outcome } from '../../core/fleet.ts';
import type { FleetDriftReport } from '../../core/fleet-drift.ts';
import type { Plan } from '../../core/plan.ts';
import type { StatusReport } from '../../core/status.ts';
import { DRIFT_KEYS } from '../drift-json.ts';
import { inOrder, jsonText } from '../json-text.ts';
import { PLAN_KEYS } from '../plan-json.ts';
import { plainly } from '../status.ts';
import { diagnosticJson } from '../validate-json.ts';

/** What tells a document of a fleet from that of one comes first, and of a member what it is. */
const KEYS = ['formatVersion', 'fleet', 'exit', 'file', 'code', 'message'];

/** Over the plans of all members, and which members these are. */
export function fleetDigest(outcomes: readonly Outcome<Plan>[]): string {
  return digest(
    outcomes.map((one) => [one.file, one.environment ?? null, hasFailed(one) ? null : one.result.digest]),
  );
}

export function fleetPlanJson(outcomes: readonly Outcome<Plan>[]): string {
  const members = membersOf(outcomes, (plan, exit) => ({ exit, plan }));
  const whole = { exit: fleetExit(outcomes), digest: fleetDigest(outcomes), members };
  return written({ formatVersion: '1.0', fleet: 'plan', ...whole }, PLAN_KEYS);
}

export function fleetDriftJson(report: FleetDriftReport): string {
  return written(report, DRIFT_KEYS);
}

export function fleetStatusJson(outcomes: readonly Outcome<StatusReport>[]): string {
  const members = membersOf(outcomes, (report) => ({ status: plainly(report) }));
  return written({ formatVersion: '1.0', fleet: 'status', exit: fleetExit(outcomes), members }, []);
}

/** @param outcomes the problems that were found in each */
export function fleetValidateJson(outcomes: readonly Outcome<readonly Diagnostic[]>[]): string {
  const members = membersOf(outcomes, (diagnostics) => ({
    valid: diagnostics.every(({ severity }) => severity !== 'error'),
    diagnostics: diagnostics.map(diagnosticJson),
  }));
  return written({ formatVersion: '1.0', fleet: 'validate', exit: fleetExit(outcomes), members }, []);
}

function membersOf<Result>(
  outcomes: readonly Outcome<Result>[],
  shown: (result: Result, exit: number) => object,
): readonly object[] {
  return outcomes.map((one) => {
    const { file, environment } = one;
    const member = { file, ...(environment === undefined ? {} : { environment }) };
    return { ...member, ...(hasFailed(one) ? { error: one.error } : shown(one.result, one.exit)) };
  });
}

/** Indented, with a line break at its end. */
function written(document: object, keys: readonly string[]): string {
  return `${jsonText(inOrder(document, [...new Set([...KEYS, ...keys])]), 2)}\n`;
}
