// INF502x: risks of a plan (and INF1087, what a file accepts of them), which --enforce refuses unless the file accepts them.
import type { CodeDefinition } from './definition.ts';

const ACCEPT = 'or accept it in the file with a reason, under risks: allow:';

export const riskCodes = {
  INF1087: {
    title: 'an accepted risk that no plan of this file can have',
    why: 'An entry under risks: allow: names an endpoint that the file does not have (or, for a deletion, one that it has), or says again what another entry says. It would accept nothing.',
    fix: 'Correct the address, or remove the entry.',
    exit: 65,
  },
  INF5020: {
    title: 'risk `delete`: an endpoint is deleted',
    why: 'The plan removes a live endpoint. What calls it gets errors from then on, and its history and verified configs go with it.',
    fix: `Keep the endpoint in the file, ${ACCEPT}`,
    exit: 6,
  },
  INF5021: {
    title: 'risk `downtime`: an endpoint does not answer for a while',
    why: 'The plan deletes a live endpoint and creates it again. In between it does not answer, and if the new one fails there is none.',
    fix: `Write replace: side-by-side to the endpoint, ${ACCEPT}`,
    exit: 6,
  },
  INF5022: {
    title: 'risk `capacity-cut`: less than half of the instances are left',
    why: 'Of instances of the same type fewer than half would serve. If the present number is needed, what is left is overloaded the moment the change arrives.',
    fix: `Go down in steps of at most half, ${ACCEPT}`,
    exit: 6,
  },
  INF5023: {
    title: 'risk `concurrency-cut`: a serverless endpoint gets less concurrency or memory',
    why: 'Above the concurrency requests are throttled. Less memory is also less CPU, and a model that does not fit fails when it is loaded.',
    fix: `Keep concurrency and memory, ${ACCEPT}`,
    exit: 6,
  },
  INF5024: {
    title: 'risk `kms-change`: the volumes get another key',
    why: 'If the role may not use the key, the new fleet does not come up. The old key must stay as long as the old config may be needed for a rollback.',
    fix: `Check the policy of the key, ${ACCEPT}`,
    exit: 6,
  },
  INF5025: {
    title: 'risk `vpc-change`: the containers get another network',
    why: 'Subnets, security groups and isolation decide what the model can reach. What it cannot reach any more shows only when it is asked.',
    fix: `Check routes, endpoints and free addresses of the subnets, ${ACCEPT}`,
    exit: 6,
  },
  INF5026: {
    title: 'risk `mutable-image`: an image is named by a tag',
    why: 'A tag can be moved. Instances that are started later (a larger fleet, a replaced instance) then run something else than was reviewed, and the lock file has no digest to notice it by.',
    fix: `Name the image by its digest (repository@sha256:…), or pin it with \`inferra update\`, ${ACCEPT}`,
    exit: 6,
  },
  INF5027: {
    title: 'risk `unversioned-artifact`: nothing notices when an artifact is overwritten',
    why: 'The lock file says nothing of what stands at the address. Whoever may write there changes what the next instance serves.',
    fix: `Pin it with \`inferra update\`, ${ACCEPT}`,
    exit: 6,
  },
  INF5036: {
    title: 'risk `guardrail-ignored`: a rollout that SageMaker will not heed',
    why: 'SageMaker has no canary, steps, batches or alarms for serverless endpoints, Inf1 instances and variants under another name than is live, and no batches for several variants. A part of a fleet of one instance is all of it. The traffic moves at once, and nothing takes it back.',
    fix: `Take the rollout out of the endpoint, or change what the risk names, ${ACCEPT}`,
    exit: 6,
  },
  INF5037: {
    title: 'risk `no-rollback-alarm`: nothing watches the rollout',
    why: 'Without an alarm a canary or a bake only delays: SageMaker goes on when the time is over, however the new fleet answers.',
    fix: `Name an alarm under rollbackOn, ${ACCEPT}`,
    exit: 6,
  },
  INF5038: {
    title: 'risk `stale-pin`: hardware comes from a measurement that is older than its policy allows',
    why: 'The policy says under refresh: how long a measurement holds. Since then images, instances and prices may have moved, so that what is about to be deployed may be slower or dearer than the lock file says.',
    fix: `Measure again with \`inferra recommend run --force\`, ${ACCEPT}`,
    exit: 6,
  },
  INF5030: {
    title: 'the plan has risks that the file does not accept',
    why: '--enforce makes each risk a refusal unless the file accepts it for this endpoint with a reason.',
    fix: 'See to what is named, or accept it: risks: { allow: [{ rule: delete, at: endpoints.old, because: "…" }] }. `inferra explain` tells of each code.',
    exit: 6,
  },
} as const satisfies Record<string, CodeDefinition>;
