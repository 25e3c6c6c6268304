// INF8xxx: what drift finds, and what is to be said of its ignore rules.
import type { CodeDefinition } from './definition.ts';

export const driftCodes = {
  INF8001: {
    title: 'an endpoint was changed in the account',
    why: 'Something other than inferra changed it since it was last applied. The next apply puts it back to what the file says.',
    fix: 'Run `inferra apply` to put it back, or take the new value over into the file.',
    exit: 2,
  },
  INF8002: {
    title: 'the file has moved on',
    why: 'The account is as it was last applied, and the file says something else by now.',
    fix: 'Run `inferra apply`. `inferra drift --allow-pending` does not count it as a difference.',
    exit: 2,
  },
  INF8003: {
    title: 'an endpoint of the file is not in the account',
    why: 'Nobody has applied it yet, or somebody deleted it. Where configs or models of it stand, it was there once.',
    fix: 'Run `inferra apply` to make it, or remove it from the file.',
    exit: 2,
  },
  INF8004: {
    title: 'an endpoint that the file does not have',
    why: 'This project and environment own it, and the file no longer has it. It goes on costing money.',
    fix: 'Run `inferra apply --prune` to remove it, or put it back into the file.',
    exit: 2,
  },
  INF8005: {
    title: 'something else has the name of an endpoint',
    why: 'The account has an endpoint of this name whose tags do not say that it belongs to this project and environment. inferra never touches what it does not own.',
    fix: 'Choose another name with `naming:` or another key, or find out who removed the tags.',
    exit: 2,
  },
  INF8006: {
    title: 'an endpoint has failed',
    why: 'Its status is Failed, and a failed endpoint accepts nothing but a delete.',
    fix: 'See the reason that the service gives, and run `inferra plan`.',
    exit: 2,
  },
  INF8007: {
    title: 'the last deployment was rolled back',
    why: 'The service undid what the file wants, and serves what was there before.',
    fix: 'Change the endpoint in the file, or try the same again with `inferra apply --retry`.',
    exit: 2,
  },
  INF8008: {
    title: 'an earlier run was cut off',
    why: 'What it had begun is not finished, or was not written down.',
    fix: 'Run `inferra apply`: it goes on where the account stands.',
    exit: 2,
  },
  INF8009: {
    title: 'what an earlier run did cannot be told',
    why: 'It was cut off while it sent an update, and the endpoint has changed since.',
    fix: 'Look at the endpoint in the console; send the change (again) with `inferra apply --retry`.',
    exit: 2,
  },
  INF8010: {
    title: 'a decision is not in the lock file',
    why: 'The endpoint rests on something from outside the file, a recommendation or a version of a package, that nobody has decided on yet.',
    fix: 'Run `inferra update` or `inferra recommend run`, and commit the lock file.',
    exit: 2,
  },
  INF8011: {
    title: 'a config or model under a live endpoint is gone',
    why: 'The endpoint goes on serving, and cannot start another instance, scale or go back without it.',
    fix: 'Change something in the endpoint and apply, so that its parts are made anew; see who deletes them.',
    exit: 2,
  },
  INF8012: {
    title: 'a config or model under a live endpoint is not what was deployed',
    why: 'Somebody deleted it and made another one under its name, or took the tags away that say whose it is. New instances start from what stands there now.',
    fix: 'Delete it and change something in the endpoint, so that apply makes its parts anew; see who changes them.',
    exit: 2,
  },
  INF8013: {
    title: 'what stands at a pinned address is not what is pinned',
    why: 'The object in S3, the image behind the tag or the approval of the package version is not what the lock file has. New instances load what stands there now.',
    fix: 'If the new content is meant, run `inferra update` for the model and commit the lock file. Else put the old content back.',
    exit: 2,
  },
  INF8014: {
    title: 'a measurement is older than its policy allows',
    why: 'The policy says after how long its choice counts as old (refresh: after). Prices, instance types and the service change.',
    fix: 'Run `inferra recommend run` for the policy with --force, and commit the lock file.',
    exit: 2,
  },
  INF8015: {
    title: 'a measurement is of other inputs',
    why: 'The model or the policy has changed since, and the hardware in use was chosen for what was measured then.',
    fix: 'Run `inferra recommend run` for the policy, and commit the lock file.',
    exit: 2,
  },
  INF8020: {
    title: 'an ignore rule is over',
    why: 'Its last day has passed, so it ignores nothing any more and the difference counts again.',
    fix: 'Put the difference right and remove the rule, or give it another `until`.',
    exit: 0,
  },
  INF8021: {
    title: 'an ignore rule fits no difference',
    why: 'The difference that it was made for is gone, or `at` is not the name of the field.',
    fix: 'Remove the rule, or correct `at`: a drift report names every field by it.',
    exit: 0,
  },
  INF8030: {
    title: 'the file is not a drift report',
    why: 'The file is not what `inferra drift --json` writes, was cut or edited, or comes from a version of inferra whose reports this one does not know.',
    fix: 'Run that shard again, and write its report with `--json`.',
    exit: 1,
  },
  INF8031: {
    title: 'the reports are not the parts of one whole',
    why: 'Reports of shards are put together only where they are of one project, environment, account and region, made with the same flags, and where every part is there once: a part that is missing is a part that nobody looked at.',
    fix: 'Give the reports of one run, all of them; run again what is missing.',
    exit: 1,
  },
  INF8040: {
    title: 'a message did not arrive',
    why: 'The target refused it, could not be reached in time, or is one that inferra does not send to. What drift found was reported all the same, and the next run tells it again.',
    fix: 'Correct what the message names. A webhook must be a public https address that answers with a status of 2xx and does not redirect.',
    exit: 1,
  },
  INF8041: {
    title: 'what was told cannot be remembered',
    why: 'The file of --notify-state could not be written, so the next run tells the same once more.',
    fix: 'Name a file in a folder that exists and may be written.',
    exit: 1,
  },
  INF8042: {
    title: 'the remembered state is of another check',
    why: 'The file of --notify-state was written by a check of another project, environment, account or region, or with other targets. No message was sent, because what they were told says nothing of this one.',
    fix: 'Give each check a file of its own, or remove the file where the check itself has moved.',
    exit: 1,
  },
} as const satisfies Record<string, CodeDefinition>;
