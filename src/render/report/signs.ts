// The sign of each verdict: told apart by shape, the colour only helps.
import type { ShownCandidate } from '../../core/recommendation.ts';
import type { Point } from './labels.ts';
import { el, type Markup, px } from './markup.ts';

export type Sign = ShownCandidate['verdict'];

export const RADIUS: Readonly<Record<Sign, number>> = { chosen: 8, eligible: 5, refused: 5 };

export const RING = 10;

/** A diamond, a disc and a cross. */
export function sign(verdict: Sign, { x, y }: Point): Markup {
  const r = RADIUS[verdict];
  if (verdict === 'eligible') return el('circle', { cx: x, cy: y, r, class: 'mark eligible' });
  if (verdict === 'chosen') {
    const d = `M${px(x)} ${px(y - r)}L${px(x + r)} ${px(y)}L${px(x)} ${px(y + r)}L${px(x - r)} ${px(y)}Z`;
    return el('path', { d, class: 'mark chosen' });
  }
  const [a, b] = [r - 0.5, 1 - r * 2];
  const d = `M${px(x - a)} ${px(y - a)}l${px(-b)} ${px(-b)}m0 ${px(b)}l${px(b)} ${px(-b)}`;
  return el('path', { d, class: 'mark refused' });
}

/** Around what the lock file holds, where that is another one than the policy chooses now. */
export function ring({ x, y }: Point): Markup {
  return el('circle', { cx: x, cy: y, r: RING, class: 'ring' });
}
