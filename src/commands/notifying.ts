// What `drift --notify` needs of the outside: its flags, the words of a message with every secret masked, and the way to
// webhooks. None of it is loaded by a run that tells nobody.
import * as Flags from '@oclif/core/flags';
import { InferraError } from '../core/errors.ts';
import type { NotifyPorts, TellInput } from '../flow/notify.ts';
import type { Ports } from '../flow/ports.ts';
import { checkTarget } from './files.ts';
import type { Io } from './io.ts';
import type { Session } from './session.ts';

export const notifyFlags = {
  notify: Flags.string({
    multiple: true,
    multipleNonGreedy: true,
    helpValue: '<target>',
    summary:
      'tell slack:VARIABLE, https:VARIABLE, sns:TOPIC_ARN or events:BUS when what differs changes; VARIABLE is an environment variable with the address; may be given many times',
  }),
  'notify-state': Flags.string({
    helpValue: '<path>',
    summary: 'the file that remembers what was told from one run to the next',
  }),
};

type NotifyValues = {
  readonly notify?: readonly string[] | undefined;
  readonly 'notify-state'?: string | undefined;
};

/** Who is to be told, if anybody. @throws InferraError INF6001, INF6014 before anything is done */
export async function notifyTo(
  io: Pick<Io, 'cwd'>,
  { notify = [], 'notify-state': memory }: NotifyValues,
): Promise<TellInput | undefined> {
  if (notify.length === 0 && memory === undefined) return undefined;
  if (memory === undefined) {
    throw new InferraError('INF6001', '--notify needs --notify-state', {
      hint: 'name a file that the next run finds again: without it each run would tell the same once more',
    });
  }
  if (notify.length === 0) throw new InferraError('INF6001', '--notify-state needs --notify');
  await checkTarget(io, memory);
  return { notify, memory };
}

/** @param presentReport shows the report */
export async function notifyPorts(
  { out }: Session,
  ports: Ports,
  presentReport: NotifyPorts['presentReport'],
): Promise<NotifyPorts> {
  const [{ letterOf }, { poster }] = await Promise.all([
    import('../render/notification.ts'),
    import('./webhook.ts'),
  ]);
  return {
    ...ports,
    presentReport,
    write(news) {
      const { type, subject, text, event, slack } = letterOf(news);
      const [hidden, shown] = [out.hide(event), out.hide(text)];
      return { type, subject: out.hide(subject), text: shown, event: hidden, slack: out.hide(slack) };
    },
    post: poster(),
  };
}
