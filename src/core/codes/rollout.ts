// INF1069, INF504x: rollouts, and the alarms that take them back.
import type { CodeDefinition } from './definition.ts';

export const rolloutCodes = {
  INF1069: {
    title: 'a rollout that SageMaker would refuse, or that guards nothing',
    why: 'Traffic moves in one way. A canary has at most half of the fleet, a step 10 to 50 %, a batch 5 to 50 %. All bakes together must end before the maximum time. Alarms are watched while something bakes, and at no other time.',
    fix: 'Correct what the message names. A percentage fits a fleet of any size.',
    exit: 65,
  },
  INF5040: {
    title: 'an alarm of the rollout does not exist',
    why: 'rollbackOn names an alarm that CloudWatch does not have in this account and region. Nothing would take the deployment back, if SageMaker accepted it at all.',
    fix: 'Correct the name (letter case counts), or make the alarm first.',
    exit: 6,
  },
  INF5041: {
    title: 'an alarm of the rollout is in ALARM already',
    why: 'SageMaker takes a deployment back as soon as one of its alarms is in ALARM while the new fleet bakes. This one would be paid for and taken back, whatever the new fleet does.',
    fix: 'See to what the alarm tells of, and apply when it is OK again. If the alarm itself is wrong, mend it or take it out of rollbackOn.',
    exit: 6,
  },
  INF5042: {
    title: 'the alarms of a rollout cannot be seen',
    why: 'Whoever runs inferra may not describe alarms, so that nobody has looked whether they exist and are OK. The deployment itself is watched by SageMaker, as the execution role.',
    fix: 'Allow cloudwatch:DescribeAlarms to the role that runs inferra.',
    exit: 0,
  },
} as const satisfies Record<string, CodeDefinition>;
