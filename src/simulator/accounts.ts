// Several accounts behind one door: a request is answered by the account of who sends it, and a role is assumed in its own.
import { accountOfCaller } from './access/caller.ts';
import type { SimulatedClock, Timeline } from './clock.ts';
import { type Assembly, assemble, type SimulatorOptions } from './open.ts';
import type { Front } from './wire/front.ts';
import type { WireRequest } from './wire/http.ts';
import { formOf, isQuery } from './wire/query-xml.ts';

export interface Accounts {
  /** The front desk that a request goes to. Throws where its account cannot be opened. */
  frontFor(request: WireRequest): Front;
  close(): void;
}

/** The account of the options is open from the beginning; others open when somebody comes for them. */
export function openAccounts(
  options: SimulatorOptions,
  makeClock: (timeline: Timeline) => SimulatedClock,
): Accounts {
  const first = assemble(options, makeClock);
  const open = new Map<string, Assembly>([[first.account, first]]);
  return {
    frontFor(request) {
      const account = roleToAssume(request)?.split(':')[4] ?? accountOfCaller(request) ?? first.account;
      const known = open.get(account) ?? assemble({ ...options, account }, makeClock);
      open.set(account, known);
      return known.front;
    },
    close() {
      for (const { close } of open.values()) close();
    },
  };
}

/** Its ARN, where that is one: what is none is refused by whoever is asked. */
function roleToAssume(request: WireRequest): string | undefined {
  if (!isQuery(request) || !request.body.includes('Action=AssumeRole')) return undefined;
  const role = formOf(request).get('RoleArn') ?? '';
  return /^arn:[a-z-]+:iam::\d{12}:role\/./.test(role) ? role : undefined;
}
