// What takes the change of a component back must have something to watch, as of an endpoint.
import { componentRolloutOf } from '../components.ts';
import { entriesOf, type SoundFile } from '../sound.ts';
import { conditionTroubles } from './rollout.ts';
import type { Rule } from './rule.ts';

type Endpoint = NonNullable<NonNullable<SoundFile['endpoints']>[string]>;
type Written = NonNullable<NonNullable<NonNullable<Endpoint['components']>[string]>['rollout']>;

export const componentRolloutsFit: Rule = ({ file, findings }) => {
  for (const [key, endpoint] of entriesOf(file.endpoints)) {
    for (const [name, { rollout }] of entriesOf(endpoint.components)) {
      if (rollout === undefined || !isWhole(rollout)) continue;
      const meant = componentRolloutOf(rollout);
      for (const [at, message, hint] of conditionTroubles(meant, meant.bake, 'bake for 2m or more', 1)) {
        const path = ['endpoints', key, 'components', name, 'rollout', ...at];
        findings.error('INF1131', { path, on: 'key' }, { message, hint });
      }
    }
  }
};

/** Nothing of it was wrong and cut out. */
function isWhole(written: Written): written is Parameters<typeof componentRolloutOf>[0] {
  const { size, bake, rollbackOn = [] } = written;
  return (
    size !== undefined &&
    bake !== undefined &&
    rollbackOn.every((one) => one !== undefined && Object.keys(one).length === 1)
  );
}
