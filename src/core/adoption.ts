// What `import` is about to do, and what `export` found: texts for people, already decided; renderers only lay them out.
import type { Tags } from './part.ts';

/** An inference component that is taken over with its endpoint, or after it. */
export type AdoptedComponent = {
  /** `endpoints.chat.components.llama` */
  readonly address: string;
  readonly name: string;
  /** What it serves, and stays as it is; absent for an adapter. */
  readonly model?: string;
  /** Tags that are written, without those that are there already. */
  readonly tags: Tags;
};

/** An inference component that stays beside those of the file, and the endpoint that it is on. */
export type LeftOn = { readonly endpoint: string; readonly name: string; readonly because: string };

/** ours: nothing is to be done · adopted: done just now. */
export type AdoptionState = 'to adopt' | 'adopted' | 'ours' | 'failed';

export type AdoptionRow = {
  /** `endpoints.fraud` */
  readonly address: string;
  /** The name in the account. */
  readonly name: string;
  readonly state: AdoptionState;
  /** What serves, and stays as it is. */
  readonly config: string;
  readonly models: readonly string[];
  /** Tags that are written, without those that are there already. */
  readonly tags: Tags;
  /** Components that are taken over with it; absent where there are none. */
  readonly components?: readonly AdoptedComponent[];
  /** Components that stay on it as they are; absent where there are none. */
  readonly left?: readonly LeftOn[];
  /** Whom it is taken from. */
  readonly from?: string;
  /** Why it failed. */
  readonly because?: string;
  /** What of it is not in the file and stays as it is: sentences; absent where all is. */
  readonly kept?: readonly string[];
  /** What the file says of its autoscaling is still to be written. */
  readonly pending?: true;
};

export type Addition = {
  /** `models.fraud`, or `environments.prod.models.fraud` */
  readonly path: string;
  /** Lines of YAML, from the key on. */
  readonly text: string;
};

export type Adoption = {
  readonly project: string;
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  readonly file: string;
  readonly rows: readonly AdoptionRow[];
  /** What is written into the file; empty where it has everything. */
  readonly additions: readonly Addition[];
  /** Environment variables that the file takes values from, which looked like secrets. */
  readonly variables: readonly string[];
  /** Endpoints of the file that the account does not have. */
  readonly absent: readonly string[];
};

export type Export = {
  readonly account: string;
  readonly region: string;
  /** The whole file. */
  readonly text: string;
  /** Names in the account. */
  readonly written: readonly string[];
  readonly leftOut: readonly { readonly name: string; readonly because: readonly string[] }[];
  /** Of the endpoints that are written. */
  readonly leftOn: readonly LeftOn[];
  /** What of those that are written is not in the file and stays as it is. */
  readonly kept: readonly { readonly name: string; readonly because: readonly string[] }[];
  readonly variables: readonly string[];
};
