// Ports of a check that tells, for flows: the real words, and a post office that keeps what it is given.
import type { NotifyPorts } from '../../src/flow/notify.ts';
import type { Ports, Post } from '../../src/flow/ports.ts';
import { letterOf } from '../../src/render/notification.ts';

export const notifyPorts = (ports: Ports, post: Post = async () => {}): NotifyPorts => ({
  ...ports,
  presentReport: async () => {},
  write: letterOf,
  post,
});
