// Runs of inferra in a folder of their own, and an account that somebody has tampered with: records that no request could
// have made, because what the service refuses today is not what it refused yesterday.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { run } from '../../src/commands/run.ts';
import { harmIn } from '../../src/render/testing/hostile.ts';
import { openSimulator, type State } from '../../src/simulator/index.ts';
import { stringIo } from '../stories/string-io.ts';

export type Place = { readonly cwd: string; readonly leave: () => Promise<void> };

export async function enter(): Promise<Place> {
  const cwd = await mkdtemp(join(tmpdir(), 'inferra-safety-'));
  return { cwd, leave: () => rm(cwd, { recursive: true, force: true }) };
}

export type RecordOfState = State['records'][number];

/** Changes what is in the account behind everybody's back. */
export async function tamper(
  { cwd }: Place,
  change: (record: RecordOfState) => RecordOfState,
): Promise<void> {
  const dir = join(cwd, '.inferra', 'simulator');
  const simulator = await openSimulator({ dir });
  const state = simulator.world.state();
  await simulator.close();
  await rm(dir, { recursive: true });
  await (await openSimulator({ dir, from: { ...state, records: state.records.map(change) } })).close();
}

export type Setting = {
  readonly file?: string;
  readonly scenario?: object;
  readonly env?: Readonly<Record<string, string>>;
};

/** Runs one command as text, as JSON and on a terminal; none of it may act on what reads it. Gives the text. */
export async function harmless(
  place: Place,
  args: readonly string[],
  setting: Setting = {},
): Promise<string> {
  const text = await outputOf(place, args, setting);
  expect(harmIn(text), args.join(' ')).toBeUndefined();
  const json = await outputOf(place, [...args, '--json'], setting);
  expect(harmIn(json), `${args.join(' ')} --json`).toBeUndefined();
  const drawn = await outputOf(place, args, setting, 60);
  expect(harmIn(undrawn(drawn)), `${args.join(' ')} on a terminal`).toBeUndefined();
  return text;
}

/** As {@link harmless} for a command that changes something: once, as text. */
export async function harmlessOnce(
  place: Place,
  args: readonly string[],
  setting: Setting = {},
): Promise<string> {
  const text = await outputOf(place, args, setting);
  expect(harmIn(text), args.join(' ')).toBeUndefined();
  return text;
}

async function outputOf(
  { cwd }: Place,
  args: readonly string[],
  { file, scenario, env = {} }: Setting,
  columns?: number,
): Promise<string> {
  if (file !== undefined) await writeFile(join(cwd, 'inference.yaml'), file);
  if (scenario !== undefined) await writeFile(join(cwd, 'scenario.json'), JSON.stringify(scenario));
  const scripted = scenario === undefined ? {} : { INFERRA_SIMULATOR_SCENARIO: 'scenario.json' };
  const outside = stringIo({
    cwd,
    env: { ...env, ...scripted, NO_COLOR: '1', TERM: 'xterm' },
    ...(columns === undefined ? {} : { columns }),
  });
  await run(args, outside.io);
  const output = outside.stdout() + outside.stderr();
  expect(output).not.toBe('');
  return output;
}

/** Without what log-update itself writes: lines up and down, a line or the rest cleared, a column, a frame begun and ended. */
function undrawn(text: string): string {
  const ESC = String.fromCharCode(27);
  return text.replaceAll(new RegExp(`${ESC}\\[(?:\\d*[ABEGJK]|\\?2026[hl])`, 'g'), '');
}
