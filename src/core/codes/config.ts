// INF1030 to INF1050: what the words of the file mean: substitutions, references, names.
import type { CodeDefinition } from './definition.ts';

export const configCodes = {
  INF1030: {
    title: 'not a substitution',
    why: 'Only ${account}, ${region}, ${project}, ${environment}, ${key}, ${env:NAME} and ${param:NAME} exist.',
    fix: 'Correct the spelling. A literal ${ in the env of a model is written $${.',
    exit: 65,
  },
  INF1031: {
    title: 'a substitution is not possible here',
    why: 'Names, keys and hardware are written out, so that a reviewer sees them; tags take nothing from the environment, because everybody in the account can read them.',
    fix: 'Write the value out, or use one of the substitutions that the message lists.',
    exit: 65,
  },
  INF1032: {
    title: 'a key holds a substitution',
    why: 'Keys are identities: they must not depend on where the file is read.',
    fix: 'Write the key out.',
    exit: 65,
  },
  INF1033: {
    title: 'a substitution has no value',
    why: '${account} and ${region} come from the fields of that name in the file (or --region), ${environment} from --env.',
    fix: 'Add the field to the file, or write the value out.',
    exit: 65,
  },
  INF1034: {
    title: 'an environment variable is not set',
    why: '${env:NAME} takes the value of an environment variable of inferra itself. Unset is an error; empty is not.',
    fix: 'Set the variable where inferra runs.',
    exit: 65,
  },
  INF1035: {
    title: 'a parameter is not given',
    why: '${param:NAME} takes a value from the command line.',
    fix: 'Pass --param NAME=VALUE.',
    exit: 65,
  },
  INF1036: {
    title: 'a substituted value holds a substitution',
    why: 'Substitutions are carried out once, and the field cannot hold a literal ${.',
    fix: 'Give the variable or parameter a value without ${.',
    exit: 65,
  },
  INF1040: {
    title: 'a model does not exist',
    why: 'An endpoint names a model that is not under models.',
    fix: 'Correct the name, or add the model.',
    exit: 65,
  },
  INF1041: {
    title: 'a model that no endpoint uses',
    why: 'A model is created for the endpoints that use it, so this one does nothing.',
    fix: 'Remove it, or let an endpoint use it.',
    exit: 65,
  },
  INF1042: {
    title: 'a model has no execution role',
    why: 'SageMaker assumes the role to pull the image, read the artifact and write logs.',
    fix: 'Give the model a role, or all models one with defaults.role.',
    exit: 65,
  },
  INF1043: {
    title: 'several endpoints would have one name',
    why: 'The name of an endpoint is unique in its account and region; naming without ${key} gives all of them the same one.',
    fix: 'Put ${key} into naming.',
    exit: 65,
  },
  INF1044: {
    title: 'naming makes a name that the service refuses',
    why: 'The name of an endpoint has at most 63 characters: lower-case letters, digits, and dashes between them.',
    fix: 'Shorten or correct naming, the project or the key of the endpoint.',
    exit: 65,
  },
  INF1045: {
    title: 'a role of another account',
    why: 'SageMaker assumes the role in the account of the endpoint; a role of another account cannot be passed to it.',
    fix: 'Use a role of the account of this file; ${account} in the ARN keeps the two together.',
    exit: 65,
  },
  INF1052: {
    title: 'a role to assume in another account',
    why: 'Whoever assumes a role is in the account of that role. The file names another account as the one that it is for.',
    fix: 'Use a role of the account of this file; ${account} in the ARN keeps the two together in every environment.',
    exit: 65,
  },
  INF1046: {
    title: 'an image of another region',
    why: 'SageMaker pulls images from the region of the endpoint only.',
    fix: 'Use the registry of the region; for images of AWS look up its account there, for your own set up replication. ${region} in the URI keeps the two together.',
    exit: 65,
  },
  INF1047: {
    title: 'a literal that looks like a secret',
    why: 'The file is committed, and everybody who may describe the model reads its env: neither is a place for secrets.',
    fix: 'Put the secret into Secrets Manager or SSM Parameter Store, pass the ARN of the entry, and let the container fetch it with its execution role. Where the value is no secret, pass it as ${env:NAME} or ${param:NAME}.',
    exit: 65,
  },
  INF1049: {
    title: '--env without environments',
    why: 'The file has no environments, so the one that was asked for does not exist. Going on without it would work on other resources than were meant.',
    fix: 'Leave --env out.',
    exit: 64,
  },
  INF1050: {
    title: '--region contradicts the file',
    why: 'The region in the file is a guard: the same endpoints in another region would be other endpoints.',
    fix: 'Leave --region out, or change the region in the file.',
    exit: 4,
  },
} as const satisfies Readonly<Record<string, CodeDefinition>>;
