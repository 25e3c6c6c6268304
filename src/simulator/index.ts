// An honest SageMaker control plane: its rules come from the service's documentation (docs/simulator.md), never from what
// inferra sends. It imports nothing of ours.
export type { Moment, Scenario } from './faults/scenario.ts';
export { openSimulator, type Simulator, type SimulatorOptions } from './open.ts';
export type { Change, RequestRecord, Served, World } from './world/world.ts';
