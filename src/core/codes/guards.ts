// INF5xxx: what inferra refuses for safety until somebody says that it is meant.
import type { CodeDefinition } from './definition.ts';

export const guardsCodes = {
  INF5001: {
    title: 'an endpoint that the file does not have is kept',
    why: 'Deletion is never a side effect. An endpoint that was removed from the file stays until somebody asks for its removal.',
    fix: 'Pass --prune to remove what the file no longer has.',
    exit: 2,
  },
  INF5002: {
    title: 'too many endpoints would be deleted',
    why: 'A run that deletes more than 3 endpoints, or more than 30 % of those that the project owns, is more often a mistake in the file than meant.',
    fix: 'Read the list; when it is meant, pass --max-deletes with the number.',
    exit: 6,
  },
  INF5003: {
    title: 'the change interrupts traffic',
    why: 'SageMaker cannot make this change on a running endpoint: it has to be deleted and created again, and does not answer in between.',
    fix: 'Pass --allow-downtime when that is acceptable, or write `replace: side-by-side` to the endpoint: then a second one is made beside it.',
    exit: 6,
  },
  INF5004: {
    title: 'the endpoint is protected',
    why: 'Its live tags say `inferra:protect`. A protected endpoint is never deleted, whatever the file and the flags say.',
    fix: 'Set `protect: false` for it, apply that, and only then remove or recreate it.',
    exit: 6,
  },
  INF5005: {
    title: 'both names of an endpoint are taken',
    why: 'With `replace: side-by-side` an endpoint has two names by turns. What is wanted now needs a new endpoint once more, and the one that was replaced last still stands under the other name.',
    fix: 'Remove the old endpoint with --prune when no client calls it any more, then apply again. Or pass --allow-downtime, and the new one is deleted and created again.',
    exit: 6,
  },
  INF5006: {
    title: 'a replaced endpoint is kept until the new one is verified',
    why: 'The endpoint that serves is removed only in a run that finds the one that takes its place in service, marked as verified, and with nothing to be done about it.',
    fix: 'Point the clients to the new endpoint, then run apply --prune again.',
    exit: 2,
  },
  INF5010: {
    title: 'an endpoint is outside the policy',
    why: 'The policy of the team (`policy` in the file, or the file that --policy names) does not let an endpoint be what the file says: its instance type, its number of instances, or its tags. What stands in the account stays as it is.',
    fix: 'Change the endpoint to what the policy allows, or have the policy changed by whoever keeps it.',
    exit: 6,
  },
  INF5011: {
    title: 'the endpoints cost more than the budget',
    why: 'With all endpoints at the maximum of their autoscaling, a month of 730 hours costs more than the policy allows, and the change makes it more than now. Prices are those that the plan names; for a policy from outside of the file, never lower than those of the table that inferra brings along.',
    fix: 'Take fewer or smaller instances, lower the maximum of the autoscaling, or have the budget raised.',
    exit: 6,
  },
  INF5012: {
    title: 'the budget cannot be checked in full',
    why: 'The price of an instance type is not known, so it counts as nothing against the budget.',
    fix: 'Run `inferra prices update`, which reads the price list of AWS, or give the price in the file, under `prices`.',
    exit: 0,
  },
  INF5007: {
    title: 'the endpoint, or a component of it, was rolled back and is held',
    why: 'It went back to what was verified before, by `inferra rollback` or since its smoke test failed, and the file still wants what was rolled back. An apply would undo the rollback, so it leaves the endpoint alone.',
    fix: 'Change the endpoint in the file: the hold then ends by itself. To deploy what the file says all the same, end it with `inferra rollback ENDPOINT --release`, of a component with its `--component`.',
    exit: 6,
  },
} as const satisfies Record<string, CodeDefinition>;
