// inferra validate over many files, and each environment that is named.
import { definitionOf } from '../../core/codes.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { type ExitCode, worstExit } from '../../core/exit.ts';
import type { Outcome } from '../../core/fleet.ts';
import { together } from '../../flow/fleet/together.ts';
import { validate } from '../../flow/validate.ts';
import { fleetValidateJson } from '../../render/fleet/json.ts';
import { fleetValidateText } from '../../render/fleet/validate.ts';
import { type FleetFlags, formatOf } from '../flags.ts';
import { ALL } from '../inputs.ts';
import { createPorts } from '../ports.ts';
import type { Session } from '../session.ts';
import { viewOf } from '../view.ts';
import { failed, openFleet } from './open.ts';
import { show, writerOf } from './output.ts';

export async function validateFleet(
  session: Session,
  flags: FleetFlags & { readonly format?: string | undefined },
): Promise<ExitCode> {
  const write = writerOf<readonly Outcome<readonly Diagnostic[]>[]>(
    {
      text: (outcomes) => fleetValidateText(outcomes, viewOf(session.io, 'stdout', flags['no-color'])),
      json: fleetValidateJson,
    },
    formatOf(flags, 'text'),
  );
  // A file without a picked environment is checked in all of them, and each problem told once.
  const env = flags.env?.join() === ALL ? undefined : flags.env;
  const { members, input } = await openFleet(session.io, { ...flags, env });
  const result = await together<readonly Diagnostic[]>(
    createPorts(session, { ...flags, simulator: false }),
    members,
    input,
    failed(session.io),
    async (ports, one) => {
      const { diagnostics } = await validate(ports, one);
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      return { result: diagnostics, exit: worstExit(errors.map(({ code }) => definitionOf(code).exit)) };
    },
  );
  return show(session, flags, result, write);
}
