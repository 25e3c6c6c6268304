// Steps about one policy or one scheduled action of a variant that is registered.
import { itemName } from '../../kinds/registration/fields.ts';
import type { Item } from '../../kinds/registration/spec.ts';
import { type Draft, draft, type Stages } from '../drafts.ts';
import type { ItemOf } from './change.ts';
import { dropOf } from './items.ts';

/** @param id of the resource that is scaled */
export function dropItem(id: string, item: Item): Draft {
  const name = itemName(item);
  const part = { kind: 'registration', name: id };
  return {
    ...draft('adjust', part, `remove ${name}`, () => ({ verb: 'adjust', spec: dropOf(item) })),
    suffix: name,
  };
}

function writeItem(id: string, spec: Item): Draft {
  const name = itemName(spec);
  const part = { kind: 'registration', name: id };
  return { ...draft('put', part, `write ${name}`, () => ({ verb: 'put', spec, tags: {} })), suffix: name };
}

/** One after the other where they are of the same target: the service refuses what happens to it at once. */
export function writeItems(items: readonly ItemOf[]): Stages {
  return queued(
    items.flatMap(({ id, item, live, anew }) => [
      ...(anew && live !== undefined ? [dropItem(id, live)] : []),
      writeItem(id, item),
    ]),
  );
}

export function queued(drafts: readonly Draft[]): Stages {
  const ids = [...new Set(drafts.map(({ name }) => name))];
  const queues = ids.map((id) => drafts.filter(({ name }) => name === id));
  const longest = Math.max(0, ...queues.map(({ length }) => length));
  return Array.from({ length: longest }, (_, nth) => queues.flatMap((queue) => queue.slice(nth, nth + 1)));
}
