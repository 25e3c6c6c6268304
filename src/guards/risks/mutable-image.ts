// An image is named by a tag, and no pin would notice that the tag has moved.
import type { Rule } from './risk.ts';
import { unpinnedContainers } from './unpinned.ts';

export const mutableImage: Rule = (one) => {
  const images = unpinnedContainers(one).flatMap(({ image }) => image ?? []);
  return images.some((image) => !image.includes('@sha256:')) ? '' : undefined;
};
