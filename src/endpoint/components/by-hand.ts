// What is done to one component by hand: nothing of its endpoint is touched, and nothing is made.
import type { Base, Decision } from '../decide.ts';
import { type EffectRow, FINISH, RELEASE } from '../effect.ts';
import { HOLD } from '../memory/hold.ts';

const BACK: EffectRow = {
  effect: 'live',
  recipe: 'components',
  when: () => true,
  how: 'one component goes back',
  downtime: false,
};

export function componentByHand(base: Base): Decision {
  const [work] = base.components.works;
  if (work?.live === undefined) return { ...base, row: FINISH, verdict: 'same' };
  const { state, tags, live } = work;
  if (tags.drop.length > 0) return { ...base, row: { ...RELEASE, recipe: 'components' }, verdict: 'pending' };
  if (state.does !== 'none')
    return { ...base, row: BACK, verdict: state.does === 'update' ? 'pending' : 'unfinished' };
  const held = HOLD in live.tags ? 'serves that already and is held there' : 'is not held';
  return { ...base, row: { ...FINISH, how: `has component ${live.name}, which ${held}` }, verdict: 'same' };
}
