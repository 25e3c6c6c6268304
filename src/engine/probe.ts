// Asks a part what it is to answer, each question a few times if need be: what has just come up may not be warm yet. What comes
// of it is written down by the same step where the request says how.
import { InferraError } from '../core/errors.ts';
import type { Mark, Probed, Request } from '../core/kind.ts';
import type { PartRef } from '../core/part.ts';
import type { Step } from '../core/step.ts';
import type { Work } from '../core/work.ts';
import { type Engine, kindOf } from './engine.ts';
import { send } from './send.ts';
import type { Ended } from './wait.ts';

const TRIES = 3;
const PAUSE_MS = 5_000;
/** So long a model may go on being loaded after the first request for it (Developer Guide, "Invoke a multi-model endpoint", 2026-11). */
const LOADING_MS = 360_000;

type Probe = Extract<Request, { readonly verb: 'probe' }>;

/** @throws InferraError INF4011 with the last answer to each question that had none as was wanted */
export async function probe(
  engine: Engine,
  work: Work,
  step: Step,
  { specs, noted }: Probe,
  arnOf: (part: PartRef) => Promise<string | undefined>,
): Promise<Ended> {
  const failure = await askAll(engine, work, step, specs);
  // What a stop has cut short is no answer to be remembered.
  if (noted === undefined || (failure !== undefined && engine.stop.aborted)) {
    if (failure === undefined) return { state: 'done' };
    throw failure;
  }
  const { part, passed, failed, end } = noted;
  const note = async (mark: Mark) =>
    send(engine, { ...step, ...part, verb: 'mark' }, { verb: 'mark', mark }, await arnOf(part));
  if (failure === undefined) {
    await note(passed);
    return { state: 'done' };
  }
  const lost = await note(failed).then(
    () => '',
    (error: unknown) => `; that could not be written down: ${error instanceof Error ? error.message : error}`,
  );
  throw new InferraError('INF4011', `${failure.message.replace(/\.$/, '')}; ${end}${lost}`);
}

async function askAll(
  engine: Engine,
  { change: { address } }: Work,
  { kind, name, title }: Step,
  specs: readonly unknown[],
): Promise<InferraError | undefined> {
  const { probe: ask } = kindOf(engine, kind);
  if (ask === undefined) throw new Error(`inferra broke its own promise: ${kind} can be asked`);
  const failed: Asked[] = [];
  for (const spec of specs) {
    const asked = await askOne(engine, () => ask(name, spec, () => engine.clock.now()));
    const { passed, words, tries } = asked;
    if (!passed) failed.push(asked);
    else {
      const late = tries === 1 ? '' : `, at try ${tries}`;
      engine.tell({ type: 'probed', address, name, title, words: `${words}${late}` });
    }
  }
  if (failed.length === 0) return undefined;
  const most = Math.max(...failed.map(({ tries }) => tries));
  const times = most === 1 ? '' : `, ${most} times`;
  const what = specs.length === 1 ? title : `${title} by ${failed.length} of ${specs.length} samples`;
  return new InferraError('INF4011', `the ${what} failed${times}: ${failed.map(told).join('; ')}`);
}

function told({ words }: Asked): string {
  return words.replace(/\.$/, '');
}

type Asked = Pick<Probed, 'passed' | 'words'> & { readonly tries: number };

async function askOne({ clock, stop }: Engine, ask: () => Promise<Probed>): Promise<Asked> {
  const began = clock.now();
  for (let tries = 1; ; ) {
    const { passed, words, loading = false } = await ask();
    const waits = loading && clock.now() - began < LOADING_MS;
    if (passed || stop.aborted || (tries === TRIES && !waits)) return { passed, words, tries };
    if (!waits) tries += 1;
    await clock.sleep(PAUSE_MS, stop).catch(() => {});
  }
}
