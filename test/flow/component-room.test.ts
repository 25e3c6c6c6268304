// Room for copies: what instances have is the same whoever says it, and where none is left the plan tells before SageMaker does.
import { expect, test } from 'vitest';
import { roomOf } from '../../src/service/instance-room.ts';
import { instanceTypes } from '../../src/simulator/services/generated/instances.ts';

test('every type has the cores and the memory that the simulator gives it, and never fewer accelerators', () => {
  const said = Object.entries(instanceTypes).map(([type, [cpus, memory, , accelerators = 0]]) => {
    const room = roomOf(type);
    const enough = (room?.accelerators ?? -1) >= accelerators;
    return [type, room?.cpus, Math.round((room?.memory ?? 0) * 100) / 100, enough];
  });
  expect(said).toEqual(
    Object.entries(instanceTypes).map(([type, [cpus, memory]]) => [type, cpus, memory, true]),
  );
});
