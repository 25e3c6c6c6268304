// `drift`: the file, what was last applied and the account beside each other, for a cron. Read-only.
import type { Diagnostic } from '../core/diagnostic.ts';
import { type DriftReport, differs, type Finding, type NotCompared } from '../core/drift.ts';
import type { ExitCode } from '../core/exit.ts';
import type { PlanDecision } from '../core/plan.ts';
import type { Shard } from '../core/shard.ts';
import { componentChecks, componentsIn } from '../decisions/components.ts';
import { componentDrift, contentDrift, contentQuestions } from '../decisions/drift.ts';
import { type Lock, pinsOf } from '../decisions/pins.ts';
import { modelsIn } from '../decisions/slots.ts';
import { sift } from '../endpoint/drift/ignore.ts';
import { sealed } from '../endpoint/drift/report.ts';
import { type Share, shareOf, WHOLE } from '../endpoint/drift/share.ts';
import { isUnit } from '../endpoint/subject.ts';
import { answer } from '../engine/answer.ts';
import { bindReaders } from '../kinds/index.ts';
import { measurementDrift } from '../policy/drift.ts';
import type { Waiting } from '../policy/settle.ts';
import { type Gathered, gather } from './gather.ts';
import { lookUnder } from './look-under.ts';
import type { Connection, FileInput, Ports } from './ports.ts';
import { prepareLocked } from './prepare.ts';

export type DriftInput = FileInput & {
  readonly targets: readonly string[];
  /** What only waits for an apply is told, and is no difference. */
  readonly allowPending: boolean;
  /** The part that is this run's to look at; all of it where absent. */
  readonly shard?: Shard;
};

/** What the pages of a large account cannot show. */
const LIMITS_OF_PAGES: readonly NotCompared[] = [
  { at: 'endpoints.*.tags', because: 'read from the search index, which may be minutes behind' },
  {
    at: 'endpoints.*.config',
    because:
      'a config or model that was made anew before the endpoint last changed is not told from the one that was deployed',
  },
];

export type DriftResult = { readonly report: DriftReport; readonly exit: ExitCode };

/** With the account that was checked, for who goes on with it. */
export type CheckedResult = DriftResult & { readonly connection: Connection };

/**
 * Exit 2 for any finding, 0 for none. What keeps the check from being made is thrown.
 * @throws DiagnosticsError, InferraError, ServiceError
 */
export async function drift(ports: Ports, input: DriftInput): Promise<CheckedResult> {
  const { account: opened, lockFile } = await prepareLocked(ports, input);
  const share = input.shard === undefined ? WHOLE : shareOf(input.shard, opened.owner);
  const scope = { targets: input.targets, prune: false, share };
  const gathered = await gather(ports, opened, scope, lockFile.lock);
  const { account, decided } = gathered;
  const { owner, region, clock } = account;
  const endpoints = await lookUnder(gathered);
  const content = await contentOf(gathered, input, lockFile.lock, share);
  const states = decided.looked.flatMap(({ pinned }) => pinned ?? []);
  const others = [
    ...decided.waiting.flatMap(waitingFindings),
    ...decided.decisions.map(openFinding),
    ...content.findings,
    ...measurementDrift(states, clock.now()),
  ];
  const found = [...endpoints.findings, ...others.filter(({ address }) => share.has(address))];
  const looked = lookedAt(gathered, input, share);
  const sifted = sift(found, account.document.ignored ?? [], clock.now(), looked);
  const report = sealed({
    formatVersion: '1.0',
    ...owner,
    account: account.account,
    region,
    allowPending: input.allowPending,
    ...(input.shard === undefined ? {} : { shard: input.shard }),
    findings: sifted.findings,
    ignored: sifted.ignored,
    notCompared: [
      ...(endpoints.each ? [] : LIMITS_OF_PAGES),
      ...endpoints.notCompared,
      ...content.notCompared,
    ],
    diagnostics: [...notesOf(gathered), ...sifted.diagnostics],
    endpoints: endpoints.checked,
  });
  return { report, exit: differs(report) ? 2 : 0, connection: account.connection };
}

/** An endpoint that waits for its hardware. */
function waitingFindings({ endpoint, because }: Waiting): readonly Finding[] {
  const { address, place } = endpoint;
  return because.map(({ problem, group }): Finding => {
    const waits = `its hardware waits for ${group.policy.address}, which has no measurement in the lock file`;
    return { is: 'undecided', address, place, because: problem?.message ?? waits };
  });
}

/** What the lock file does not hold yet. */
function openFinding({ address, what, to, because }: PlanDecision): Finding {
  return { is: 'undecided', address, because: `${what} ${to}: ${because}` };
}

/** Whether this run can say that an ignore rule about an address fits nothing. */
function lookedAt(
  { subjects }: Gathered,
  { targets }: DriftInput,
  share: Share,
): (address: string) => boolean {
  const picked = new Set(subjects.map(({ address }) => address));
  return (address) => share.has(address) && (targets.length === 0 || picked.has(address));
}

/** Told as findings here. */
const TOLD_AS_FINDINGS: readonly string[] = ['INF7027', 'INF7028'];

function notesOf({ pages, decided }: Gathered): readonly Diagnostic[] {
  return [
    ...pages.diagnostics,
    ...decided.diagnostics.filter(({ code }) => !TOLD_AS_FINDINGS.includes(code)),
  ];
}

/** A model is of the shard that its own address falls into, whoever serves it; a component of that of its endpoint. */
async function contentOf(
  { account, subjects }: Gathered,
  { targets }: DriftInput,
  lock: Lock,
  share: Share,
): Promise<ReturnType<typeof contentDrift>> {
  const { document, cloud } = account;
  const addresses = new Set(subjects.filter(isUnit).map(({ address }) => address));
  const endpoints = document.endpoints.filter(
    ({ address }) => targets.length === 0 || addresses.has(address),
  );
  const models = modelsIn({ endpoints })
    .filter(({ key }) => share.has(`models.${key}`))
    .map((model) => ({ model, pins: pinsOf(lock, document.environment, model.key) }));
  const { environment } = document;
  const components = componentsIn({ endpoints }).filter(({ endpoint }) => share.has(endpoint));
  const questions = [...contentQuestions(models), ...componentChecks(components, lock, environment)];
  const answers = await answer(questions, bindReaders(cloud));
  const found = [
    contentDrift(models, answers, environment),
    componentDrift(components, lock, answers, environment),
  ];
  return {
    findings: found.flatMap(({ findings }) => findings),
    notCompared: found.flatMap(({ notCompared }) => notCompared),
  };
}
