// Killed at every mutating request, before it is sent.
import { describeBoundaries, describeKills } from './boundaries.ts';

describeBoundaries('before');
if (process.env.INFERRA_KILL === 'all') describeKills('before');
