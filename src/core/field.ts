// One changed field of a unit, ready to be read: texts, not values, and masked where a value must not be shown.

export type FieldChange = {
  /** As people call it: `compute`, `image`, `env OMP_NUM_THREADS`. */
  readonly field: string;
  /** Absent when the field is new. */
  readonly from?: string;
  /** Absent when the field goes away. */
  readonly to?: string;
  /** Why, or where the value came from. */
  readonly note?: string;
  /** Set by a person in the account, not by the repository. */
  readonly drift?: true;
};
