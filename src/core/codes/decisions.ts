// INF7xxx: decisions that come from outside the file, and the lock file that remembers them.
import type { CodeDefinition } from './definition.ts';

export const decisionCodes = {
  INF7001: {
    title: 'the lock file holds the marks of a merge conflict',
    why: 'Two branches moved the same pin, and the merge left both with marks around them. inferra does not guess which decision counts.',
    fix: 'Keep one side of each conflict and remove the marks. `inferra update ADDRESS` reads anew what the pin should be.',
    exit: 65,
  },
  INF7002: {
    title: 'the lock file is not as inferra writes it',
    why: 'The lock file decides what is deployed. A key that inferra does not know, or a value of another form, would be a decision that nobody carries out, so the file is neither used nor overwritten.',
    fix: 'Restore it from the version control, or remove the entry that is named and run `inferra update` for its model.',
    exit: 65,
  },
  INF7003: {
    title: 'the lock file is of a newer inferra',
    why: 'Its version says that it holds decisions that this inferra does not know and would lose by writing it.',
    fix: 'Use the version of inferra that wrote it, or a later one.',
    exit: 65,
  },
  INF7004: {
    title: 'the lock file has changed meanwhile',
    why: 'Between reading the lock file and writing it, something else wrote it: another run of inferra, a merge or an editor. Nothing is written over it.',
    fix: 'Run the same command again.',
    exit: 5,
  },
  INF7005: {
    title: 'a decision is open',
    why: 'The plan needs a decision that the lock file does not hold, for example which version of a package group is deployed. Without a terminal (or with --locked, or from a saved plan) inferra carries out only decisions that were committed.',
    fix: 'Run `inferra update` for the address that is named, commit the lock file, and apply that.',
    exit: 6,
  },
  INF7006: {
    title: 'a model package group has no approved version',
    why: '`latest-approved` means the approved version with the highest number, and the group has none, or does not exist.',
    fix: 'Approve a version in the model registry, correct the name of the group, or name a version by its ARN.',
    exit: 1,
  },
  INF7007: {
    title: 'what stands at a pinned address has changed',
    why: 'The object in S3, or the image behind the tag, is not the one that the lock file has. Deploying it would put something into production that nobody reviewed.',
    fix: 'If the new content is meant, run `inferra update` for the model or component and commit the lock file; of a model the plan then shows the swap. Else put the old content back.',
    exit: 6,
  },
  INF7008: {
    title: 'what is pinned is gone',
    why: 'The object, image or package version that the lock file names does not exist any more, so that new instances could not start.',
    fix: 'Put it back, or name another one in the file and run `inferra update` for the model.',
    exit: 6,
  },
  INF7009: {
    title: 'a pinned package version is not approved any more',
    why: 'Somebody took the approval of the version back. SageMaker makes no model of it.',
    fix: 'Run `inferra update` for the model to take the latest version that is approved, or approve the pinned one again.',
    exit: 6,
  },
  INF7010: {
    title: 'a pin could not be checked',
    why: 'The lock file says what should stand at the address, and whoever runs inferra may not look. The endpoint is changed all the same.',
    fix: 'Allow the action that the message names (s3:GetObject, ecr:BatchGetImage) to the role that runs inferra.',
    exit: 4,
  },
  INF7011: {
    title: 'no such model or component to update',
    why: '`inferra update` takes addresses of models (`models.fraud-xgb`) that an endpoint of the file uses, of endpoints (`endpoints.fraud`) for what they serve, or of components that load something themselves (`endpoints.chat.components.support`).',
    fix: 'Correct the address; without one all pins are updated.',
    exit: 64,
  },
  INF7012: {
    title: 'there is nothing to copy',
    why: 'A model with `artifact: { uri, copy: true }` is deployed with a copy of what stands at that address, and nothing stands there that could be copied. Nothing was changed.',
    fix: 'Correct the address, or put the archive there.',
    exit: 65,
  },
  INF7050: {
    title: 'the price file cannot be read',
    why: 'The file that `inferra prices update` writes beside the configuration has another form than it writes: a merge has left a conflict in it, somebody has edited it, or a later version of inferra wrote it. A plan with prices that nobody can read would show costs that nobody can trust.',
    fix: 'Take it from an earlier commit, or delete it and run `inferra prices update`. Prices of your own stand in the file, under `prices`.',
    exit: 65,
  },
  INF7051: {
    title: 'AWS lists no prices for the region',
    why: 'The price list of SageMaker has no instance for hosting in this region, or none in a form that inferra knows. Nothing was written.',
    fix: 'Correct the region, or give the prices yourself, under `prices` in the file.',
    exit: 65,
  },
  INF7160: {
    title: 'The price list of the region is none in dollars',
    why: 'Sums, budgets and limits of inferra are in US dollars. AWS bills the regions of China in yuan, and other partitions have price lists of their own: their figures would be mixed up with dollars. Nothing was asked and nothing was written.',
    fix: 'Give what you pay in dollars, under `prices` in the file, at the rate that you reckon with. What has no price there is unknown in plans, and counts as nothing against a budget.',
    exit: 65,
  },
  INF7161: {
    title: 'Credentials of GovCloud are not known where prices are listed',
    why: 'AWS lists the prices of GovCloud, in dollars, outside of GovCloud only. Credentials of an account of GovCloud are those of another partition, and are not known there. Nothing was written.',
    fix: 'Run `inferra prices update` with credentials of an account outside of GovCloud that may `pricing:GetProducts`, for example with AWS_PROFILE, and commit the price file: no other command needs them.',
    exit: 7,
  },
} as const satisfies Record<string, CodeDefinition>;
