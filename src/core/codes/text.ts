// INF1001 to INF1022: the text of the file, as YAML and by its schema.
import type { CodeDefinition } from './definition.ts';

export const textCodes = {
  INF1001: {
    title: 'the file is not valid YAML',
    why: 'inferra reads YAML 1.2 strictly, so that a file means the same to every reader; what a parser would only warn of is an error.',
    fix: 'Correct the syntax at the place that is shown. Only the first syntax error is told: later ones mostly follow from it.',
    exit: 65,
  },
  INF1002: {
    title: 'the file is too large or too deep',
    why: 'A file of more than 8 MiB, 1,500,000 pieces of syntax, 250,000 values, 750,000 values in all environments together, 64 levels, or 65,536 characters in one value is a mistake or an attack, and reading it could take very long.',
    fix: 'Split it into several projects, each with a file of its own.',
    exit: 65,
  },
  INF1003: {
    title: 'an alias cannot be followed',
    why: 'The alias names no anchor above it, or the file uses more aliases than inferra follows (50).',
    fix: 'Define the anchor (&name) before the alias (*name), or write the value out. What all endpoints share belongs under defaults.',
    exit: 65,
  },
  INF1004: {
    title: 'a key stands twice in one mapping',
    why: 'Readers of YAML disagree on which of the two counts.',
    fix: 'Remove or rename one of them.',
    exit: 65,
  },
  INF1005: {
    title: 'merge keys are not supported',
    why: 'YAML 1.2 has no merge keys (<<); some readers merge and some take the key literally.',
    fix: 'Write the fields out, or put what all endpoints share under defaults.',
    exit: 65,
  },
  INF1006: {
    title: 'tags and directives of YAML are not supported',
    why: 'A tag (!name) or a %YAML directive changes how a value is read, and readers disagree on how.',
    fix: 'Remove the tag or directive; put a value in quotes where it shall be text.',
    exit: 65,
  },
  INF1007: {
    title: 'a key is not allowed',
    why: 'The keys __proto__, constructor and prototype have a meaning in JavaScript and are a known way to attack programs that read files.',
    fix: 'Choose another key.',
    exit: 65,
  },
  INF1008: {
    title: 'a value would be read as something else',
    why: 'Numbers with leading zeros, in hexadecimal, with exponents or beyond what can be counted exactly lose what was written (the account 012345678901 becomes 12345678901); broken Unicode cannot be sent to the service.',
    fix: 'Put text that looks like a number in quotes; write numbers in plain digits.',
    exit: 65,
  },
  INF1009: {
    title: 'the file is empty',
    why: 'An empty file says neither whose endpoints it speaks of nor that there shall be none.',
    fix: 'Write at least version: 1, project: and endpoints:. To have no endpoints, write endpoints: {}.',
    exit: 65,
  },
  INF1010: {
    title: 'unknown key',
    why: 'inferra knows every key of its language and ignores none, because an ignored key is a setting that silently does nothing.',
    fix: 'Correct the spelling (the nearest known key is shown) or remove the key. The command `inferra schema` prints the whole language.',
    exit: 65,
  },
  INF1012: {
    title: 'a required key is missing',
    why: 'Without it the file does not say enough to be carried out.',
    fix: 'Add the key; the message shows an example.',
    exit: 65,
  },
  INF1013: {
    title: 'a value has the wrong type',
    why: 'YAML reads an unquoted 2 as a number, true as a truth value and an empty value as nothing. inferra converts nothing silently.',
    fix: 'Put text in quotes; write numbers and true or false without quotes.',
    exit: 65,
  },
  INF1014: {
    title: 'a value does not have the form that it needs',
    why: 'The service, or inferra where it makes names from it, would refuse the value.',
    fix: 'Write it as the message and its example say.',
    exit: 65,
  },
  INF1015: {
    title: 'a number is out of range',
    why: 'The service accepts a smaller range.',
    fix: 'Choose a number within the limits in the message.',
    exit: 65,
  },
  INF1016: {
    title: 'a text is too short or too long',
    why: 'The service limits the length of names and values.',
    fix: 'Shorten it (or fill it in) to the length in the message.',
    exit: 65,
  },
  INF1017: {
    title: 'unknown version of the language',
    why: 'The version says how the rest of the file is to be read.',
    fix: 'Write version: 1, or use a version of inferra that knows the newer language.',
    exit: 65,
  },
  INF1018: {
    title: 'not an instance type for endpoints',
    why: 'SageMaker hosts endpoints on its own list of instance types. Many families of EC2 (t3, m7g, c5n, r7g, …) are not on it.',
    fix: 'Choose a type from the list in the schema; the message names the nearest one.',
    exit: 65,
  },
  INF1019: {
    title: 'an endpoint needs exactly one kind of hardware',
    why: 'An endpoint runs either on instances or serverless.',
    fix: 'Write either instance: { type, count } or serverless: { memory, maxConcurrency }.',
    exit: 65,
  },
  INF1020: {
    title: 'a size that serverless endpoints do not have',
    why: 'Memory comes in whole gigabytes from 1 to 6.',
    fix: 'Write 1GB, 2GB, 3GB, 4GB, 5GB or 6GB, or the same in MB (1024MB, 2048MB, …).',
    exit: 65,
  },
  INF1021: {
    title: 'too many entries',
    why: 'The service takes at most 100 environment variables and 50 tags; inferra keeps 12 of the tags for itself.',
    fix: 'Remove entries. Configuration of a container can also be put into a file that it loads.',
    exit: 65,
  },
  INF1022: {
    title: 'a reserved tag key',
    why: 'Keys that start with aws: belong to AWS, which refuses them; those that start with inferra: say what inferra owns.',
    fix: 'Choose another key.',
    exit: 65,
  },
} as const satisfies Readonly<Record<string, CodeDefinition>>;
