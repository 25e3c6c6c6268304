// Histories of runs that measure, some of them anew: see histories.ts.
import { followHistories } from './histories.ts';

followHistories(
  'a question is measured once more for each --force',
  ['apply', 'force', 'force', 'stop'],
  0.5,
);
