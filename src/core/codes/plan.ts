// INF3xxx: ownership, history and the plan.
import type { CodeDefinition } from './definition.ts';

export const planCodes = {
  INF3001: {
    title: 'the account has moved since the plan was made',
    why: 'Between reading the account and changing it, the endpoint was changed by somebody or something else. inferra does not write over what it has not seen.',
    fix: 'Run the same command again: it plans from what is there now.',
    exit: 5,
  },
  INF3002: {
    title: 'a resource of that name belongs to somebody else',
    why: 'inferra owns a resource only when its tags name this project, this environment and the resource itself. A resource that does not say so is never changed or deleted.',
    fix: 'Give the endpoint another key or set `naming:`, or remove the other resource yourself.',
    exit: 5,
  },
  INF3003: {
    title: 'the service rolled this very change back before',
    why: 'The last attempt at exactly this configuration was undone by SageMaker. Trying it again on every run would start and pay for a failing deployment each time.',
    fix: 'Change the endpoint in the file. If the cause was outside it (capacity, permissions, the artifact), try again with --retry.',
    exit: 3,
  },
  INF3004: {
    title: 'what happened to an earlier attempt cannot be told',
    why: 'A run was cut off between announcing a change and recording that it was sent, and the endpoint has been modified since, with no failure reason to tell by whom.',
    fix: 'Look at the endpoint. --retry sends the change (again); a new change in the file does too.',
    exit: 5,
  },
  INF3005: {
    title: 'a part of that name has another content',
    why: 'Names of models and endpoint configs end in a hash of their content. The account has one of this name with something else in it, so it was not made by inferra or was replaced by hand.',
    fix: 'Remove the resource that is named, when nothing uses it, and run again.',
    exit: 5,
  },
  INF3006: {
    title: 'the endpoint is busy with something else',
    why: 'SageMaker is at work on the endpoint (creating, updating, maintaining or deleting it), and what will come of it cannot be known before it ends.',
    fix: 'Nothing: `apply` waits for it and plans again. `plan` shows the change when it has ended.',
    exit: 7,
  },
  INF3007: {
    title: 'a target that the file does not have',
    why: '--target takes addresses (`endpoints.fraud`) or keys (`fraud`) of endpoints that the file has or that the project owns.',
    fix: 'Correct the name.',
    exit: 64,
  },
  INF3008: {
    title: 'the account cannot be searched',
    why: 'inferra finds the endpoints that the file no longer has by their tags, through SageMaker Search. Without it they stay unseen, and the others are read one by one.',
    fix: 'Allow sagemaker:Search to the role that runs inferra.',
    exit: 4,
  },
  INF3009: {
    title: 'the file is not a plan',
    why: 'The file is not what `inferra plan --out` writes, was cut or edited, or comes from a version of inferra whose plans this one does not know.',
    fix: 'Make it again with `inferra plan --out plan.json`.',
    exit: 65,
  },
  INF3010: {
    title: 'the saved plan is stale',
    why: 'Planned again from the file and the account as they are now, something else would be done than was reviewed. The file, the account or the flags have moved since.',
    fix: 'Make a new plan, have it reviewed, and apply that one. Nothing was changed.',
    exit: 5,
  },
  INF3011: {
    title: 'a new endpoint looks like a rename',
    why: 'The key of an endpoint is its identity. An endpoint that the file no longer has and a new one of the same content are most likely one that was renamed; as it stands, a second fleet is created and the first one is removed with --prune.',
    fix: 'Add an entry under moved: from the old address to the new one. If both are meant, nothing is to do.',
    exit: 2,
  },
  INF3012: {
    title: 'an endpoint stands under its second name, and the file means the first',
    why: 'The endpoint was replaced side by side and is called as `naming` says, with -2 at its end. Without `replace: side-by-side` the file means the endpoint without it: that one is created or changed, and the other is no longer in the file. Nothing is deleted without --prune.',
    fix: 'Write `replace: side-by-side` again to go on with the endpoint that stands. Without it, clients have to switch to the first name before you prune.',
    exit: 2,
  },
  INF3013: {
    title: 'there is nothing verified to go back to',
    why: 'An endpoint remembers the last two configs that were seen in service, and a component the last two specifications. It was not created yet, was created or made anew only once, or its marks were removed.',
    fix: 'Write into the file what should serve, and apply that.',
    exit: 6,
  },
  INF3014: {
    title: 'what was verified is no longer there',
    why: 'The config that the endpoint would go back to, or a model of it or of the component, was removed from the account by something else. The service needs both. Nothing was changed.',
    fix: 'Write into the file what should serve, and apply that: inferra makes the parts anew.',
    exit: 5,
  },
  INF3015: {
    title: 'SageMaker cannot take the endpoint back',
    why: 'The service would have to delete the endpoint and create it again: it has failed, or was serverless before. A rollback never interrupts traffic.',
    fix: 'Write into the file what should serve, and apply that with --allow-downtime, or with `replace: side-by-side`.',
    exit: 6,
  },
  INF3016: {
    title: 'the config is not one of the verified ones',
    why: '--to takes a config that the endpoint remembers as verified: the last two that were seen in service.',
    fix: 'Name one of those that the message lists, or leave --to out for the one before.',
    exit: 64,
  },
  INF3017: {
    title: 'the plan is not the one that was reviewed',
    why: 'apply --expect-digest carries out the plan of this digest and no other. The file, the lock file, the account or the flags have moved since it was reviewed, or the digest is of another plan.',
    fix: 'Read the plan that apply has shown. When it is as it should be, have it reviewed and expect its digest. Nothing was changed.',
    exit: 5,
  },
  INF3020: {
    title: 'autoscaling blocks the change',
    why: 'SageMaker changes the instance type of a variant that is registered with Application Auto Scaling, or ends it, only once that is deregistered, which deletes its policies and scheduled actions. inferra puts them aside and puts them back, but this one has something that it could not put back.',
    fix: 'Change what the message names, or deregister the variant yourself, apply, and register it again. Other changes of the endpoint go through, and keep the count.',
    exit: 6,
  },
  INF3021: {
    title: 'the autoscaling of the endpoint does not fit its tags',
    why: 'Before a registered variant is deregistered for an update, everything that Application Auto Scaling holds of it is stored in tags of the endpoint, so that no killed run can lose it. A resource has 50 tags of 256 characters, and these are not enough. Nothing was sent.',
    fix: 'Remove tags of the endpoint, or policies and scheduled actions that are no longer needed; or deregister the variant yourself, apply, and register it again.',
    exit: 6,
  },
  INF3022: {
    title: 'autoscaling that was put aside cannot be read',
    why: 'Tags of the endpoint (inferra:escrow and those that begin so) hold the autoscaling that an update had to put aside, and somebody has changed or removed a part of them. inferra changes nothing of the endpoint, since that would lose what is left.',
    fix: 'Put the tags back as AddTags wrote them (CloudTrail has the request). Or register the variant as it should be, and remove these tags.',
    exit: 5,
  },
} as const satisfies Record<string, CodeDefinition>;
