// What components load themselves: the archive of an adapter, image and archive of a container. Their pins record and check;
// nothing is sent anew because of one.
import { shortDigest } from '../base/hash.ts';
import type { ComponentDeclaration, Hosting } from '../config/components.ts';
import type { Document } from '../config/document.ts';
import type { Question } from '../core/fact.ts';
import type { ArtifactPin, ContainerPins, ImagePin, Lock } from './pins.ts';
import { contentSlots, pinIn, type Slot, slotQuestion } from './slots.ts';

export type PinnableComponent = {
  /** Of its endpoint: `endpoints.chat` */
  readonly endpoint: string;
  /** `endpoints.chat.components.support`, under which the lock file has it. */
  readonly address: string;
  /** Where the file writes what it loads. */
  readonly path: string;
  readonly slots: readonly Slot[];
};

/** Those that load something of their own, in the order of the file; without slots where it cannot change or be pinned. */
export function componentsIn({ endpoints }: Pick<Document, 'endpoints'>): readonly PinnableComponent[] {
  return endpoints.flatMap(({ address: endpoint, hosting }) =>
    (hosting?.components ?? []).flatMap((one): readonly PinnableComponent[] => {
      const content = contentOf(one);
      if (content === undefined) return [];
      const address = addressOf(endpoint, one);
      const slots = contentSlots(content).map((slot) => ({ ...slot, component: one.key }));
      return [{ endpoint, address, path: 'container' in one ? `${address}.container` : address, slots }];
    }),
  );
}

function contentOf(one: ComponentDeclaration): { readonly artifact?: string } | undefined {
  if ('container' in one) return one.container;
  return 'base' in one ? { artifact: one.artifact } : undefined;
}

function addressOf(endpoint: string, { key }: Pick<ComponentDeclaration, 'key'>): string {
  return `${endpoint}.components.${key}`;
}

export function componentPins(lock: Lock, environment: string, address: string): ContainerPins | undefined {
  const { components = {} } = lock.environments[environment] ?? {};
  return Object.hasOwn(components, address) ? components[address] : undefined;
}

export type PinnedSlot = { readonly slot: Slot; readonly pin: ImagePin | ArtifactPin };

/** A pin of another address says nothing of this one. */
export function pinnedOf(
  { slots }: PinnableComponent,
  pins: ContainerPins | undefined,
): readonly PinnedSlot[] {
  return slots.flatMap((slot) => {
    const pin = pinIn(pins, slot);
    return pin?.uri === slot.uri ? [{ slot, pin }] : [];
  });
}

/** The addresses of all of them, and whether the lock file has a pin of each. */
export function loadedIn(document: Document, lock: Lock): readonly (Slot & { readonly pinned: boolean })[] {
  return componentsIn(document).flatMap(({ address, slots }) => {
    const pins = componentPins(lock, document.environment, address);
    return slots.map((slot) => ({ ...slot, pinned: pinIn(pins, slot)?.uri === slot.uri }));
  });
}

/** What is asked of components before what they load starts anew. */
export function componentChecks(
  components: readonly PinnableComponent[],
  lock: Lock,
  environment: string,
): readonly Question[] {
  return components.flatMap((one) =>
    pinnedOf(one, componentPins(lock, environment, one.address)).map(({ slot }) => slotQuestion(slot)),
  );
}

/** The instances with what the lock file says of their components, which a plan that somebody reviewed rests on. */
export function withContents(hosting: Hosting, endpoint: string, lock: Lock, environment: string): Hosting {
  const components = hosting.components.map((one) => {
    const pins = componentPins(lock, environment, addressOf(endpoint, one));
    return pins === undefined ? one : { ...one, pins: shortDigest(pins, 32) };
  });
  return { ...hosting, components };
}
