// What there is to tell, and how it is told: data between the flow that knows when, and the renderer that knows the words.
import type { Finding } from '../core/drift.ts';
import type { Change } from './memory.ts';
import type { Check } from './state.ts';

export type News = Check & {
  readonly change: Change;
  /** The same for the same thing told again. */
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  /** Since when the account differs, or has differed. */
  readonly since: string;
  /** What differs now; empty where that is resolved. */
  readonly findings: readonly Finding[];
};

/** The news in each of the forms that targets take: no form holds a value of a field. */
export type Letter = {
  /** `inferra.drift.found` */
  readonly type: string;
  /** One line of printable ASCII, at most 99 characters (SNS). */
  readonly subject: string;
  /** For people. */
  readonly text: string;
  /** JSON for programs, by schemas/notification.schema.json. */
  readonly event: string;
  /** The body that an incoming webhook of Slack takes. */
  readonly slack: string;
};
