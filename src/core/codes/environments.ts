// INF107x: the environments of a file. INF108x: its renames, and the names of replacements.
import type { CodeDefinition } from './definition.ts';

export const environmentCodes = {
  INF1070: {
    title: 'the file has environments, and none is picked',
    why: 'Each environment is another set of resources, so no command on the account guesses which one is meant.',
    fix: 'Pass --env NAME. `inferra validate` without it checks all environments.',
    exit: 64,
  },
  INF1071: {
    title: 'an environment does not exist',
    why: 'Going on with another one would work on other resources than were meant.',
    fix: 'Pass one of the names under environments.',
    exit: 64,
  },
  INF1072: {
    title: 'the name of an environment is too long',
    why: 'The names of all parts begin with the project and the environment, and the service takes 63 characters. Project and environment have 44 of them.',
    fix: 'Shorten the environment or the project. Renaming a project orphans what the old name owns.',
    exit: 65,
  },
  INF1073: {
    title: 'two environments name an endpoint alike',
    why: 'The name of an endpoint is unique in its account and region; each environment would find the endpoint of the other one there. Where the file says no account or region, all environments count as having the same.',
    fix: 'Put ${environment} into naming, for example "${project}-${environment}-${key}", or give each environment an account or region of its own.',
    exit: 65,
  },
  INF1074: {
    title: 'an environment removes what is not there',
    why: 'A null in an overlay removes a key, and the file has no such key: it is misspelt, or was removed above already.',
    fix: 'Correct the key, or leave it out.',
    exit: 65,
  },
  INF1080: {
    title: 'a rename leads nowhere',
    why: 'The endpoint that the entry under moved ends at is not in the file.',
    fix: 'Correct the address after to:, or remove the entry.',
    exit: 65,
  },
  INF1081: {
    title: 'what was renamed is still in the file',
    why: 'An endpoint that keeps its key was not renamed; with the entry, two endpoints would lay claim to one live endpoint.',
    fix: 'Remove the entry under moved, or the endpoint.',
    exit: 65,
  },
  INF1082: {
    title: 'two renames contradict each other',
    why: 'An endpoint has one name now and had one name before.',
    fix: 'Leave one entry for each former name and for each new one.',
    exit: 65,
  },
  INF1083: {
    title: 'renames go in a circle',
    why: 'A chain of renames ends at an endpoint of the file; this one comes back to its beginning.',
    fix: 'Remove the entry that leads back.',
    exit: 65,
  },
  INF1084: {
    title: 'the next name of an endpoint is not free',
    why: 'With `replace: side-by-side` the second endpoint is called as `naming` says, with -2 at its end. That name is too long for an endpoint, or is the name of another endpoint of the file or of another environment in the same account and region.',
    fix: 'Give one of the two endpoints another key, or put ${environment} into naming.',
    exit: 65,
  },
  INF1085: {
    title: 'an ignore rule is about nothing in the file',
    why: 'The file has no endpoint, model or recommendation at that address, so the rule ignores nothing.',
    fix: 'Correct `at`, or remove the rule.',
    exit: 65,
  },
  INF1086: {
    title: 'there is no such day',
    why: 'The month of an ignore rule has fewer days than that.',
    fix: 'Write a day that there is, as year-month-day.',
    exit: 65,
  },
} as const satisfies Record<string, CodeDefinition>;
