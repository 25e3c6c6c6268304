// An artifact stands at an address that can be written over, and no pin would notice.
import type { Rule } from './risk.ts';
import { unpinnedContainers } from './unpinned.ts';

export const unversionedArtifact: Rule = (one) =>
  unpinnedContainers(one).some(({ artifact }) => artifact !== undefined) ? '' : undefined;
