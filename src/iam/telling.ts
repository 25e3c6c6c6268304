// What telling somebody needs: to publish on the topics and buses that were named, and on no others. Webhooks need no right.
import type { Target } from '../notify/target.ts';
import type { Grant } from './policy.ts';
import type { Scope } from './scope.ts';

export function telling(targets: readonly Target[], { busOf }: Scope): readonly Grant[] {
  const topics = targets.flatMap((one) => (one.kind === 'sns' ? [one.topic] : []));
  const buses = targets.flatMap((one) => (one.kind === 'events' ? [busOf(one.bus)] : []));
  return [
    { sid: 'TellTopics', operations: ['Publish'], on: topics },
    { sid: 'TellBuses', operations: ['PutEvents'], on: buses },
  ];
}
