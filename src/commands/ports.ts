// Makes the Ports of a run: everything that a flow may know of the outside.
import type { Ports } from '../flow/ports.ts';
import { diagnosticsText } from '../render/diagnostics.ts';
import { approve } from './ask.ts';
import { connector } from './connection.ts';
import { readFolder, readSample, readText, readTextIfThere, writeText } from './files.ts';
import type { GlobalFlags } from './flags.ts';
import type { Session } from './session.ts';
import { viewOf } from './view.ts';

/** What a command that changes the account shows meanwhile; a read-only command shows nothing. */
export type Stage = Pick<Ports, 'present' | 'listen'> & { readonly clear: () => void };

const EMPTY_STAGE: Stage = { present() {}, listen() {}, clear() {} };

/** The region that the simulated account has where nobody names one. */
export const SIMULATED_REGION = 'us-east-1';

type PortFlags = Pick<GlobalFlags, 'profile' | 'simulator' | 'no-color' | 'no-input'>;

export function createPorts(session: Session, flags: PortFlags, stage: Stage = EMPTY_STAGE): Ports {
  const { io, out } = session;
  return {
    readFile: (path) => readText(io, path),
    readIfThere: (path) => readTextIfThere(io, path),
    readFolder: (beside, folder) => readFolder(io, beside, folder),
    readSample: (beside, path) => readSample(io, beside, path),
    writeFile: (path, text) => writeText(io, path, text),
    env: io.env,
    connect: connector(session, { ...flags, listen: stage.listen }),
    ...(flags.simulator ? { region: SIMULATED_REGION } : {}),
    mask: (secrets) => out.mask(secrets),
    warn: (diagnostics) =>
      out.note(`${diagnosticsText(diagnostics, viewOf(io, 'stderr', flags['no-color']))}\n`),
    present: stage.present,
    ask(question) {
      stage.clear();
      return approve(session, question, flags['no-input']);
    },
    listen: stage.listen,
    stop: io.stop,
  };
}
