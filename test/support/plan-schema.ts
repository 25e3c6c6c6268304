// Every plan and drift report that a test makes is held against the published schema, which is closed for that: a property that the
// schema does not have, or one that it still has, is a difference between what inferra does and what it tells.
import { Ajv2020 } from 'ajv/dist/2020.js';
import driftSchema from '../../schemas/drift.schema.json' with { type: 'json' };
import fleetSchema from '../../schemas/fleet.schema.json' with { type: 'json' };
import schema from '../../schemas/plan.schema.json' with { type: 'json' };

type Schema = { readonly [key: string]: unknown };

/** The schema with no more properties than it names. */
export function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, closed(one)] as const);
  const copy: Schema = Object.fromEntries(entries);
  return copy.properties === undefined || copy.type !== 'object'
    ? copy
    : { ...copy, additionalProperties: false };
}

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
const conforms = ajv.compile(closed(schema) as Schema);
const conformsDrift = ajv.compile(closed(driftSchema) as Schema);

const fleetAjv = new Ajv2020({ allErrors: true, allowUnionTypes: true })
  .addSchema(closed(schema) as Schema, 'plan.schema.json')
  .addSchema(closed(driftSchema) as Schema, 'drift.schema.json');
const conformsFleet = fleetAjv.compile(fleetSchema as Schema);

/** The same for what a fleet prints. */
export function demandFleetForm(document: unknown): void {
  demand(conformsFleet, document);
}

/** Throws with what is wrong where `plan` is not of the published form. */
export function demandPlanForm(plan: unknown): void {
  demand(conforms, plan);
}

/** The same for a drift report. */
export function demandDriftForm(report: unknown): void {
  demand(conformsDrift, report);
}

function demand(conforming: typeof conforms, value: unknown): void {
  // As it is printed: what is undefined is absent.
  if (!conforming(JSON.parse(JSON.stringify(value))))
    throw new Error(ajv.errorsText(conforming.errors, { separator: '\n' }));
}
