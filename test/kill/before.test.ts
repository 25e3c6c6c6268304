// Killed at every mutating request, before it is sent.
import { describeBoundaries } from './boundaries.ts';

describeBoundaries('before');
