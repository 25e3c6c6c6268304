// A line to the simulated account that dies: at a chosen mutating request the transport and the clock stop answering for
// the whole run, which is thereby abandoned. Throwing would run `finally` blocks that a kill does not.
import type { Ports } from '../../src/flow/ports.ts';
import type { Moment, Simulator } from '../../src/simulator/index.ts';
import type { Line } from '../support/rig.ts';

export type Mortal = {
  readonly line: Line;
  /** The same for files: each one written counts as a request. */
  readonly files: (write: Ports['writeFile']) => Pick<Ports, 'writeFile'>;
  /** Resolves when the line has died. */
  readonly died: Promise<void>;
};

const NEVER = new Promise<never>(() => {});
const MUTATING = /\.(Create|Update|Delete|AddTags|Stop|Register|Deregister|Put)/;

type Handle = Line['requestHandler']['handle'];

/** Whether a request of the SDK changes something. */
export function isMutating({ method, headers }: Parameters<Handle>[0]): boolean {
  return method === 'PUT' || MUTATING.test(headers['x-amz-target'] ?? '');
}

/**
 * Dies at the `at`-th mutating request (from 1): before it is sent, applied but unanswered, or just after its answer.
 * @param counted `any` counts those that read, too
 */
export function mortal(
  simulator: Simulator,
  at: number,
  moment: Moment,
  counted: 'mutating' | 'any' = 'mutating',
): Mortal {
  let dead = false;
  let sent = 0;
  let die = () => {};
  const died = new Promise<void>((resolve) => {
    die = () => {
      dead = true;
      resolve();
    };
  });
  const handle: Handle = async (request, options) => {
    if (dead) return NEVER;
    const fatal = (isMutating(request) || counted === 'any') && ++sent === at;
    if (fatal && moment === 'before') {
      die();
      return NEVER;
    }
    const answer = await simulator.requestHandler.handle(request, options);
    if (fatal) die();
    // Answered: this one answer still arrives, and the run goes on until it asks for anything.
    return dead && !(fatal && moment === 'answered') ? NEVER : answer;
  };
  const clock: Line['clock'] = {
    now: () => simulator.clock.now(),
    async sleep(ms, signal) {
      if (dead) return NEVER;
      await simulator.clock.sleep(ms, signal);
      if (dead) return NEVER;
    },
  };
  const files: Mortal['files'] = (write) => ({
    async writeFile(path, text) {
      if (dead) return NEVER;
      const fatal = ++sent === at;
      if (!(fatal && moment === 'before')) await write(path, text);
      if (fatal) die();
      if (fatal && moment !== 'answered') return NEVER;
    },
  });
  return { line: { clock, requestHandler: { ...simulator.requestHandler, handle } }, files, died };
}
