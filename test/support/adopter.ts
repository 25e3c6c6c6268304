// Takes over what an account has, command by command, into a file that is written and read again.
import { type ExportInput, exportAccount } from '../../src/flow/export.ts';
import { type ImportInput, type ImportPorts, importEndpoints } from '../../src/flow/import.ts';
import type { Line, Rig } from './rig.ts';

export const FILE = 'inference.yaml';

const BASE: ImportInput = {
  file: FILE,
  params: {},
  names: [],
  all: false,
  takeOver: false,
  autoApprove: true,
  dryRun: false,
};

/** A rig whose file is written and read again. */
export function adopter(rig: Rig, text: string, env: Readonly<Record<string, string>> = {}) {
  rig.files.set(FILE, text);
  const own = { env, readFile: async (path: string) => rig.files.get(path) ?? '' };
  const ports = (line: Line = rig.simulator): ImportPorts => ({
    ...rig.ports('', line, own),
    presentAdoption: () => {},
  });
  return {
    file: () => rig.files.get(FILE) ?? '',
    edit: (from: string, to: string) => {
      const text = rig.files.get(FILE) ?? '';
      if (text.split(from).length !== 2) throw new Error(`"${from}" is not once in the file`);
      rig.files.set(
        FILE,
        text.replace(from, () => to),
      );
    },
    import: (input: Partial<ImportInput>, line?: Line) => importEndpoints(ports(line), { ...BASE, ...input }),
    plan: () => rig.plan(rig.files.get(FILE) ?? '', { prune: true }, rig.simulator, own),
    apply: () => rig.apply(rig.files.get(FILE) ?? '', {}, rig.simulator, own),
    destroy: () => rig.destroy(rig.files.get(FILE) ?? '', {}, rig.simulator, own),
    drift: () => rig.drift(rig.files.get(FILE) ?? '', {}, rig.simulator, own),
    export: (input: Partial<ExportInput> = {}) =>
      exportAccount(ports(), { project: 'risk', names: [], ...input }),
  };
}
