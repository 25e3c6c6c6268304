// inferra status: the live state of what this project and environment own. Read-only.
import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import type { ExitCode } from '../../core/exit.ts';
import { isAnyBusy } from '../../core/status.ts';
import { status, type Watching, watchStatus } from '../../flow/status.ts';
import { statusEvent, statusJson, statusText } from '../../render/status.ts';
import { FleetCommand } from '../base.ts';
import { canRedraw, openFrame } from '../canvas.ts';
import { orDropped, stopped } from '../dropped.ts';
import { type GlobalFlags, parseDuration } from '../flags.ts';
import { alone } from '../fleet/asked.ts';
import { fileInput } from '../inputs.ts';
import { createPorts } from '../ports.ts';
import { viewOf } from '../view.ts';

export default class Status extends FleetCommand {
  /** A watch ends by Ctrl-C as it is meant to, without an error. */
  static override readonly windsDown = true;
  static override summary = 'show the live state of the endpoints';
  static override examples = [
    {
      command: '<%= config.bin %> <%= command.id %>',
      description: 'All endpoints of the file and the project',
    },
    {
      command: '<%= config.bin %> <%= command.id %> fraud --json',
      description: 'One endpoint, for a program',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --env staging --env prod',
      description: 'Two environments beside each other',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --watch --interval 30s',
      description: 'Look every 30 seconds until Ctrl-C',
    },
  ];
  static override flags = {
    watch: Flags.boolean({ summary: 'go on until Ctrl-C: redraw on a terminal, else write each change' }),
    interval: Flags.string({
      dependsOn: ['watch'],
      helpValue: '<duration>',
      summary: 'how long to wait between two looks, such as 30s; 10s unless given',
    }),
  };
  static override args = {
    endpoint: Args.string({ description: 'key or address of an endpoint', ignoreStdin: true }),
  };

  async run(): Promise<ExitCode> {
    const { args, flags: given } = await this.parse(Status);
    const { io } = this.session;
    const targets = args.endpoint ? [args.endpoint] : [];
    const flags = alone(io, given);
    if (flags === undefined) {
      const { statusFleet } = await import('../fleet/status.ts');
      return statusFleet(this.session, given, targets);
    }
    const ports = createPorts(this.session, flags);
    const input = { ...fileInput(flags), targets };
    if (flags.watch) {
      const everyMs = parseDuration('--interval', flags.interval ?? '10s');
      // Time jumps in the simulated account: once nothing moves there, nothing ever will.
      const isOver: Watching['isOver'] = ({ rows }) => flags.simulator && !rows.some(isAnyBusy);
      const watching = { everyMs, isOver, show: await this.#shower(flags) };
      await Promise.race([watchStatus(ports, input, watching), stopped(io.stop)]);
    } else {
      const report = await orDropped(status(ports, input), io.stop);
      const text = () => statusText(report, viewOf(io, 'stdout', flags['no-color']));
      this.session.out.result(flags.json ? statusJson(report) : text());
    }
    return 0;
  }

  /** The last look stays on the terminal. */
  async #shower(flags: GlobalFlags): Promise<Watching['show']> {
    const { io, out } = this.session;
    if (flags.json) return (report, at, changed) => changed && out.result(statusEvent(report, at));
    const view = viewOf(io, 'stdout', flags['no-color']);
    if (canRedraw(io, 'stdout')) {
      const frame = await openFrame(io, 'stdout');
      return (report, at) => frame.draw(out.hide(statusText(report, view, at)).trimEnd());
    }
    let gap = '';
    return (report, at, changed) => {
      if (changed) out.result(gap + statusText(report, view, at));
      gap = '\n';
    };
  }
}
