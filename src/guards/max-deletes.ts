// A run that would delete many endpoints is more often a mistake than meant: all its deletions wait for --max-deletes.
import { type Guard, type Leave, removes } from './veto.ts';

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
  const most = mostOf(limit, live, leave);
  return doomed.map(({ address, name }) => ({
    address,
    code: 'INF5002' as const,
    short: `needs --max-deletes ${doomed.length}`,
    message: `endpoint ${name} stays: ${doomed.length} of ${live} endpoints would be deleted, and ${most}`,
    hint: `when all of them are meant, pass --max-deletes ${doomed.length}`,
  }));
};

function mostOf(limit: number, live: number, { maxDeletes }: Leave): string {
  if (maxDeletes !== undefined) return `--max-deletes allows ${maxDeletes === 0 ? 'none' : maxDeletes}`;
  if (limit === MOST) return `without --max-deletes at most ${MOST} are`;
  return `without --max-deletes at most 30 % are (${limit === 0 ? 'none' : limit} of ${live})`;
}
