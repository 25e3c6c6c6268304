// Templates of what renderers take, and a payload in the place of everything in them that is live.
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Plan } from '../../core/plan.ts';
import { plan, unit } from './plan.ts';

/** Fields whose words are inferra's own; every other string is live. */
const OWN = new Set([
  'type',
  'verdict',
  'effect',
  'severity',
  'code',
  'verb',
  'result',
  'formatVersion',
  'about',
  'state',
]);

/** `template` with `payload` in place of every live string. */
export function poisoned<T>(template: T, payload: string): T {
  const poison = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return OWN.has(key) ? value : payload;
    if (Array.isArray(value)) return value.map((one) => poison(one, key));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    // An address keeps its section: what follows it is what people and accounts choose.
    return Object.fromEntries(
      entries.map(([name, one]) => [name, name === 'address' ? `endpoints.${payload}` : poison(one, name)]),
    );
  };
  return poison(template, '') as T;
}

export const problem: Diagnostic = {
  code: 'INF1001',
  severity: 'error',
  message: 'm',
  reason: 'r',
  hint: 'h',
  place: { file: 'f', line: 3, column: 2 },
  excerpt: { text: 't', start: 2, length: 3 },
  address: 'endpoints.a',
};

const fields = [
  { field: 'compute', from: 'a', to: 'b', note: 'n', drift: true as const },
  { field: 'env A', to: 'b' },
  { field: 'env B', from: 'a' },
];

const check = { about: 'access', subject: 's', says: 's', fix: 'f', neededBy: ['n'] } as const;

/** Every live field of a plan. */
export const wholePlan: Plan = plan(
  [
    unit({ fields, reasons: ['r', 's'], held: 'h', cost: { before: 1, after: 2, surge: 3 } }),
    unit({ address: 'endpoints.b', effect: 'none', verdict: 'foreign', summary: '', held: 'h' }),
    unit({ address: 'endpoints.e', effect: 'swap', rollbackOn: [{ alarm: 'a' }, { alarm: 'b', when: 'w' }] }),
    unit({ address: 'endpoints.c', effect: 'remove', protected: true }),
    unit({ address: 'endpoints.d', effect: 'none', verdict: 'same' }),
  ],
  {
    environment: 'prod',
    diagnostics: [problem, { ...problem, severity: 'warning' }],
    preflight: {
      checks: 3,
      findings: [
        { ...check, state: 'failed', code: 'INF9011', statement: 's' },
        { ...check, about: 'quota', state: 'warning', code: 'INF9006', raise: { code: 'INF9006', to: 2 } },
      ],
      unlisted: ['q', 'r'],
    },
  },
);
