// `export`: a file for what an account has, whoever made it. Read-only.
import { fileOf } from '../adopt/file.ts';
import { otherOwner } from '../adopt/obstacles.ts';
import type { Note } from '../adopt/text.ts';
import { type Whole, wholeOf, wholeReads } from '../adopt/whole.ts';
import type { Export } from '../core/adoption.ts';
import { definitionOf } from '../core/codes.ts';
import { InferraError } from '../core/errors.ts';
import type { ExitCode } from '../core/exit.ts';
import { sighted } from '../core/sightings.ts';
import type { Seen } from '../endpoint/subject.ts';
import { survey } from '../engine/survey.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import { bindKinds } from '../kinds/index.ts';
import type { Ports } from './ports.ts';
import { regionFor } from './prepare.ts';
import { withRegistrations } from './registrations.ts';

export type ExportInput = {
  readonly project: string;
  readonly region?: string;
  /** Names in the account; empty for all that belong to no project. */
  readonly names: readonly string[];
  /** ARN of the role to act as, which the file then has, too. */
  readonly assumeRole?: string;
};

export type ExportResult = { readonly report: Export; readonly exit: ExitCode };

/** @throws InferraError INF3030 for a name that the account does not have */
export async function exportAccount(
  ports: Pick<Ports, 'connect' | 'env' | 'region'>,
  input: ExportInput,
): Promise<ExportResult> {
  const region = regionFor(undefined, input.region, ports);
  const { assumeRole } = input;
  const { cloud } = await ports.connect({
    region,
    account: undefined,
    ...(assumeRole === undefined ? {} : { role: { arn: assumeRole } }),
  });
  const { account } = await cloud.identity();
  const kinds = bindKinds(cloud);
  const names = input.names.length > 0 ? input.names : await namesIn(kinds.endpoint.list({}));
  const found = await survey(kinds, (now: Seen) => wholeReads(names, now));
  const lives = names.flatMap((name) => sighted(found, 'endpoint', name) ?? gone(name, input.names));
  const { wholes, leftOut } = sorted(unique(lives), found, input.names.length > 0);
  const { registrations, seen } = await withRegistrations(kinds, wholes, found);
  const acting = assumeRole === undefined ? {} : { assumeRole };
  const head = { project: input.project, account, region, ...acting };
  const { values, ...file } = fileOf({ head, wholes, leftOut, registrations, seen, env: ports.env });
  return {
    report: { account, region, ...file, variables: [...values.keys()] },
    exit: file.leftOut.length + file.leftOn.length > 0 ? definitionOf('INF3036').exit : 0,
  };
}

async function namesIn(rows: AsyncIterable<{ readonly name: string }>): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { name } of rows) names.push(name);
  return names;
}

/** One that went away since the list was read is not there; one that was asked for has to be. */
function gone(name: string, asked: readonly string[]): readonly LiveEndpoint[] {
  if (!asked.includes(name)) return [];
  throw new InferraError('INF3030', `the account has no endpoint "${name}"`);
}

function unique(lives: readonly LiveEndpoint[]): readonly LiveEndpoint[] {
  const byName = new Map(lives.map((live) => [live.name.toLowerCase(), live]));
  return [...byName].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, live]) => live);
}

/** @param asked whether they were named: then it is no matter whose they are */
function sorted(lives: readonly LiveEndpoint[], seen: Seen, asked: boolean) {
  const wholes: Whole[] = [];
  const leftOut: Note[] = [];
  for (const live of lives) {
    const owner = asked ? undefined : otherOwner(undefined, live);
    const whole = wholeOf(live, seen);
    if (owner !== undefined) leftOut.push({ name: live.name, because: [owner] });
    else if ('missing' in whole) leftOut.push({ name: live.name, because: [`its ${whole.missing} is gone`] });
    else wholes.push(whole);
  }
  return { wholes, leftOut };
}
