// What is looked at: the whole file, or of a plan what it deploys and measures.
import type { Document } from '../config/document.ts';
import { type Group, groupsIn } from '../policy/askers.ts';

export type Looked = {
  /** Whose models are loaded, by themselves or by jobs that they wait for. */
  readonly endpoints: Document['endpoints'];
  /** Of these, those that come to serve: they write, tell and encrypt. */
  readonly serving: Document['endpoints'];
  /** Whose jobs are looked at. */
  readonly groups: readonly Group[];
};

export function wholeOf({ endpoints }: Pick<Document, 'endpoints'>): Looked {
  return { endpoints, serving: endpoints, groups: groupsIn(endpoints) };
}
