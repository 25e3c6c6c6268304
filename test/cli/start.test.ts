// A start costs what it loads. No times here: which modules a command may load at all (docs/decisions/0018).
import { describe, expect, it } from 'vitest';
import { loadedBy } from './loaded.ts';
import { folder, inferra } from './program.ts';

const SDK = /node_modules\/@(?:aws-sdk|smithy|aws)\//;
const SIMULATOR = /^src\/simulator\//;
const CLOUD = /^src\/cloud\//;
const COMMANDS = /^src\/commands\/inferra\//;
const OTHERS = /node_modules\//;
const YAML = /node_modules\/yaml\//;
const AJV = /node_modules\/ajv/;
const OF_OCLIF = /node_modules\/@oclif\/core\/lib\/(?:config\/config|config\/plugin|command)\.js$/;
const PROVIDERS = /credential-provider-(?!node\/|env\/)|nested-clients|token-providers/;
const OTHER_CLIENTS = /@aws-sdk\/client-(?!sagemaker\/|sts\/)/;

type Row = [line: string, never: readonly RegExp[], has: readonly RegExp[]];

const ROWS: readonly Row[] = [
  ['--version', [OTHERS, COMMANDS, CLOUD, SIMULATOR], [/^src\/commands\/run\.ts$/]],
  ['--help', [COMMANDS, YAML, SDK, CLOUD, SIMULATOR], [OF_OCLIF]],
  ['plan --help', [COMMANDS, YAML, SDK, CLOUD, SIMULATOR], [OF_OCLIF]],
  ['nope', [/@oclif/, COMMANDS, YAML, SDK, CLOUD, SIMULATOR], [/^src\/commands\/failure\.ts$/]],
  ['explain INF1001', [SDK, CLOUD, SIMULATOR, YAML, OF_OCLIF], [/^src\/commands\/inferra\/explain\.ts$/]],
  ['completion --keys endpoints', [SDK, CLOUD, SIMULATOR, OF_OCLIF], [YAML]],
  ['validate', [SDK, CLOUD, SIMULATOR, AJV, OF_OCLIF, /log-update/], [YAML]],
  [
    'drift --simulator',
    [PROVIDERS, AJV, OF_OCLIF, /src\/render\/(?:drift-markdown|drift-junit|sarif|github)\.ts$/],
    [SDK],
  ],
  ['export --simulator', [PROVIDERS, OTHER_CLIENTS, AJV, OF_OCLIF, /log-update/], [SDK, SIMULATOR, CLOUD]],
  ['plan --simulator', [PROVIDERS, OTHER_CLIENTS, AJV, OF_OCLIF, /log-update/], [SDK, SIMULATOR, CLOUD]],
];

describe('a run', () => {
  it.each(ROWS)('of inferra %s loads what it needs alone', async (line, never, has) => {
    const { files, modules } = await loadedBy(line, await folder());
    for (const pattern of never) expect(modules.filter((module) => pattern.test(module))).toEqual([]);
    for (const pattern of has) expect(modules.filter((module) => pattern.test(module))).not.toEqual([]);
    // Everything is in the bundle: an installed inferra has no packages beside it.
    expect(files.filter((file) => !/^(?:bin|dist)\//.test(file))).toEqual([]);
    expect(modules.filter((module) => COMMANDS.test(module)).length).toBeLessThanOrEqual(1);
  });
});

describe('--debug', () => {
  it('shows traces of the sources, not of the bundle', async () => {
    const { stderr, exit } = await inferra('plan -f none.yaml --debug', { cwd: await folder() });
    expect(exit).toBe(64);
    expect(stderr).toMatch(/at .*src\/flow\/prepare\.ts:\d+:\d+/);
    expect(stderr).not.toContain('dist/');
  });
});
