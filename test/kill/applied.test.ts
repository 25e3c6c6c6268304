// Killed at every mutating request, when it was applied, whether or not its answer was read.
import { describeBoundaries, describeKills } from './boundaries.ts';

describeBoundaries('applied');
if (process.env.INFERRA_KILL === 'all') {
  describeKills('applied');
  describeKills('answered');
}
