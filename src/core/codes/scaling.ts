// INF1180, INF318x: autoscaling that leaves what it scales for good, or that the service would refuse.
import type { CodeDefinition } from './definition.ts';

export const scalingCodes = {
  INF1180: {
    title: 'copies that do not come back',
    why: 'With a minimum of 0 autoscaling removes the last copy of a component when nobody asks for it. A request that finds no copy is refused and counts for no copy, so the policy that took the last one away never adds the first one again: SageMaker wants a step policy for that, called by an alarm on NoCapacityInvocationFailures, and inferra does not write one for components.',
    fix: 'Write min: 1. Or keep 0 and make that policy and its alarm yourself; inferra leaves policies of other names alone.',
    exit: 65,
  },
  INF3180: {
    title: 'somebody else has a policy on the same metric',
    why: 'Application Auto Scaling has one target tracking policy for each metric of a variant, and the one that is there was not made by inferra. To write another one would be refused when the bounds are written already; to delete it is not for inferra to decide. Nothing was sent.',
    fix: 'Delete the policy that the message names, and apply: inferra writes its own. Or leave the policy out of the file, or all of scaling: what somebody else registered stays as it is.',
    exit: 6,
  },
} as const satisfies Record<string, CodeDefinition>;
