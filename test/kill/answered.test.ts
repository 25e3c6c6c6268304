// Killed at every mutating request, just after its answer.
import { describeBoundaries } from './boundaries.ts';

describeBoundaries('answered');
