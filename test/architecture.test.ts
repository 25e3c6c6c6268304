// The house stands as docs/architecture.md says: rooms, floors, and who may reach outside. Each rule is also seen to
// turn red on a planted breach.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { breaches, idleExceptions } from './architecture/rules.ts';
import { withoutComments } from './architecture/scan.ts';

const root = join(import.meta.dirname, '..');

function productSources(): ReadonlyMap<string, string> {
  const paths = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.includes('/testing/'));
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

describe('the house', () => {
  it('is read whole', () => {
    expect(productSources().size).toBeGreaterThan(50);
  });

  it('has no breach of its rules', () => {
    expect(breaches(productSources())).toEqual([]);
  });

  it('has no exception that nobody needs', () => {
    expect(idleExceptions(productSources())).toEqual([]);
  });
});

const PLANTED: readonly [sentence: string, path: string, code: string, breach: string][] = [
  ['a room above', 'src/engine/a.ts', "import { x } from '../render/x.ts';", 'engine (floor 3) stands below'],
  [
    'a room beside',
    'src/flow/a.ts',
    "import { x } from '../render/x.ts';",
    'flow (floor 4) stands below or beside',
  ],
  [
    'a type of a room above',
    'src/core/a.ts',
    "import type { X } from '../config/document.ts';",
    'core (floor 0)',
  ],
  ['a re-export of a room above', 'src/base/a.ts', "export * from '../core/plan.ts';", 'base (floor 0)'],
  ['a lazy import', 'src/cost/a.ts', "const x = await import('../flow/plan.ts');", 'cost (floor 1)'],
  ['a require', 'src/config/a.ts', "require('../endpoint/x.ts')", 'config (floor 1)'],
  [
    'an import over many lines',
    'src/core/a.ts',
    "import {\n  a,\n  b,\n} from '../flow/x.ts';",
    'core (floor 0)',
  ],
  ['an import for its effect', 'src/core/a.ts', "import '../flow/x.ts';", 'core (floor 0)'],
  ['a hidden import', 'src/commands/a.ts', 'await import(path)', 'hides where it leads'],
  ['a glued import', 'src/commands/a.ts', "await import('./' + name)", 'hides where it leads'],
  ['an import by template', 'src/commands/a.ts', `import(\`./$\{name}.ts\`)`, 'hides where it leads'],
  [
    'the engine knows a kind',
    'src/engine/a.ts',
    "import { x } from '../kinds/model/a.ts';",
    'only through core/kind.ts',
  ],
  ['a guard does I/O', 'src/guards/a.ts', "import type { C } from '../cloud/cloud.ts';", 'does no I/O'],
  [
    'a kind knows a kind',
    'src/kinds/model/a.ts',
    "import { x } from '../endpoint/b.ts';",
    'never knows another kind',
  ],
  [
    'the simulator knows us',
    'src/simulator/a.ts',
    "import { x } from '../core/plan.ts';",
    'independent witness',
  ],
  ['somebody opens the simulator', 'src/flow/a.ts', "import('../simulator/index.ts')", 'only commands'],
  ['the SDK outside cloud', 'src/engine/a.ts', "import { S } from '@aws-sdk/client-sts';", 'in cloud alone'],
  [
    'the SDK at run time in a kind',
    'src/kinds/model/a.ts',
    "import { S } from '@aws-sdk/client-sts';",
    'in cloud alone',
  ],
  [
    'a terminal below commands',
    'src/render/a.ts',
    "import logUpdate from 'log-update';",
    'belongs to commands',
  ],
  [
    'a file below commands',
    'src/config/a.ts',
    "import { readFile } from 'node:fs/promises';",
    'belong to commands',
  ],
  ['the environment', 'src/flow/a.ts', 'const x = process.env.HOME;', 'reaches for process'],
  ['a print', 'src/engine/a.ts', "console.error('x');", 'reaches for console'],
  ['the clock', 'src/engine/a.ts', 'const t = Date.now();', 'reaches for the machine clock'],
  ['a timer', 'src/cloud/a.ts', 'setTimeout(go, 5);', 'reaches for a real timer'],
  ['a timer of the simulator', 'src/simulator/world/a.ts', 'setTimeout(go, 5);', 'reaches for a real timer'],
  ['a long file', 'src/core/a.ts', '\n'.repeat(301), 'has 301 lines'],
  [
    'a folder that is no room',
    'src/helpers/a.ts',
    "import { x } from '../core/plan.ts';",
    'no room of the house',
  ],
];

describe('a planted breach is found', () => {
  it.each(PLANTED)('%s', (_sentence, path, code, breach) => {
    const found = breaches(new Map([[path, code]]));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(breach);
  });
});

const ALLOWED: readonly [sentence: string, path: string, code: string][] = [
  ['a room below', 'src/flow/a.ts', "import { x } from '../engine/run.ts';"],
  [
    'types of the SDK in a kind',
    'src/kinds/model/a.ts',
    "import type { X } from '@aws-sdk/client-sagemaker';",
  ],
  ['commands opens the simulator', 'src/commands/a.ts', "import('../simulator/index.ts')"],
  ['a comment speaks of process.env', 'src/engine/a.ts', '// never process.env\n/* nor console.log */'],
  ['an address in a string is no comment', 'src/core/a.ts', "const a = 'https://x'; const b = 1;"],
];

describe('what is allowed passes', () => {
  it.each(ALLOWED)('%s', (_sentence, path, code) => {
    expect(breaches(new Map([[path, code]]))).toEqual([]);
  });
});

describe('comments', () => {
  it.each([
    ['after a regular expression with a quote', 'const q = /[\'"]/; // gone', 'const q = /[\'"]/;'],
    ['not inside a string', "const u = 'a//b';", "const u = 'a//b';"],
    ['not inside a template', 'const u = `a/*b*/`;', 'const u = `a/*b*/`;'],
    ['after a division', 'const h = a / b; // gone', 'const h = a / b;'],
  ])('%s', (_sentence, text, code) => {
    expect(withoutComments(text).trimEnd()).toBe(code);
  });
});
