// The volumes of what serves are encrypted by another key from then on, or by none.
import type { Rule } from './risk.ts';

export const kmsChange: Rule = ({ change: { effect, fields } }) =>
  effect !== 'create' && fields.some(({ field }) => field === 'kms key') ? '' : undefined;
