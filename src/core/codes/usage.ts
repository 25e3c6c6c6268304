// INF6xxx: wrong usage, interruption and faults of inferra itself.
import type { CodeDefinition } from './definition.ts';

export const usageCodes = {
  INF6001: {
    title: 'wrong usage',
    why: 'The command line is not understood: an argument is missing, is one too many, or two flags exclude each other.',
    fix: 'Compare the command with its examples: inferra COMMAND --help.',
    exit: 64,
  },
  INF6002: {
    title: 'no such command',
    why: 'The first words of the command line are not a command of inferra. Commands are not abbreviated.',
    fix: 'Run inferra --help for the list of commands.',
    exit: 64,
  },
  INF6003: {
    title: 'no such flag',
    why: 'The command does not know the flag. A flag is never ignored, because ignoring a safety flag could hurt.',
    fix: 'Run inferra COMMAND --help for the flags of the command.',
    exit: 64,
  },
  INF6004: {
    title: 'a flag has an unusable value',
    why: 'The value of the flag is missing, has the wrong form or is out of range.',
    fix: 'Give the flag a value of the form that the message names.',
    exit: 64,
  },
  INF6005: {
    title: 'a file cannot be read',
    why: 'The file that the command needs does not exist, is a folder, or may not be read.',
    fix: 'Run the command in the folder of inference.yaml, or name the file with --file.',
    exit: 64,
  },
  INF6007: {
    title: 'approval is needed and nobody can be asked',
    why: 'The command changes the account and asks first, but its input is not a terminal or --no-input was given.',
    fix: 'Read the plan, then run the command with --auto-approve.',
    exit: 6,
  },
  INF6008: {
    title: 'the question was declined',
    why: 'Only the answer yes is taken as approval. Nothing was changed.',
    fix: 'Run the command again and answer yes, or pass --auto-approve.',
    exit: 6,
  },
  INF6009: {
    title: 'no such error code',
    why: 'The code is not in the registry of this version of inferra.',
    fix: 'Run inferra explain for the list of all codes.',
    exit: 64,
  },
  INF6010: {
    title: 'the simulator cannot start',
    why: 'Its scenario cannot be read, its world on disk is damaged or in use, or its port is taken.',
    fix: 'Correct what the message names; inferra simulator reset starts with an empty world.',
    exit: 64,
  },
  INF6011: {
    title: 'interrupted',
    why: 'Ctrl-C was pressed. Nothing new was started; what runs in the account goes on there.',
    fix: 'Run the same command again: it goes on where the account stands.',
    exit: 130,
  },
  INF6012: {
    title: 'terminated',
    why: 'The process was told to end (SIGTERM). Nothing new was started; what runs in the account goes on there.',
    fix: 'Run the same command again: it goes on where the account stands.',
    exit: 143,
  },
  INF6013: {
    title: 'this is a bug of inferra',
    why: 'Something happened that inferra promised itself could not. The account is as safe as after a kill: the same command can be run again.',
    fix: 'Run the command again with --debug and report its output together with the version (inferra --version).',
    exit: 1,
  },
  INF6014: {
    title: 'a file cannot be written',
    why: 'The folder does not exist, or the file may not be written there.',
    fix: 'Name a file in a folder that exists and may be written.',
    exit: 1,
  },
  INF6015: {
    title: 'the questions were not answered',
    why: 'The input ended before the last answer. Nothing was written.',
    fix: 'Run it again, or pass --no-input: then flags and defaults are taken.',
    exit: 6,
  },
  INF6016: {
    title: 'a file exists already',
    why: 'init writes a first file; it would replace what is there.',
    fix: 'Name another file with --file, or pass --force to overwrite it.',
    exit: 6,
  },
  INF6017: {
    title: 'a target of --notify cannot be used',
    why: 'The environment variable that the target names is not set, or does not hold a public https address, or the secret for its signatures is missing or too weak. Nothing was sent.',
    fix: 'Set the variable that the message names. A secret for signatures is `whsec_` and the base64 of 24 to 64 random bytes: printf whsec_; openssl rand -base64 32.',
    exit: 64,
  },
  INF6018: {
    title: 'not a file of what was told',
    why: '--notify-state names a file with other content, which a run would overwrite.',
    fix: 'Name another file. One that does not exist yet is made.',
    exit: 64,
  },
  INF6020: {
    title: 'no file fits the pattern',
    why: 'A pattern of --file stands for the files that fit it, and there is none. A fleet that lost its files must not look like one without drift. Lock files and folders called node_modules are left out.',
    fix: 'Correct the pattern, and keep it in quotes so that the shell leaves it alone.',
    exit: 64,
  },
  INF6024: {
    title: 'the file assumes no role',
    why: '--caller and --trust are about the role that a file assumes, and this one, or this environment of it, has no assumeRole.',
    fix: 'Leave the flag out: the policy is then the one of who runs inferra. Or write `assumeRole:` in the file.',
    exit: 64,
  },
  INF6021: {
    title: 'only for one file and environment',
    why: 'Several files, a pattern, or several environments make a fleet. The command, or the flag, is about one file and one environment at a time.',
    fix: 'Name one file with --file and one environment with --env.',
    exit: 64,
  },
} as const satisfies Record<string, CodeDefinition>;
