// One of several runs that share the endpoints of a file among them.

export type Shard = {
  /** From 1. */
  readonly index: number;
  readonly of: number;
};
