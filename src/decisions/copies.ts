// Archives that are deployed as copies: which content is meant is a decision of the lock file, and names the copy.
import type { ArtifactDeclaration, CopiedArtifact, ModelDeclaration } from '../config/document.ts';
import type { Question } from '../core/fact.ts';
import type { ArtifactPin, ModelPins } from './pins.ts';
import { pinIn, type Slot, slotsOf } from './slots.ts';

export type CopySlot = Slot & { readonly what: 'artifact'; readonly copyTo: string };

export function isCopySlot(slot: Slot): slot is CopySlot {
  return slot.copyTo !== undefined;
}

export function copySlots(model: ModelDeclaration): readonly CopySlot[] {
  return slotsOf(model).filter(isCopySlot);
}

/** The pin counts while the file names the address that it was made at. */
export function pinnedCopy(slot: CopySlot, pins: ModelPins | undefined): ArtifactPin | undefined {
  const pin = pinIn(pins, slot);
  return pin !== undefined && 'etag' in pin && pin.uri === slot.uri ? pin : undefined;
}

/** The copy of this content: the same content at two addresses has one. */
export function copyOf({ copyTo, uri }: Pick<CopySlot, 'copyTo' | 'uri'>, pin: ArtifactPin): CopiedArtifact {
  const { etag, version } = pin;
  const file = uri.slice(uri.lastIndexOf('/') + 1);
  return {
    uri: `${copyTo}${etag.replaceAll(/[^A-Za-z0-9-]/g, '-')}/${file}`,
    etag,
    ...(version === undefined ? {} : { version }),
  };
}

/** Where the copy is looked for; undefined while it is not decided what it is of. */
export function copyQuestion(
  slot: CopySlot,
  pins: ModelPins | undefined,
): Extract<Question, { fact: 'artifact' }> | undefined {
  const pin = pinnedCopy(slot, pins);
  return pin === undefined ? undefined : { fact: 'artifact', uri: copyOf(slot, pin).uri };
}

/** The model with the copies that its pins decide. */
export function withCopies(model: ModelDeclaration, pins: ModelPins | undefined): ModelDeclaration {
  const slots = copySlots(model);
  if (slots.length === 0) return model;
  const copied = <Holder extends ArtifactDeclaration>(holder: Holder, at?: number): Holder => {
    const slot = slots.find((one) => one.at === at);
    const pin = slot && pinnedCopy(slot, pins);
    return slot === undefined || pin === undefined ? holder : { ...holder, copied: copyOf(slot, pin) };
  };
  const { containers } = model;
  return {
    ...copied(model),
    ...(containers === undefined ? {} : { containers: containers.map((one, at) => copied(one, at)) }),
  };
}

/** The pins with this one of a copied archive. */
export function withCopyPin(
  pins: ModelPins,
  { containers = [] }: ModelDeclaration,
  { at }: CopySlot,
  artifact: ArtifactPin,
): ModelPins {
  if (at === undefined) return { ...pins, artifact };
  return {
    ...pins,
    containers: containers.map((_, nth) => ({
      ...pins.containers?.[nth],
      ...(nth === at ? { artifact } : {}),
    })),
  };
}
