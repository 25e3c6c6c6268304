// The world on disk: a snapshot and an append-only list of what happened since. An entry is written before its request is
// answered, so that a kill at any moment loses nothing that anybody was told.
import {
  closeSync,
  existsSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from './lock.ts';
import { recordKey } from './records.ts';
import type { Entry, Ledger, State } from './world.ts';

const SNAPSHOT = 'snapshot.json';
const JOURNAL = 'journal.ndjson';

/** The journal is folded into the snapshot after this many entries, and not before there are as many as records. */
const FOLD_AFTER = 1000;
/** Time that merely passes is written down no more often than this (ms of the world). */
const TIME_GRAIN = 1000;

type Numbered<T> = T & {
  /** Entries up to this one are contained. An entry that a snapshot contains is not carried out again. */
  readonly n: number;
};

export class Journal implements Ledger {
  readonly #folder: string;
  readonly #unlock: () => void;
  readonly #file: number;
  #last: number;
  #length: number;
  #timeWritten: number;
  #foldAfter: number;

  private constructor(folder: string, unlock: () => void, read: Reading) {
    this.#folder = folder;
    this.#unlock = unlock;
    this.#file = openSync(join(folder, JOURNAL), 'a');
    // What a killed process wrote half was never answered.
    ftruncateSync(this.#file, read.wholeBytes);
    this.#last = read.state.n;
    this.#length = read.entries;
    this.#timeWritten = read.state.time;
    this.#foldAfter = foldAfter(read.state);
  }

  /** Takes the folder and reads what is there, or begins with `fresh`. Throws where it is in use or damaged. */
  static open(folder: string, fresh: State): { journal: Journal; state: State } {
    const unlock = lockFolder(folder);
    try {
      const read = readFolder(folder, fresh);
      const journal = new Journal(folder, unlock, read);
      if (!existsSync(join(folder, SNAPSHOT))) journal.#fold(read.state);
      return { journal, state: read.state };
    } catch (error) {
      unlock();
      throw error;
    }
  }

  append(entry: Entry, state: () => State): void {
    const mere = entry.put === undefined && entry.counters === undefined;
    if (mere && entry.time - this.#timeWritten < TIME_GRAIN) return;
    if (this.#length >= this.#foldAfter) this.#fold(state());
    this.#last++;
    this.#length++;
    this.#timeWritten = entry.time;
    writeSync(this.#file, `${JSON.stringify({ n: this.#last, ...entry })}\n`);
  }

  /** Writes down the time that has passed, and gives the folder back. */
  close(state: State): void {
    this.#timeWritten = Number.NEGATIVE_INFINITY;
    this.append({ time: state.time }, () => state);
    closeSync(this.#file);
    this.#unlock();
  }

  /** A kill in between leaves entries that the snapshot already contains; their numbers tell. */
  #fold(state: State): void {
    const snapshot: Numbered<State> = { n: this.#last, ...state };
    const path = join(this.#folder, SNAPSHOT);
    writeFileSync(`${path}.new`, JSON.stringify(snapshot));
    renameSync(`${path}.new`, path);
    ftruncateSync(this.#file, 0);
    this.#length = 0;
    this.#foldAfter = foldAfter(state);
  }
}

/** Forgets the account in this folder. Throws where it is in use. */
export function wipeFolder(folder: string): void {
  const unlock = lockFolder(folder);
  for (const file of [SNAPSHOT, `${SNAPSHOT}.new`, JOURNAL]) rmSync(join(folder, file), { force: true });
  unlock();
}

function foldAfter({ records }: State): number {
  return Math.max(FOLD_AFTER, records.length);
}

type Reading = { readonly state: Numbered<State>; readonly entries: number; readonly wholeBytes: number };

function readFolder(folder: string, fresh: State): Reading {
  const snapshot = readSnapshot(join(folder, SNAPSHOT)) ?? { n: 0, ...fresh };
  const { entries, wholeBytes } = readJournal(join(folder, JOURNAL));
  return { state: replay(snapshot, entries), entries: entries.length, wholeBytes };
}

function readSnapshot(path: string): Numbered<State> | undefined {
  if (!existsSync(path)) return undefined;
  return parse<Numbered<State>>(readFileSync(path, 'utf8'), path);
}

function readJournal(path: string): { entries: readonly Numbered<Entry>[]; wholeBytes: number } {
  if (!existsSync(path)) return { entries: [], wholeBytes: 0 };
  const bytes = readFileSync(path);
  const wholeBytes = bytes.lastIndexOf(0x0a) + 1;
  const lines = bytes.subarray(0, wholeBytes).toString('utf8').split('\n').slice(0, -1);
  const entries = lines.map((line, index) => parse<Numbered<Entry>>(line, `${path}:${index + 1}`));
  return { entries, wholeBytes };
}

function replay(snapshot: Numbered<State>, entries: readonly Numbered<Entry>[]): Numbered<State> {
  const records = new Map(snapshot.records.map((one) => [recordKey(one.kind, one.name), one]));
  const counters = new Map(Object.entries(snapshot.counters));
  let { n, time } = snapshot;
  for (const entry of entries) {
    if (entry.n <= snapshot.n) continue;
    for (const record of entry.put ?? []) records.set(recordKey(record.kind, record.name), record);
    for (const key of entry.drop ?? []) records.delete(key);
    for (const [key, count] of Object.entries(entry.counters ?? {})) counters.set(key, count);
    n = entry.n;
    time = Math.max(time, entry.time);
  }
  const { begun } = snapshot;
  return { n, begun, time, records: [...records.values()], counters: Object.fromEntries(counters) };
}

function parse<T>(text: string, place: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new Error(`the simulated account is damaged at ${place}; reset it to start afresh`);
  }
}
