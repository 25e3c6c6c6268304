// Whether the account has what jobs need that are about to be started: the preflight of `recommend run`, which plans nothing. What
// stands is looked at where it may be of a type that is tested; of the rest nothing is assumed.

import type { Answers, HardwareFact } from '../core/fact.ts';
import { instancesOf, type Standing } from '../core/instances.ts';
import type { PlanJob } from '../core/plan.ts';
import type { Preflight, PreflightFinding } from '../core/preflight.ts';
import { besideTests } from '../doctor/demand.ts';
import { preflightOf, preflightQuestions } from '../doctor/preflight.ts';
import { possibleNames } from '../endpoint/names/standing.ts';
import { answer } from '../engine/answer.ts';
import { bindReaders } from '../kinds/index.ts';
import { noting } from './noting.ts';
import { startedIn } from './preflight.ts';
import type { Account } from './prepare.ts';

/** Undefined where no job is to start. */
export async function preflightJobs(
  account: Account,
  jobs: readonly PlanJob[],
): Promise<Preflight | undefined> {
  const { document, cloud } = account;
  const measured = new Set(startedIn({ jobs }));
  if (measured.size === 0) return undefined;
  const readers = noting(bindReaders(cloud));
  const beside = besideTests(document, { measured }).flatMap((endpoint) =>
    possibleNames(endpoint).map((name) => ({ name, address: endpoint.address })),
  );
  const live = await answer(
    beside.map(({ name }) => ({ fact: 'hardware', endpoint: name })),
    readers,
  );
  const standing = beside.map(({ name, address }) => standingOf(address, hardwareOf(name, live)));
  const underway = { standing, changed: new Set<string>(), measured, alone: true } as const;
  const answers = await answer(preflightQuestions(document, underway, account), readers);
  const found = preflightOf(document, underway, answers, account);
  const unseen = beside.flatMap((one) => uncounted(one, live));
  return { ...found, checks: found.checks + unseen.length, findings: [...found.findings, ...unseen] };
}

function hardwareOf(name: string, live: Answers): HardwareFact {
  const found = live.to({ fact: 'hardware', endpoint: name });
  return found?.state === 'found' ? found.value : {};
}

function standingOf(address: string, hardware: HardwareFact): Standing {
  const counts = instancesOf(
    Object.values(hardware).flatMap((one) =>
      one.kind === 'instance' ? [{ types: [one.type], count: one.count }] : [],
    ),
  );
  return { address, before: counts, during: counts };
}

/** What it has counts against the quotas all the same. */
function uncounted(
  { name, address }: { readonly name: string; readonly address: string },
  live: Answers,
): readonly PreflightFinding[] {
  const found = live.to({ fact: 'hardware', endpoint: name });
  if (found?.state !== 'unread') return [];
  const says = `its instances are not counted: ${found.reason}`;
  const fix = 'let who runs inferra describe endpoints and their configs, or count them by hand';
  const check = { about: 'endpoint', subject: name, state: 'unchecked', code: 'INF9007' } as const;
  return [{ ...check, says, fix, neededBy: [address] }];
}
