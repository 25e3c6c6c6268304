// What `drift` and `doctor` both look at: live endpoints with their configs and models beside the file. Read-only.
import { endpointDrift, type Told } from '../endpoint/drift/findings.ts';
import { driftReads } from '../endpoint/drift/reads.ts';
import { placed } from '../endpoint/situation.ts';
import type { Seen } from '../endpoint/subject.ts';
import { liveSecrets } from '../endpoint/text/model-fields.ts';
import { survey } from '../engine/survey.ts';
import type { Gathered } from './gather.ts';

/** Index and list may both lag behind what was just made: an alarm on their word alone is for the many that nobody applied yet. */
const BELIEVED_ABSENT = 100;

/** With `each`, whether every part was described; pages of a large account do not show everything. */
export type Under = Told & { readonly each: boolean };

/** @throws ServiceError */
export async function lookUnder({ account, pages, subjects, known, absent }: Gathered): Promise<Under> {
  const { owner, kinds, mask } = account;
  // Pages of the account are taken where there are many endpoints, and each one is described where there are few.
  const reading = { each: pages.listed === undefined };
  const seen = await survey(
    kinds,
    (now: Seen) => driftReads(owner, subjects, now, reading),
    known,
    absent.length < BELIEVED_ABSENT ? [] : absent,
  );
  mask(liveSecrets(seen));
  return { ...endpointDrift(placed(subjects, seen), seen), ...reading };
}
