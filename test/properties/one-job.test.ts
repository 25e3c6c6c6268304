// Histories of runs that measure: see histories.ts.
import { followHistories } from './histories.ts';

followHistories('a question is measured once', ['apply', 'apply', 'stop'], 0.5);
