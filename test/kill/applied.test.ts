// Killed at every mutating request, when it was applied and its answer is lost.
import { describeBoundaries } from './boundaries.ts';

describeBoundaries('applied');
