// What was published from the simulated account: nobody subscribes to anything in it, so messages are kept to be read.
import type { Common } from './records.ts';

/** Named by its id. */
export type MessageRecord = Common & {
  readonly kind: 'message';
  readonly service: 'sns' | 'events' | 'webhook';
  /** The ARN of the topic or bus; of a webhook the host alone, since the rest of its address is a secret. */
  readonly to: string;
  readonly subject?: string;
  /** As it was sent. */
  readonly body: string;
  /** The fields that subscribers and rules filter by. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Of a FIFO topic: the place in its order, and what a repetition is known by. */
  readonly sequence?: number;
  readonly deduplication?: string;
};
