// INF318x: autoscaling that the file wants and the service would refuse.
import type { CodeDefinition } from './definition.ts';

export const scalingCodes = {
  INF3180: {
    title: 'somebody else has a policy on the same metric',
    why: 'Application Auto Scaling has one target tracking policy for each metric of a variant, and the one that is there was not made by inferra. To write another one would be refused when the bounds are written already; to delete it is not for inferra to decide. Nothing was sent.',
    fix: 'Delete the policy that the message names, and apply: inferra writes its own. Or leave the policy out of the file, or all of scaling: what somebody else registered stays as it is.',
    exit: 6,
  },
} as const satisfies Record<string, CodeDefinition>;
