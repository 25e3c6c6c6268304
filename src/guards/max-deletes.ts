// A run that would delete many endpoints is more often a mistake than meant: all its deletions wait for --max-deletes.
import { type Guard, removes } from './veto.ts';

const MOST = 3;
const MOST_SHARE = 0.3;

export const maxDeletes: Guard = (changes, leave) => {
  const live = Math.max(leave.owned ?? 0, changes.filter((change) => change.live).length);
  // What was replaced goes as the last step of that: nothing that the file has is lost with it.
  const doomed = changes.filter(
    (change) => change.live && change.replacedBy === undefined && removes(change),
  );
  const limit = leave.maxDeletes ?? Math.min(MOST, Math.floor(live * MOST_SHARE));
  if (doomed.length <= limit) return [];
  const rule = leave.maxDeletes === undefined ? '3 or 30 %' : `--max-deletes ${leave.maxDeletes}`;
  return doomed.map(({ address, name }) => ({
    address,
    code: 'INF5002' as const,
    short: `needs --max-deletes ${doomed.length}`,
    message: `endpoint ${name} would be deleted: ${doomed.length} of ${live} is more than ${rule}`,
    hint: `when all of them are meant, pass --max-deletes ${doomed.length}`,
  }));
};
