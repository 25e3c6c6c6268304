// Shows what the engine says while it works: drawn in place on a terminal, line by line elsewhere, NDJSON for programs.
import type { Listener } from '../core/events.ts';
import { ciProgress } from '../render/events/ci.ts';
import { eventLine, versionLine } from '../render/events/ndjson.ts';
import { terminalProgress } from '../render/events/terminal.ts';
import { canRedraw, openFrame } from './canvas.ts';
import { repeatedly, systemClock } from './clock.ts';
import type { Session } from './session.ts';
import { viewOf } from './view.ts';

export interface Progress {
  readonly listen: Listener;
  /** Takes away what is drawn until something happens again, because something else is about to be written or asked. */
  clear(): void;
  /** Leaves the final lines and draws no more. */
  end(): void;
}

export type ProgressOptions = {
  readonly json: boolean;
  readonly noColor: boolean;
  /** Version of inferra, for the first line of NDJSON. */
  readonly version: string;
};

/** Milliseconds between two frames on a terminal. */
const FRAME = 200;
/** Milliseconds between two looks for a heartbeat that is due. */
const BEAT = 5_000;

export async function openProgress(session: Session, options: ProgressOptions): Promise<Progress> {
  if (options.json) return ndjson(session, options.version);
  return canRedraw(session.io, 'stderr') ? await drawn(session, options) : lines(session);
}

function ndjson({ out }: Session, version: string): Progress {
  out.result(versionLine(version, systemClock.now()));
  return { listen: (event) => out.result(eventLine(event)), clear() {}, end() {} };
}

function lines(session: Session): Progress {
  const ci = ciProgress();
  const time = eventTime();
  const write = (some: readonly string[]) => {
    for (const line of some) session.out.note(`${line}\n`);
  };
  const end = repeatedly(BEAT, () => write(ci.tick(time.now())));
  session.onClose(end);
  return {
    listen(event) {
      time.saw(event.at);
      write(ci.take(event));
    },
    clear() {},
    end,
  };
}

async function drawn(session: Session, { noColor }: ProgressOptions): Promise<Progress> {
  const { io, out } = session;
  const frame = await openFrame(io, 'stderr');
  const fold = terminalProgress(viewOf(io, 'stderr', noColor));
  const time = eventTime();
  let resting = false;
  const draw = () => {
    if (resting) return;
    const rows = fold.frame(time.now());
    if (rows.length === 0) frame.clear();
    else frame.draw(out.hide(rows.join('\n')));
  };
  const stop = repeatedly(FRAME, draw);
  const end = () => {
    stop();
    frame.clear();
  };
  session.onClose(end);
  return {
    listen(event) {
      resting = false;
      time.saw(event.at);
      const staying = fold.take(event);
      if (staying.length > 0) {
        frame.clear();
        out.note(`${staying.join('\n')}\n`);
      }
      draw();
    },
    clear() {
      resting = true;
      frame.clear();
    },
    end,
  };
}

/** The clock of the events, whichever it is, read off their times: between two events real time passes. */
function eventTime() {
  let last = systemClock.now();
  let seen = last;
  return {
    saw(at: number) {
      last = at;
      seen = systemClock.now();
    },
    now: () => last + (systemClock.now() - seen),
  };
}
