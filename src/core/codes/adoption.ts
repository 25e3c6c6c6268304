// INF303x: taking over what is there, and writing it down.
import type { CodeDefinition } from './definition.ts';

export const adoptionCodes = {
  INF3030: {
    title: 'there is no such endpoint to take over',
    why: '`inferra import` takes the name that a live endpoint has in the account, or the key that the file gives to one. The account has none of that name, or it is being deleted.',
    fix: 'Correct the name; `inferra export` lists what the account has. An endpoint that is to be made is made by `inferra apply`.',
    exit: 64,
  },
  INF3031: {
    title: 'the endpoint to take over belongs to somebody else',
    why: 'Its tags name another project or environment of inferra, or another endpoint of this file. Two files that own one endpoint would change it back and forth.',
    fix: 'Let its owner give it up, or pass --take-over when that is agreed: the other file must not be applied any more. Nothing was changed.',
    exit: 5,
  },
  INF3032: {
    title: 'inferra cannot express all of the endpoint',
    why: 'The endpoint, its config or a model has a setting that the language of the file does not have. Taken over without it, the next new fleet would silently lose it.',
    fix: 'Leave the endpoint to what made it, or remove the setting that is named. Nothing was changed.',
    exit: 5,
  },
  INF3033: {
    title: 'the endpoint is not at rest',
    why: 'Only an endpoint that is in service and that nothing is at work on is taken over: what will come of an update that runs, or of a failed endpoint, cannot be written down.',
    fix: 'Wait until the endpoint is InService with no update under way. A failed one has to be deleted or mended by what made it. Nothing was changed.',
    exit: 5,
  },
  INF3034: {
    title: 'the file says something else than the endpoint has',
    why: 'The file has an entry for the endpoint already, and it is not what serves. Taken over like this, the next apply would change the endpoint at once.',
    fix: 'Correct the entry, or remove it and let `inferra import` write it. Nothing was changed.',
    exit: 5,
  },
  INF3035: {
    title: 'the file is written in a way that cannot be added to',
    why: 'An entry is put into the file without touching anything else in it. Where the section is an alias, a list or a text there is no place for it.',
    fix: 'Write the section that is named as a plain mapping.',
    exit: 65,
  },
  INF3036: {
    title: 'endpoints or components were left out',
    why: 'Some endpoints of the account, or inference components on them, cannot be written into the file: they have settings that the language does not have, are not at rest, or belong to another project.',
    fix: 'Read the reasons; they also stand as comments in the file. The file is complete for all others.',
    exit: 3,
  },
} as const satisfies Record<string, CodeDefinition>;
