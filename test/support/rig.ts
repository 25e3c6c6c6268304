// A run of inferra without a process: flows on an embedded simulator in memory. One rig is one account; each command on
// it is a fresh run, as a fresh process would be.
import { connect } from '../../src/cloud/connect.ts';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import type { Event } from '../../src/core/events.ts';
import type { Plan } from '../../src/core/plan.ts';
import { apply } from '../../src/flow/apply.ts';
import type { ApplyResult } from '../../src/flow/carry-out.ts';
import { destroy } from '../../src/flow/destroy.ts';
import { type DriftInput, type DriftResult, drift } from '../../src/flow/drift.ts';
import { type PlanResult, plan } from '../../src/flow/plan.ts';
import type { ApplyInput, Connection, Ports, RollbackInput } from '../../src/flow/ports.ts';
import { rollback } from '../../src/flow/rollback.ts';
import { type UpdateResult, update } from '../../src/flow/update.ts';
import { openSimulator, type Scenario, type Simulator, type State } from '../../src/simulator/index.ts';
import { demandDriftForm, demandPlanForm } from './plan-schema.ts';

export type Line = {
  readonly clock: Connection['clock'];
  readonly requestHandler: Simulator['requestHandler'];
};

export type Rig = {
  readonly simulator: Simulator;
  /** What a flow runs with, for one that has no place here. */
  ports(yaml: string, line?: Line, own?: Partial<Ports>): Ports;
  plan(yaml: string, input?: Partial<ApplyInput>, line?: Line, ports?: Partial<Ports>): Promise<PlanResult>;
  apply(yaml: string, input?: Partial<ApplyInput>, line?: Line, ports?: Partial<Ports>): Promise<ApplyResult>;
  destroy(
    yaml: string,
    input?: Partial<ApplyInput>,
    line?: Line,
    ports?: Partial<Ports>,
  ): Promise<ApplyResult>;
  /** Takes the endpoint `fraud` back. */
  rollback(
    yaml: string,
    input?: Partial<RollbackInput>,
    line?: Line,
    ports?: Partial<Ports>,
  ): Promise<ApplyResult>;
  update(
    yaml: string,
    addresses?: readonly string[],
    line?: Line,
    ports?: Partial<Ports>,
  ): Promise<UpdateResult>;
  drift(yaml: string, input?: Partial<DriftInput>, line?: Line, ports?: Partial<Ports>): Promise<DriftResult>;
  /** What was written, by path: the lock file. */
  readonly files: Map<string, string>;
  /** Events of the last command. */
  events(): readonly Event[];
  /** Mutating requests since the simulator was opened, refused ones included. */
  mutations(): readonly string[];
};

export type RigOptions = {
  readonly scenario?: Scenario;
  readonly stop?: AbortSignal;
  /** A world to start from. */
  readonly from?: State;
};

/** Says yes to everything that is safe, and nothing else. */
export const PLAIN: ApplyInput = {
  file: 'inference.yaml',
  params: {},
  targets: [],
  prune: false,
  allowDowntime: false,
  retry: false,
  autoApprove: true,
  locked: false,
  wait: true,
  parallelism: 10,
  timeoutMs: 6 * 3_600_000,
};

/** Everything that a run may be allowed. */
export const ALLOWED = { prune: true, allowDowntime: true, maxDeletes: 1_000 } as const;

export async function openRig(options: RigOptions = {}): Promise<Rig> {
  const { scenario, from } = options;
  const simulator = await openSimulator({
    ...(scenario === undefined ? {} : { scenario }),
    ...(from === undefined ? {} : { from }),
  });
  let events: Event[] = [];
  const files = new Map<string, string>();
  const ports = (yaml: string, line: Line, own: Partial<Ports> = {}): Ports => {
    events = [];
    const told = events;
    return {
      readFile: async () => yaml,
      readFolder: async () => [],
      readSample: async (_beside, path) => ({
        path,
        kind: 'file',
        bytes: Buffer.from(files.get(path) ?? '1,2,3'),
      }),
      readIfThere: async (path) => files.get(path),
      writeFile: async (path, text) => void files.set(path, text),
      env: {},
      region: 'us-east-1',
      connect: async ({ region }) => ({ clock: line.clock, cloud: connectTo(line, region) }),
      mask: () => {},
      warn: (_diagnostics: readonly Diagnostic[]) => {},
      present: (_plan: Plan) => {},
      ask: async () => true,
      listen: (event) => void told.push(event),
      stop: options.stop ?? new AbortController().signal,
      ...own,
    };
  };
  return {
    simulator,
    ports: (yaml, line = simulator, own = {}) => ports(yaml, line, own),
    plan: async (yaml, input, line = simulator, own = {}) =>
      wellFormed(await plan(ports(yaml, line, own), { ...PLAIN, ...input })),
    apply: async (yaml, input, line = simulator, own = {}) =>
      wellFormed(await apply(ports(yaml, line, own), { ...PLAIN, ...input })),
    destroy: async (yaml, input, line = simulator, own = {}) =>
      wellFormed(await destroy(ports(yaml, line, own), { ...PLAIN, ...input })),
    rollback: async (yaml, input, line = simulator, own = {}) =>
      wellFormed(
        await rollback(ports(yaml, line, own), { ...PLAIN, endpoint: 'fraud', release: false, ...input }),
      ),
    update: (yaml, addresses = [], line = simulator, own = {}) =>
      update(ports(yaml, line, own), { ...PLAIN, addresses }),
    async drift(yaml, input, line = simulator, own = {}) {
      const result = await drift(ports(yaml, line, own), { ...PLAIN, allowPending: false, ...input });
      demandDriftForm(result.report);
      return result;
    },
    events: () => events,
    files,
    mutations: () =>
      simulator.world
        .requests()
        .filter(({ mutating }) => mutating)
        .map(({ operation }) => operation),
  };
}

/** No test goes on with a plan that is not of the published form. */
function wellFormed<Result extends { readonly plan: Plan }>(result: Result): Result {
  demandPlanForm(result.plan);
  return result;
}

function connectTo({ clock, requestHandler }: Line, region: string) {
  return connect({ region, clock, requestHandler, random: () => 0.5 });
}
