// What a file accepts of risks is about endpoints that it has; only a deletion is about one that it has no more.
import { suggester } from '../words.ts';
import type { Rule } from './rule.ts';

export const acceptedRisksFit: Rule = ({ file, findings }) => {
  if (file.endpoints === undefined) return;
  const known = Object.keys(file.endpoints).map((key) => `endpoints.${key}`);
  const suggested = suggester(known);
  const seen = new Set<string>();
  for (const [index, entry] of (file.risks?.allow ?? []).entries()) {
    const { rule, at } = entry ?? {};
    if (rule === undefined || at === undefined) continue;
    const subject = { path: ['risks', 'allow', String(index), 'at'], on: 'value' } as const;
    if (seen.has(`${rule} ${at}`)) {
      findings.warning('INF1087', subject, {
        message: `${rule} of ${at} is accepted twice`,
        hint: 'remove one of the entries',
      });
    } else if (rule !== 'delete' && !known.includes(at)) {
      const near = suggested(at);
      const hint = near ?? 'remove this entry';
      findings.warning('INF1087', subject, {
        message: `there is no endpoint ${at}, so it has no ${rule}`,
        hint,
      });
    } else if (rule === 'delete' && known.includes(at)) {
      findings.warning('INF1087', subject, {
        message: `${at} is in the file, so it is not deleted`,
        hint: 'remove this entry, or the endpoint',
      });
    }
    seen.add(`${rule} ${at}`);
  }
};
