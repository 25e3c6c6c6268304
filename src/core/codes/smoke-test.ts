// INF1079, INF1140, INF3140, INF401x: smoke tests, whom they ask, and what they find.
import type { CodeDefinition } from './definition.ts';

export const smokeTestCodes = {
  INF1079: {
    title: 'a smoke test that cannot be',
    why: 'A smoke test is one request whose answer is waited for. Asynchronous endpoints take no such requests: they write their answers to S3. The components of an endpoint answer each for itself. And what is sent has to stand beside the file, so that it is reviewed along with it.',
    fix: 'Remove smokeTest from the endpoint, write it into each component, or put its payload into the folder of the file.',
    exit: 65,
  },
  INF1140: {
    title: 'a smoke test that asks nobody who is there',
    why: 'A multi-model container answers for the model that the request names (targetModel), and containers with invocation: direct answer for the hostname that it names (targetContainer). Nothing else takes such names, and a component is asked by its own.',
    fix: 'Name the model or the container in each sample for an endpoint that has such, and nowhere else.',
    exit: 65,
  },
  INF3140: {
    title: 'an inference component has failed its smoke test',
    why: 'The component came up healthy and did not answer as the file says. It has onFailure: stop, or nothing was verified before that it could go back to, so it serves on as it is and does not count as applied. The same would most likely come of asking it again, so nothing is done by itself.',
    fix: 'Mend the model, the component or its smoke test in the file and apply; or have the same asked again with --retry.',
    exit: 3,
  },
  INF4010: {
    title: 'the sample request of a smoke test cannot be used',
    why: 'The file is sent as it is to an endpoint that keeps what it is sent in logs and captures, so it must be a plain file, small enough for a request, and without credentials.',
    fix: 'Put a plain sample request without secrets beside the file.',
    exit: 65,
  },
  INF4011: {
    title: 'a smoke test failed',
    why: 'The new fleet came up healthy and does not answer the sample request as the file says. Where something else was verified before, the endpoint or the component was taken back to it and is held there until the file changes; what is new, or has onFailure: stop, goes on serving what failed.',
    fix: 'Mend the model, or the sample request, and apply again. `inferra rollback KEY --release`, with --component of a component, ends the hold without a change of the file, and apply with --retry asks a component again that was left serving.',
    exit: 3,
  },
} as const satisfies Record<string, CodeDefinition>;
