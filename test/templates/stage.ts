// Where the scripts of templates are played: a folder with a file, inferra on the path that means the simulated account, and
// other programs of their world as they are needed.
import { execFile } from 'node:child_process';
import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect } from 'vitest';

const root = join(import.meta.dirname, '../..');
export const templates = join(root, 'templates');

export type Ran = { readonly exit: number; readonly output: string };
export type Variables = Readonly<Record<string, string>>;

export interface Stage {
  readonly folder: string;
  /** Puts a program on the path, which is one line of a shell. */
  command(name: string, line: string): Promise<void>;
  run(command: readonly string[], variables?: Variables, stdin?: string): Promise<Ran>;
  inferra(...args: readonly string[]): Promise<Ran>;
  /** Lets what a scenario says happen, and waits until it is through. */
  happen(scenario: object): Promise<void>;
  edit(from: string, to: string): Promise<void>;
  read(name: string): Promise<string>;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'inferra-templates-'));
  await cp(join(root, 'examples/quickstart/inference.yaml'), join(folder, 'inference.yaml'));
  const stage: Stage = {
    folder,
    async command(name, line) {
      await writeFile(join(folder, name), `#!/usr/bin/env bash\n${line}\n`);
      await chmod(join(folder, name), 0o755);
    },
    run([file = '', ...args], variables = {}) {
      const env = {
        ...{ PATH: `${folder}${delimiter}${process.env.PATH}`, HOME: folder, NO_COLOR: '1' },
        ...{ AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
        ...variables,
      };
      return new Promise((resolve) => {
        execFile(file, args, { cwd: folder, env }, (error, stdout, stderr) => {
          resolve({ exit: error === null ? 0 : Number(error.code), output: `${stdout}${stderr}` });
        });
      });
    },
    inferra: (...args) => stage.run([join(folder, 'inferra'), ...args]),
    async happen(scenario) {
      await writeFile(join(folder, 'scenario.json'), JSON.stringify(scenario));
      const seen = { INFERRA_SIMULATOR_SCENARIO: 'scenario.json' };
      await stage.run([join(folder, 'inferra'), 'status'], seen);
      expect(await stage.run([join(folder, 'inferra'), 'status', '--watch'], seen)).toMatchObject({
        exit: 0,
      });
    },
    async edit(from, to) {
      const text = await stage.read('inference.yaml');
      expect(text).toContain(from);
      await writeFile(join(folder, 'inference.yaml'), text.replace(from, to));
    },
    read: (name) => readFile(join(folder, name), 'utf8'),
    close: () => rm(folder, { recursive: true, force: true }),
  };
  // Commands that do not know the account are called as they are.
  const offline = 'case "$1" in show | validate | simulator) ;; *) set -- "$@" --simulator ;; esac';
  await stage.command('inferra', `${offline}\nexec "${process.execPath}" "${root}/bin/run.js" "$@"`);
  return stage;
}
