// The first line of every report: which command speaks, of which project and environment, in which account.
import { safe } from './safe.ts';

export type Scope = {
  readonly project: string;
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  /** Which part of the whole was looked at; absent for the whole. */
  readonly shard?: { readonly index: number; readonly of: number };
};

/** `inferra plan · project risk · prod · 123456789012/us-east-1`; the default environment goes without saying. */
export function headerLine(command: string, scope: Scope): string {
  const { project, environment, account, region, shard } = scope;
  const named = environment === 'default' ? [] : [safe(environment)];
  return [
    `inferra ${command}`,
    `project ${safe(project)}`,
    ...named,
    `${safe(account)}/${safe(region)}`,
    ...(shard === undefined ? [] : [`shard ${shard.index} of ${shard.of}`]),
  ].join(' · ');
}
