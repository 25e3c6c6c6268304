// An honest SageMaker control plane: its rules come from the service's documentation (docs/simulator.md), never from what
// inferra sends. It imports nothing of ours.

export { parseScenario } from './faults/parse.ts';
export type { Moment, Scenario } from './faults/scenario.ts';
export { openSimulator, resetSimulator, type Simulator, type SimulatorOptions } from './open.ts';
export { type ServedSimulator, type ServeOptions, serveSimulator } from './serve.ts';
export type { Change, RequestRecord, Served, State, World } from './world/world.ts';
