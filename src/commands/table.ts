// Every command of inferra by its id; a command's code is loaded only when it is the one that was asked for.
import type { CommandClass } from './base.ts';

type Loader = () => Promise<{ readonly default: CommandClass }>;

export const table = {
  apply: () => import('./inferra/apply.ts'),
  completion: () => import('./inferra/completion.ts'),
  destroy: () => import('./inferra/destroy.ts'),
  doctor: () => import('./inferra/doctor.ts'),
  drift: () => import('./inferra/drift.ts'),
  'drift:merge': () => import('./inferra/drift/merge.ts'),
  explain: () => import('./inferra/explain.ts'),
  export: () => import('./inferra/export.ts'),
  iam: () => import('./inferra/iam.ts'),
  import: () => import('./inferra/import.ts'),
  init: () => import('./inferra/init.ts'),
  plan: () => import('./inferra/plan.ts'),
  'prices:update': () => import('./inferra/prices/update.ts'),
  'recommend:run': () => import('./inferra/recommend/run.ts'),
  'recommend:show': () => import('./inferra/recommend/show.ts'),
  'recommend:status': () => import('./inferra/recommend/status.ts'),
  'recommend:stop': () => import('./inferra/recommend/stop.ts'),
  rollback: () => import('./inferra/rollback.ts'),
  schema: () => import('./inferra/schema.ts'),
  show: () => import('./inferra/show.ts'),
  'simulator:messages': () => import('./inferra/simulator/messages.ts'),
  'simulator:reset': () => import('./inferra/simulator/reset.ts'),
  'simulator:serve': () => import('./inferra/simulator/serve.ts'),
  status: () => import('./inferra/status.ts'),
  update: () => import('./inferra/update.ts'),
  validate: () => import('./inferra/validate.ts'),
} as const satisfies Record<string, Loader>;

export type CommandId = keyof typeof table;

export const commandIds = Object.keys(table) as readonly CommandId[];
