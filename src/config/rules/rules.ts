// Every rule between fields. Each is independent of the others: the order does not matter.
import {
  assumedRoleIsOfTheAccount,
  imagesAreInTheRegion,
  regionsAgree,
  rolesAreOfTheAccount,
} from './account.ts';
import { asynchronousFits } from './asynchronous.ts';
import { componentRolloutsFit } from './component-rollout.ts';
import { componentsHaveRoom } from './component-room.ts';
import { componentNamesFit, componentsFit } from './components.ts';
import { contentsAgree, hostnamesAgree, packagesAreInTheRegion } from './containers.ts';
import { copiesComeBack } from './copies.ts';
import { ignoreRulesFit } from './drift.ts';
import { explainersFit } from './explainer.ts';
import { kmsKeysFitTheInstances } from './kms.ts';
import { modelsAreUsed, modelsExist, modelsHaveRoles } from './models.ts';
import { movesLead } from './moves.ts';
import { namesAreUnique, namesAreValid } from './naming.ts';
import { amisFit, rawHasFields, routingFits, timeoutsFit } from './passed.ts';
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
import { poolsDiffer } from './pools.ts';
import { rawFits } from './raw.ts';
import { nextNamesAreFree } from './replace.ts';
import { acceptedRisksFit } from './risks.ts';
import { rolloutsFit } from './rollout.ts';
import type { Rule, RuleInput } from './rule.ts';
import { scalingFits } from './scaling.ts';
import { scalingMetricsFit } from './scaling-metrics.ts';
import { envHoldsNoSecrets } from './secrets.ts';
import { serverlessIsPlain } from './serverless.ts';
import { envFits, tagsFit } from './sizes.ts';
import { smokeTestsAskSomebody } from './smoke-targets.ts';
import { smokeTestsHaveAnswers } from './smoke-test.ts';
import { imagesCanBePulled, sourcesFit } from './sources.ts';
import { endpointsAreWithinThePolicy } from './team-policy.ts';
import { variantsFit } from './variants.ts';

const RULES: readonly Rule[] = [
  regionsAgree,
  modelsExist,
  modelsAreUsed,
  modelsHaveRoles,
  assumedRoleIsOfTheAccount,
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
  componentsHaveRoom,
  componentRolloutsFit,
  componentNamesFit,
  copiesComeBack,
  serverlessIsPlain,
  asynchronousFits,
  explainersFit,
  contentsAgree,
  hostnamesAgree,
  packagesAreInTheRegion,
  kmsKeysFitTheInstances,
  poolsDiffer,
  rawFits,
  rawHasFields,
  timeoutsFit,
  routingFits,
  amisFit,
  sourcesFit,
  imagesCanBePulled,
  policiesExist,
  policiesAreUsed,
  loadsFit,
  candidatesFit,
  candidatesCanServe,
  requirementsFit,
  jobsAreToldEnough,
  scalingIsMeasured,
  scalingFits,
  scalingMetricsFit,
  rolloutsFit,
  smokeTestsHaveAnswers,
  smokeTestsAskSomebody,
  serverlessIsSized,
  measuredElsewhere,
  generativeJobsFit,
  weightsAreMeasured,
  endpointsAreWithinThePolicy,
];

export function checkRules(input: RuleInput): void {
  for (const rule of RULES) if (!input.findings.isFull()) rule(input);
}
