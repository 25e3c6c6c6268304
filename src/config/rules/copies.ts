// Copies that go to none do not come back by themselves: requests that find no copy are no load of one, so that target tracking
// sees nothing (SageMaker Developer Guide, "Scale an endpoint to zero instances", read 2026-11).
import { entriesOf } from '../sound.ts';
import { quote } from '../words.ts';
import type { Rule } from './rule.ts';

export const copiesComeBack: Rule = ({ file, findings }) => {
  for (const [key, { components }] of entriesOf(file.endpoints)) {
    for (const [name, { scaling }] of entriesOf(components)) {
      if (scaling?.min !== 0) continue;
      const path = ['endpoints', key, 'components', name, 'scaling', 'min'];
      findings.warning(
        'INF1180',
        { path, on: 'value' },
        {
          message: `autoscaling may take component ${quote(name)} to no copy, and brings none back`,
          hint: 'write min: 1, or make a step policy of your own, called by an alarm on NoCapacityInvocationFailures of the component',
        },
      );
    }
  }
};
