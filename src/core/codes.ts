// The registry of everything inferra can complain about. The key is the code; the code never changes its meaning.
import { adoptionCodes } from './codes/adoption.ts';
import { applyCodes } from './codes/apply.ts';
import { cloudCodes } from './codes/cloud.ts';
import { componentCodes } from './codes/components.ts';
import { configCodes } from './codes/config.ts';
import { decisionCodes } from './codes/decisions.ts';
import type { CodeDefinition } from './codes/definition.ts';
import { doctorCodes } from './codes/doctor.ts';
import { driftCodes } from './codes/drift.ts';
import { endpointCodes } from './codes/endpoints.ts';
import { environmentCodes } from './codes/environments.ts';
import { guardsCodes } from './codes/guards.ts';
import { hostingCodes } from './codes/hosting.ts';
import { measurementCodes } from './codes/measurements.ts';
import { planCodes } from './codes/plan.ts';
import { preflightCodes } from './codes/preflight.ts';
import { rawCodes } from './codes/raw.ts';
import { recommendationCodes } from './codes/recommendations.ts';
import { riskCodes } from './codes/risks.ts';
import { rolloutCodes } from './codes/rollout.ts';
import { scalingCodes } from './codes/scaling.ts';
import { smokeTestCodes } from './codes/smoke-test.ts';
import { textCodes } from './codes/text.ts';
import { usageCodes } from './codes/usage.ts';

export const codes = {
  ...textCodes,
  ...configCodes,
  ...endpointCodes,
  ...environmentCodes,
  ...rawCodes,
  ...hostingCodes,
  ...componentCodes,
  ...recommendationCodes,
  ...measurementCodes,
  ...cloudCodes,
  ...planCodes,
  ...adoptionCodes,
  ...applyCodes,
  ...guardsCodes,
  ...riskCodes,
  ...rolloutCodes,
  ...scalingCodes,
  ...smokeTestCodes,
  ...preflightCodes,
  ...usageCodes,
  ...decisionCodes,
  ...doctorCodes,
  ...driftCodes,
} as const;

export type Code = keyof typeof codes;

export function isCode(text: string): text is Code {
  return Object.hasOwn(codes, text);
}

export function definitionOf(code: Code): CodeDefinition {
  return codes[code];
}
