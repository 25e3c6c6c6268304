// The simulated account: records, time, and what changes by itself as time goes on. Every change goes through `commit`,
// which writes it down before anybody is told.
import { Agenda, earliest } from './agenda.ts';
import { nextStepAt, takeStep, takesTraffic } from './progress.ts';
import {
  type ConfigRecord,
  type EndpointRecord,
  type ModelRecord,
  type RecordKind,
  type RecordOf,
  recordKey,
  type WorldRecord,
} from './records.ts';

/** One mutation or transition: state is constant between two of these. */
export type Change = {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly kind: RecordKind;
  readonly name: string;
  /** What was removed has no record. */
  readonly record?: WorldRecord;
};

export type RequestRecord = {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** `ok`, the code of the refusal, or `lost` when the answer never arrived. */
  readonly outcome: string;
  readonly mutating: boolean;
  /** Whether the account changed or would have, had the request not been a repetition. */
  readonly applied: boolean;
  readonly at: number;
};

/** What an invocation would meet right now. */
export type Served =
  | { readonly served: true; readonly config: string; readonly variants: readonly string[] }
  | { readonly served: false; readonly error: string };

/** What is written down; a whole entry is carried out or nothing of it. */
export type Entry = {
  readonly time: number;
  readonly put?: readonly WorldRecord[];
  readonly drop?: readonly string[];
  readonly counters?: Readonly<Record<string, number>>;
};

export interface Ledger {
  append(entry: Entry, state: () => State): void;
}

export type State = {
  /** When the world began. */
  readonly begun: number;
  readonly time: number;
  readonly records: readonly WorldRecord[];
  readonly counters: Readonly<Record<string, number>>;
};

/** Something that happens once, at its time, whoever is there. */
export type Planned = { readonly key: string; readonly at: number; readonly happen: () => void };

/** A kind of record that changes by itself, by rules that live outside of this room. */
export type Living<K extends RecordKind> = {
  /** When the record changes next by itself; Infinity when it does not. */
  readonly dueAt: (record: RecordOf<K>) => number;
  /** Carries that out; afterwards the record is due later or never, or gone. */
  readonly goOn: (record: RecordOf<K>) => void;
};

type Due = { readonly at: number; readonly goOn: () => void };

type Version = { readonly since: number; readonly record: WorldRecord | undefined };

const SERVING: ReadonlySet<string> = new Set([
  'InService',
  'Updating',
  'SystemUpdating',
  'RollingBack',
  'UpdateRollbackFailed',
]);

/** Versions are kept this long (ms) for readers that lag behind. */
const KEEP_VERSIONS = 15 * 60_000;

export class World {
  readonly begun: number;
  #time: number;
  #planned: readonly Planned[] = [];
  readonly #living: (() => Due | undefined)[] = [];
  readonly #records = new Map<RecordKind, Map<string, WorldRecord>>();
  readonly #agenda = new Agenda();
  readonly #versions = new Map<string, Version[]>();
  readonly #counters = new Map<string, number>();
  readonly #requests: RequestRecord[] = [];
  readonly #listeners = new Set<(change: Change) => void>();
  readonly #ledger: Ledger | undefined;

  constructor(state: State, ledger?: Ledger) {
    this.begun = state.begun;
    this.#time = state.time;
    this.#ledger = ledger;
    for (const record of state.records) this.#set(record.kind, record.name, record, record.modified);
    for (const [key, count] of Object.entries(state.counters)) this.#counters.set(key, count);
  }

  /** Milliseconds since the epoch. Never goes back. */
  get time(): number {
    return this.#time;
  }

  endpoints(): readonly EndpointRecord[] {
    return this.#all('endpoint');
  }

  models(): readonly ModelRecord[] {
    return this.#all('model');
  }

  configs(): readonly ConfigRecord[] {
    return this.#all('endpoint-config');
  }

  /** Every request since the simulator was opened, in the order in which they were carried out. */
  requests(): readonly RequestRecord[] {
    return this.#requests;
  }

  /** Called after each mutation and each transition, at its own time. Returns what ends it. */
  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What an invocation of the endpoint would meet right now. */
  invoke(name: string): Served {
    const endpoint = this.get('endpoint', name);
    if (endpoint === undefined) return { served: false, error: 'not found' };
    if (!SERVING.has(endpoint.status) || endpoint.fleet === undefined) {
      return { served: false, error: `status ${endpoint.status}` };
    }
    // A rolling deployment ends the old fleet before it is over.
    for (const fleet of [endpoint.fleet, endpoint.work?.pending]) {
      const able = fleet?.variants.filter(takesTraffic) ?? [];
      if (fleet !== undefined && able.length > 0)
        return { served: true, config: fleet.config, variants: able.map((one) => one.name) };
    }
    return { served: false, error: 'no instance takes traffic' };
  }

  get<K extends RecordKind>(kind: K, name: string): RecordOf<K> | undefined {
    return this.#records.get(kind)?.get(recordKey(kind, name)) as RecordOf<K> | undefined;
  }

  /** The record as a reader that lags `lag` ms behind sees it. */
  seen<K extends RecordKind>(kind: K, name: string, lag: number): RecordOf<K> | undefined {
    if (lag === 0) return this.get(kind, name);
    return this.#versionAt(recordKey(kind, name), lag) as RecordOf<K> | undefined;
  }

