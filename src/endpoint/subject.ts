// Whom a plan is about, and what a survey brings of them: a unit of the file, or what the account has of one that the file
// has not.
import type { Sightings } from '../core/sightings.ts';
import type { LiveAlarm } from '../kinds/alarm/spec.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import type { LiveEndpointConfig } from '../kinds/endpoint-config/spec.ts';
import type { LiveComponents } from '../kinds/inference-component/spec.ts';
import type { LiveModel } from '../kinds/model/spec.ts';
import type { LiveRegistration } from '../kinds/registration/spec.ts';
import type { LiveTarget } from '../kinds/scalable-target/spec.ts';
import type { LivePolicy } from '../kinds/scaling-policy/spec.ts';
import type { Owner } from './names/names.ts';
import type { Unit } from './unit.ts';

export type EndpointKinds = {
  readonly model: LiveModel;
  readonly 'endpoint-config': LiveEndpointConfig;
  readonly endpoint: LiveEndpoint;
  readonly 'scalable-target': LiveTarget;
  readonly 'scaling-policy': LivePolicy;
  readonly registration: LiveRegistration;
  readonly alarm: LiveAlarm;
  readonly 'endpoint-components': LiveComponents;
};

export type Seen = Sightings<EndpointKinds>;

/** An endpoint that the account has, or whose parts it still has, and the file has not. */
export type Stray = {
  readonly owner: Owner;
  readonly address: string;
  readonly name: string;
  readonly prefix: string;
  /** The unit that took its address, under another name; absent where the file has nothing at it. */
  readonly successor?: Unit;
  /** As of a unit. */
  readonly doubts?: true;
};

/** A unit of the file, or a stray. */
export type Subject = Unit | Stray;

export function isUnit(subject: Subject): subject is Unit {
  return 'target' in subject;
}
