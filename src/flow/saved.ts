// A saved plan is read, shown and compared, never executed: what it decided is derived anew and must be the same.
import { InferraError } from '../core/errors.ts';
import type { Plan, UnitChange } from '../core/plan.ts';

/** @throws InferraError INF3009 for a text that is not a plan of this version. */
export function parsePlan(text: string, file: string): Plan {
  const value = parseJson(text, file);
  const reason = problemOf(value);
  if (reason !== undefined) throw new InferraError('INF3009', `${file} is not a saved plan: ${reason}`);
  return value as Plan;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InferraError('INF3009', `${file} is not a saved plan: it is not JSON`, { cause });
  }
}

const UNIT_TEXTS = ['address', 'name', 'verdict', 'effect', 'summary', 'basis'] as const;

function problemOf(value: unknown): string | undefined {
  if (!isRecord(value)) return 'it is not an object';
  if (value.formatVersion !== '1.0')
    return `its formatVersion is ${JSON.stringify(value.formatVersion) ?? 'missing'}, not "1.0"`;
  const texts = ['project', 'environment', 'account', 'region', 'digest'];
  const missing = texts.find((key) => typeof value[key] !== 'string');
  if (missing !== undefined) return `it has no ${missing}`;
  const records = ['allowances', 'summary', 'cost'].find((key) => !isRecord(value[key]));
  if (records !== undefined) return `it has no ${records}`;
  if (!isRecord(value.allowances) || !Array.isArray(value.allowances.targets)) return 'it has no targets';
  if (!Array.isArray(value.diagnostics) || !value.diagnostics.every(isRecord)) return 'it has no diagnostics';
  if (!Array.isArray(value.units) || !value.units.every(isUnit))
    return 'it has no units, or one that is not whole';
  return undefined;
}

function isUnit(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const lists = ['fields', 'reasons', 'steps'].every((key) => Array.isArray(value[key]));
  return lists && UNIT_TEXTS.every((key) => typeof value[key] === 'string');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws InferraError INF3010 where the plan as it is now decides something else than the saved one. */
export function refuseStale(saved: Plan, now: Plan): void {
  if (saved.digest === now.digest) return;
  throw new InferraError('INF3010', `the saved plan is stale: ${whatMoved(saved, now).join('; ')}`, {
    hint: 'make a new plan, have it reviewed, and apply that one; nothing was changed',
  });
}

const PLACE = ['project', 'environment', 'account', 'region'] as const;

/** What differs, in words: for people; the digest has decided. */
function whatMoved(saved: Plan, now: Plan): readonly string[] {
  const places = PLACE.filter((key) => saved[key] !== now[key]).map(
    (key) => `it is for ${key} ${saved[key]}, and this is ${now[key]}`,
  );
  const addresses = [...new Set([...saved.units, ...now.units].map(({ address }) => address))].sort();
  const units = addresses.flatMap((address) =>
    unitMoved(
      address,
      saved.units.find((unit) => unit.address === address),
      now.units.find((unit) => unit.address === address),
    ),
  );
  const moved = [...places, ...units];
  return moved.length === 0 ? ['what would be sent has changed'] : moved;
}

function unitMoved(
  address: string,
  saved: UnitChange | undefined,
  now: UnitChange | undefined,
): readonly string[] {
  if (saved === undefined) return [`${address} is new`];
  if (now === undefined) return [`${address} is gone`];
  if (saved.verdict !== now.verdict || saved.effect !== now.effect) {
    return [`${address} was ${saved.verdict} (${saved.effect}) and is ${now.verdict} (${now.effect})`];
  }
  if (saved.held !== now.held)
    return [`${address} ${now.held === undefined ? 'is no longer held' : `is held: ${now.held}`}`];
  if (JSON.stringify(saved.fields) !== JSON.stringify(now.fields))
    return [`the fields of ${address} that change are others`];
  if (saved.summary !== now.summary || JSON.stringify(saved.steps) !== JSON.stringify(now.steps))
    return [`${address} would become something else than was reviewed`];
  return saved.verdict !== 'same' && saved.basis !== now.basis
    ? [`${address} has been changed in the account`]
    : [];
}
