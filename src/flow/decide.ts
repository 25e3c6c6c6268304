// Between the document and the plan: what the lock file decided is filled in, what is open is asked for, and what is
// about to be deployed is held against its pins.

import type { Document } from '../config/document.ts';
import { servedModels } from '../config/served-models.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { DiagnosticsError } from '../core/errors.ts';
import { NO_ANSWERS, type Readers } from '../core/fact.ts';
import type { Plan, PlanDecision, UnitChange } from '../core/plan.ts';
import { check, checkComponent, checksOf, type Objection } from '../decisions/check.ts';
import { componentChecks, componentsIn } from '../decisions/components.ts';
import { type Lock, pinsOf } from '../decisions/pins.ts';
import { questionsOf, settle } from '../decisions/settle.ts';
import { modelsIn } from '../decisions/slots.ts';
import { answer } from '../engine/answer.ts';
import type { Veto } from '../guards/index.ts';
import { bindReaders } from '../kinds/index.ts';
import { approvalObjection, approvalQuestion, producedIn } from '../policy/approval.ts';
import { type Asking, decideHardware, type Hardware } from './hardware.ts';
import type { Ports } from './ports.ts';
import type { Account } from './prepare.ts';
import { isNamed } from './subjects.ts';

export type Decided = Pick<Hardware, 'waiting' | 'planned' | 'diagnostics' | 'leftovers' | 'looked'> & {
  /** Its document has the endpoints that are decided. */
  readonly account: Account;
  /** What the lock file does not hold. */
  readonly decisions: readonly PlanDecision[];
  /** The lock file once it does. */
  readonly next: Lock;
};

/** @throws DiagnosticsError where something cannot be decided */
export async function decide(
  ports: Pick<Ports, 'readFolder'>,
  account: Account,
  targets: readonly string[],
  lock: Lock,
  asking: Omit<Asking, 'endpoints'> = {},
): Promise<Decided> {
  const { document, cloud } = account;
  const questions = questionsOf(document, endpointsNamed(document, targets), lock);
  const answers = questions.length === 0 ? NO_ANSWERS : await answer(questions, bindReaders(cloud));
  const { document: settled, decisions, next, problems } = settle(document, lock, answers);
  if (problems.length > 0) throw new DiagnosticsError(problems);
  const opened = { ...account, document: settled };
  const hardware = await decideHardware(ports, opened, next, {
    ...asking,
    endpoints: endpointsNamed(settled, targets),
  });
  return {
    ...hardware,
    account: { ...opened, document: hardware.document },
    decisions: [...decisions, ...hardware.decisions],
  };
}

/** A target may also be a name that only the account knows: then all are meant. */
function endpointsNamed({ endpoints }: Document, targets: readonly string[]): Document['endpoints'] {
  const named = (target: string) => endpoints.filter((endpoint) => isNamed(endpoint, target));
  if (targets.some((target) => named(target).length === 0)) return endpoints;
  return targets.length === 0 ? endpoints : targets.flatMap(named);
}

export type Found = { readonly vetoes: readonly Veto[]; readonly warnings: readonly Diagnostic[] };

/** Steps that start instances, which load what stands at the addresses then. */
const DEPLOYS: ReadonlySet<string> = new Set(['put', 'update', 'adjust']);

/** What the pins of the models and components say to the plan: asked for no endpoint that stays as it is. */
export async function checkPins(
  { document }: Pick<Account, 'document'>,
  { units }: Pick<Plan, 'units'>,
  lock: Lock,
  readers: Readers,
): Promise<Found> {
  const deployed = units.filter(deploys).map(({ address }) => address);
  const endpoints = document.endpoints.filter(({ address }) => deployed.includes(address));
  const pinned = modelsIn({ endpoints }).map((model) => ({
    model,
    pins: pinsOf(lock, document.environment, model.key),
  }));
  const components = componentsIn({ endpoints });
  const produced = producedIn(endpoints);
  const questions = [
    ...pinned.flatMap(({ model, pins }) => checksOf(model, pins)),
    ...componentChecks(components, lock, document.environment),
    ...produced.map(approvalQuestion),
  ];
  if (questions.length === 0) return { vetoes: [], warnings: [] };
  const answers = await answer(questions, readers);
  const checked = pinned.map(({ model, pins }) => ({
    key: model.key,
    ...check(model, pins, answers, document.environment),
  }));
  const loaded = components.flatMap((one) => checkComponent(one, lock, answers, document.environment));
  return {
    vetoes: endpoints.flatMap((endpoint) => {
      const { address } = endpoint;
      const served = new Set(servedModels(endpoint).map(({ key }) => key));
      const against = [
        ...checked.flatMap(({ key, objections }) => (served.has(key) ? objections : [])),
        ...loaded.flatMap(({ objections }) => objections.filter((one) => one.address === address)),
        ...produced.flatMap((one) =>
          one.endpoint === address ? (approvalObjection(one, answers) ?? []) : [],
        ),
      ];
      return against.length === 0 ? [] : [vetoOf(address, against)];
    }),
    warnings: [...checked, ...loaded].flatMap(({ warnings }) => warnings),
  };
}

/** Something of it starts instances in this run. */
export function deploys({ held, steps }: UnitChange): boolean {
  return held === undefined && steps.some(({ verb }) => DEPLOYS.has(verb));
}

function vetoOf(address: string, against: readonly [Objection, ...Objection[]] | readonly Objection[]): Veto {
  const [first] = against;
  const texts = (pick: (one: Objection) => string) => [...new Set(against.map(pick))].join('; ');
  return {
    address,
    code: first?.code ?? 'INF7007',
    short: texts(({ short }) => short),
    message: texts(({ message }) => message),
    hint: texts(({ hint }) => hint),
  };
}
