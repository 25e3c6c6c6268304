// All kinds of resource that inferra knows, bound to one account.
import type { Cloud } from '../cloud/cloud.ts';
import type { Kind } from '../core/kind.ts';
import { aiRecommendationJobKind } from './ai-recommendation-job/kind.ts';
import type { LiveAIJob } from './ai-recommendation-job/spec.ts';
import { workloadConfigKind } from './ai-workload-config/kind.ts';
import type { LiveWorkload } from './ai-workload-config/spec.ts';
import { alarmKind } from './alarm/kind.ts';
import type { LiveAlarm } from './alarm/spec.ts';
import { artifactKind } from './artifact/kind.ts';
import type { LiveCopy } from './artifact/spec.ts';
import { endpointKind } from './endpoint/kind.ts';
import type { LiveEndpoint } from './endpoint/spec.ts';
import { endpointConfigKind } from './endpoint-config/kind.ts';
import type { LiveEndpointConfig } from './endpoint-config/spec.ts';
import { componentKind, componentsKind } from './inference-component/kind.ts';
import type { LiveComponent, LiveComponents } from './inference-component/spec.ts';
import { invocationKind } from './invocation/kind.ts';
import { modelKind } from './model/kind.ts';
import type { LiveModel } from './model/spec.ts';
import { type LivePayload, payloadKind } from './payload/kind.ts';
import { recommendationJobKind } from './recommendation-job/kind.ts';
import type { LiveJob } from './recommendation-job/spec.ts';
import { registrationKind } from './registration/kind.ts';
import type { LiveRegistration } from './registration/spec.ts';
import { scalableTargetKind } from './scalable-target/kind.ts';
import type { LiveTarget } from './scalable-target/spec.ts';
import { scalingPolicyKind } from './scaling-policy/kind.ts';
import type { LivePolicy } from './scaling-policy/spec.ts';

export type BoundKinds = {
  readonly artifact: Kind<LiveCopy>;
  readonly registration: Kind<LiveRegistration>;
  readonly 'scalable-target': Kind<LiveTarget>;
  readonly 'scaling-policy': Kind<LivePolicy>;
  readonly alarm: Kind<LiveAlarm>;
  readonly invocation: Kind;
  readonly model: Kind<LiveModel>;
  readonly 'endpoint-config': Kind<LiveEndpointConfig>;
  readonly endpoint: Kind<LiveEndpoint>;
  readonly 'inference-component': Kind<LiveComponent>;
  readonly 'endpoint-components': Kind<LiveComponents>;
};

/** What jobs of Inference Recommender and jobs for generative models need and are. */
export type JobKinds = {
  readonly model: Kind<LiveModel>;
  readonly payload: Kind<LivePayload>;
  readonly 'recommendation-job': Kind<LiveJob>;
  readonly 'ai-workload-config': Kind<LiveWorkload>;
  readonly 'ai-recommendation-job': Kind<LiveAIJob>;
};

export function bindKinds(cloud: Cloud): BoundKinds {
  return {
    artifact: artifactKind(cloud),
    registration: registrationKind(cloud),
    'scalable-target': scalableTargetKind(cloud),
    'scaling-policy': scalingPolicyKind(cloud),
    alarm: alarmKind(cloud),
    invocation: invocationKind(cloud),
    model: modelKind(cloud),
    'endpoint-config': endpointConfigKind(cloud),
    endpoint: endpointKind(cloud),
    'inference-component': componentKind(cloud),
    'endpoint-components': componentsKind(cloud),
  };
}

export function bindJobKinds(cloud: Cloud): JobKinds {
  return {
    model: modelKind(cloud),
    payload: payloadKind(cloud),
    'recommendation-job': recommendationJobKind(cloud),
    'ai-workload-config': workloadConfigKind(cloud),
    'ai-recommendation-job': aiRecommendationJobKind(cloud),
  };
}

export { bindReaders } from './facts.ts';
export { findOwned } from './search.ts';
