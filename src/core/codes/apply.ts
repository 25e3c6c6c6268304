// INF4xxx: what happens while applying.
import type { CodeDefinition } from './definition.ts';

export const applyCodes = {
  INF4001: {
    title: 'the endpoint failed',
    why: 'SageMaker accepted the request and could not bring the endpoint up. Its reason is shown as it gave it.',
    fix: 'Mend the cause and run apply again: an endpoint that never served is created anew.',
    exit: 1,
  },
  INF4002: {
    title: 'SageMaker rolled the deployment back',
    why: 'The new fleet did not come up healthy, or an alarm of its rollout went off, and the service went back to the configuration that served before. The endpoint has served all the time.',
    fix: 'Mend the cause. A changed configuration is tried at once; the same one only with --retry.',
    exit: 3,
  },
  INF4003: {
    title: 'something still refers to what would be removed',
    why: 'inferra removes a config or a model only when nothing else uses it. Deleting a config in use would cut an endpoint off from updates.',
    fix: 'Point the endpoint that is named to another config, or leave this one where it is.',
    exit: 5,
  },
  INF4004: {
    title: 'the change is still in progress',
    why: 'SageMaker goes on with what it accepted; inferra only no longer waits for it.',
    fix: 'Run the same command again: it takes the change up where it stands.',
    exit: 7,
  },
  INF4005: {
    title: 'the run was interrupted',
    why: 'Nothing new was started after the interruption. What SageMaker had accepted goes on.',
    fix: 'Run the same command again: it takes the change up where it stands.',
    exit: 130,
  },
  INF4006: {
    title: 'a change ended with a fault of inferra',
    why: 'inferra met something that it did not expect. Nothing else was started for this endpoint.',
    fix: 'Run the same command again. Please report it with the output of --debug.',
    exit: 1,
  },
  INF4007: {
    title: 'autoscaling is not back as it was',
    why: 'What was put aside for an update was written back and read again, and the account has something else. The tags that hold it stay on the endpoint.',
    fix: 'Look at what the message names in Application Auto Scaling. The same command again puts back what is missing, and leaves alone what somebody has changed.',
    exit: 1,
  },
} as const satisfies Record<string, CodeDefinition>;
