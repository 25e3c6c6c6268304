// What a plan has found in the account before anything starts: findings with the way out, and how many checks there were.
import type { Plan } from '../core/plan.ts';
import { nounOf } from '../core/preflight.ts';
import { checkLines, checksCounted } from './checkup.ts';
import { type Block, bullets } from './markdown-blocks.ts';
import { code } from './markdown-safe.ts';
import type { View } from './paint.ts';
import { safe } from './safe.ts';
import { foldPieces } from './wrap.ts';

/** @param quietly where everything is well, nothing is said: an apply has asked of its own accord */
export function preflightLines(
  { preflight }: Pick<Plan, 'preflight'>,
  view: View,
  quietly: boolean,
): readonly string[] {
  if (preflight === undefined) return [];
  const { checks, findings, unlisted } = preflight;
  if (findings.length === 0 && (quietly || checks + unlisted.length === 0)) return [];
  const not = unlisted.map((quota, at) => `${safe(quota)}${at === unlisted.length - 1 ? '' : ','}`);
  const rest = foldPieces(['  not listed by Service Quotas:', ...not], ' ', view.width);
  return [
    `${view.paint.strong('Preflight')}  ${checksCounted(findings, checks)}`,
    ...findings.flatMap((one) => checkLines(one, view, one.fix)),
    ...(unlisted.length === 0 ? [] : [rest.join('\n    ')]),
  ];
}

/** One plan, or each of a fleet with its title. */
export type Preflighted = Pick<Plan, 'preflight'> & { readonly title?: string };

export function preflightBlock(plans: readonly Preflighted[]): Block {
  const asked = plans.flatMap(({ title, preflight }) =>
    preflight === undefined ? [] : [{ title, ...preflight }],
  );
  const checks = asked.reduce((sum, one) => sum + one.checks, 0);
  if (checks === 0) return [];
  const findings = asked.flatMap(({ title, findings: found }) => found.map((one) => ({ title, ...one })));
  const head = `<h4>Preflight: ${checksCounted(findings, checks).replace(/\.$/, '')}</h4>`;
  const items = findings.map(({ title, ...one }) => {
    const { state, subject, says, fix, code: known = '' } = one;
    const member = title === undefined ? '' : `${code(title)} `;
    return `<li>${member}${state} ${code(known)} ${nounOf(one)} ${code(subject)}: ${code(says)} (fix: ${code(fix)})</li>`;
  });
  return items.length === 0 ? [head] : bullets(head, items);
}
