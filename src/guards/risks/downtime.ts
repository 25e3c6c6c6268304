// A live endpoint is deleted and made again, and does not answer in between.
import { interrupts } from '../veto.ts';
import type { Rule } from './risk.ts';

export const downtime: Rule = ({ change }) => (interrupts(change) ? '' : undefined);