  /** All records of a kind as a reader that lags `lag` ms behind sees them, in no particular order. */
  seenAll<K extends RecordKind>(kind: K, lag: number): readonly RecordOf<K>[] {
    if (lag === 0) return this.#all(kind);
    const keys = [...this.#versions.keys()].filter((key) => key.startsWith(`${kind}/`));
    return keys
      .map((key) => this.#versionAt(key, lag) as RecordOf<K> | undefined)
      .filter((one): one is RecordOf<K> => one !== undefined);
  }

  /** How often something that is counted across runs has happened, this time included. */
  count(key: string): number {
    const next = (this.#counters.get(key) ?? 0) + 1;
    this.#counters.set(key, next);
    this.#write({ time: this.#time, counters: { [key]: next } });
    return next;
  }

  /** Puts and drops together, now: written down first, then carried out, then told. */
  commit(put: readonly WorldRecord[], drop: readonly WorldRecord[] = []): void {
    const keys = drop.map((one) => recordKey(one.kind, one.name));
    this.#write({ time: this.#time, put, drop: keys });
    for (const record of put) this.#set(record.kind, record.name, record, this.#time);
    for (const { kind, name } of drop) this.#set(kind, name, undefined, this.#time);
    for (const record of put) this.#tell({ at: this.#time, kind: record.kind, name: record.name, record });
    for (const { kind, name } of drop) this.#tell({ at: this.#time, kind, name });
  }

  note(request: RequestRecord): void {
    this.#requests.push(request);
  }

  /** Things that happen once; those that have happened in this world before do not happen again. */
  plan(events: readonly Planned[]): void {
    const coming = events.filter((one) => !this.#counters.has(one.key));
    this.#planned = [...this.#planned, ...coming].sort((a, b) => a.at - b.at);
  }

  /** From now on records of this kind go on by themselves. */
  enliven<K extends RecordKind>(kind: K, { dueAt, goOn }: Living<K>): void {
    this.#living.push(() => {
      const next = earliest(this.#all(kind), dueAt);
      return next === undefined ? undefined : { at: dueAt(next), goOn: () => goOn(next) };
    });
  }

  /** Carries out everything that is due until then, in the order of time. */
  advanceTo(time: number): void {
    while (this.#step(time)) {
      // One thing after the other: each may bring forward what comes next.
    }
    if (time <= this.#time) return;
    this.#time = time;
    this.#write({ time });
  }

  state(): State {
    return {
      begun: this.begun,
      time: this.#time,
      records: [...this.#records.values()].flatMap((all) => [...all.values()]),
      counters: Object.fromEntries(this.#counters),
    };
  }

  /** Carries out what is due first, if anything is due until then. */
  #step(until: number): boolean {
    const [event] = this.#planned;
    const change = this.#nextChange();
    const changeAt = change?.at ?? Number.POSITIVE_INFINITY;
    const eventAt = event?.at ?? Number.POSITIVE_INFINITY;
    if (Math.min(changeAt, eventAt) > until) return false;
    this.#time = Math.max(this.#time, Math.min(changeAt, eventAt));
    if (event !== undefined && eventAt < changeAt) this.#happen(event);
    else change?.goOn();
    return true;
  }

  #happen(event: Planned): void {
    this.#planned = this.#planned.filter((one) => one !== event);
    this.count(event.key);
    event.happen();
  }

  #takeStep(endpoint: EndpointRecord): void {
    const after = takeStep(endpoint);
    if (after === undefined) this.commit([], [endpoint]);
    else this.commit([after]);
  }

  /** Of what changes at the same time endpoints come first: others look at them. */
  #nextChange(): Due | undefined {
    const endpoint = this.#nextEndpoint();
    const own =
      endpoint === undefined ? [] : [{ at: nextStepAt(endpoint), goOn: () => this.#takeStep(endpoint) }];
    const others = this.#living.flatMap((next) => next() ?? []);
    return earliest([...own, ...others], (due) => due.at);
  }

  #nextEndpoint(): EndpointRecord | undefined {
    for (let due = this.#agenda.first(); due !== undefined; due = this.#agenda.first()) {
      const endpoint = this.#records.get('endpoint')?.get(due.key) as EndpointRecord | undefined;
      if (endpoint !== undefined && nextStepAt(endpoint) === due.at) return endpoint;
      this.#agenda.dropFirst();
    }
    return undefined;
  }

  #all<K extends RecordKind>(kind: K): readonly RecordOf<K>[] {
    return [...(this.#records.get(kind)?.values() ?? [])] as RecordOf<K>[];
  }

  #set(kind: RecordKind, name: string, record: WorldRecord | undefined, since: number): void {
    const key = recordKey(kind, name);
    const all = this.#records.get(kind) ?? new Map<string, WorldRecord>();
    this.#records.set(kind, all);
    if (record === undefined) all.delete(key);
    else all.set(key, record);
    const at = record?.kind === 'endpoint' ? nextStepAt(record) : Number.POSITIVE_INFINITY;
    if (at < Number.POSITIVE_INFINITY) this.#agenda.add({ at, key });
    const versions = this.#versions.get(key) ?? [];
    const old = versions.findLastIndex((one) => one.since <= this.#time - KEEP_VERSIONS);
    this.#versions.set(key, [...versions.slice(Math.max(0, old)), { since, record }]);
  }

  #versionAt(key: string, lag: number): WorldRecord | undefined {
    return this.#versions.get(key)?.findLast((one) => one.since <= this.#time - lag)?.record;
  }

  #write(entry: Entry): void {
    this.#ledger?.append(entry, () => this.state());
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}
