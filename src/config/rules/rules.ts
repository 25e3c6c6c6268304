// Every rule between fields. Each is independent of the others: the order does not matter.
import { imagesAreInTheRegion, regionsAgree, rolesAreOfTheAccount } from './account.ts';
import { componentNamesFit, componentsFit } from './components.ts';
import { contentsAgree, hostnamesAgree, packagesAreInTheRegion } from './containers.ts';
import { ignoreRulesFit } from './drift.ts';
import { kmsKeysFitTheInstances } from './kms.ts';
import { modelsAreUsed, modelsExist, modelsHaveRoles } from './models.ts';
import { movesLead } from './moves.ts';
import { namesAreUnique, namesAreValid } from './naming.ts';
import { candidatesCanServe, candidatesFit } from './policies/candidates.ts';
import { generativeJobsFit, weightsAreMeasured } from './policies/generative.ts';
import { loadsFit } from './policies/load.ts';
import {
  jobsAreToldEnough,
  measuredElsewhere,
  requirementsFit,
  scalingIsMeasured,
  serverlessIsSized,
} from './policies/needs.ts';
import { policiesAreUsed, policiesExist } from './policies/used.ts';
import { rawFits } from './raw.ts';
import { nextNamesAreFree } from './replace.ts';
import { acceptedRisksFit } from './risks.ts';
import { rolloutsFit } from './rollout.ts';
import type { Rule, RuleInput } from './rule.ts';
import { scalingFits } from './scaling.ts';
import { envHoldsNoSecrets } from './secrets.ts';
import { serverlessIsPlain } from './serverless.ts';
import { envFits, tagsFit } from './sizes.ts';
import { variantsFit } from './variants.ts';

const RULES: readonly Rule[] = [
  regionsAgree,
  modelsExist,
  modelsAreUsed,
  modelsHaveRoles,
  rolesAreOfTheAccount,
  imagesAreInTheRegion,
  namesAreUnique,
  namesAreValid,
  movesLead,
  ignoreRulesFit,
  nextNamesAreFree,
  acceptedRisksFit,
  tagsFit,
  envFits,
  envHoldsNoSecrets,
  variantsFit,
  componentsFit,
  componentNamesFit,
  serverlessIsPlain,
  contentsAgree,
  hostnamesAgree,
  packagesAreInTheRegion,
  kmsKeysFitTheInstances,
  rawFits,
  policiesExist,
  policiesAreUsed,
  loadsFit,
  candidatesFit,
  candidatesCanServe,
  requirementsFit,
  jobsAreToldEnough,
  scalingIsMeasured,
  scalingFits,
  rolloutsFit,
  serverlessIsSized,
  measuredElsewhere,
  generativeJobsFit,
  weightsAreMeasured,
];

export function checkRules(input: RuleInput): void {
  for (const rule of RULES) if (!input.findings.isFull()) rule(input);
}
