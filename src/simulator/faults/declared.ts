// What a scenario says that the account holds, besides what requests made: data of other people, each with the time from
// which it holds. docs/simulator.md, "What the account holds", explains each with examples.
import { type Check, flag, listOf, number, object, oneOf, text, whole } from './checks.ts';

/** Minutes after the world's beginning; 0 where absent. */
export type Since = { readonly fromMinutes?: number };

export type Approval = 'Approved' | 'Rejected' | 'PendingManualApproval';

/** A version of a model package as it is from a time on. A later entry of the same version adds to the earlier ones. */
export type DeclaredVersion = Since & {
  readonly version: number;
  /** PendingManualApproval where no entry says otherwise, as the service has it. */
  readonly approval?: Approval;
  readonly status?: 'Completed' | 'Failed' | 'InProgress' | 'Pending' | 'Deleting';
  readonly image?: string;
  /** S3 URI of the model data. */
  readonly modelData?: string;
  /** It is not there, or no more. */
  readonly missing?: boolean;
};

export type DeclaredGroup = Since & {
  readonly group: string;
  readonly versions?: readonly DeclaredVersion[];
};

/** Of entries in the order of the scenario: those that hold at `minutes`, the last to begin last. */
export function holding<T extends Since>(entries: readonly T[], minutes: number): readonly T[] {
  const begun = entries.filter((one) => (one.fromMinutes ?? 0) <= minutes);
  return [...begun].sort((a, b) => (a.fromMinutes ?? 0) - (b.fromMinutes ?? 0));
}

const since = { fromMinutes: number(0) };

const version = object(
  {
    ...since,
    version: whole(1),
    approval: oneOf('Approved', 'Rejected', 'PendingManualApproval'),
    status: oneOf('Completed', 'Failed', 'InProgress', 'Pending', 'Deleting'),
    image: text,
    modelData: text,
    missing: flag,
  },
  ['version'],
);

export const packageGroup: Check = object({ ...since, group: text, versions: listOf(version) }, ['group']);
