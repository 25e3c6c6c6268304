// Bundles sources with the packages that they need. A start reads a few files instead of four hundred, and nothing that
// its command does not use (docs/decisions/0018).
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { root } from './steps.js';

/** The build of yaml that has ES modules is the one for browsers; what it differs in is how it prints warnings. */
const YAML = join(root, 'node_modules', 'yaml', 'browser', 'index.js');

/** What oclif would run sources with, which inferra never asks it to. */
const NEVER_LOADED = ['typescript'];

/**
 * What is always loaded together is one file: on Node 20 each file costs half a millisecond. A group has the modules
 * that match with all that they import; the first group that wants a module has it.
 */
const GROUPS = [
  { name: 'start', test: /src\/commands\/bin\.ts$/ },
  { name: 'shown', test: /src\/(?:commands\/(?:report|view)|render\/(?:json-text|wrap))\.ts$/ },
  { name: 'command', test: /src\/commands\/base\.ts$|@oclif\/core\/lib\/args\.js$/ },
  { name: 'file', test: /src\/(?:commands\/(?:ports|inputs|repository-path)|flow\/(?:validate|keys))\.ts$/ },
  { name: 'plan', test: /src\/(?:commands\/plan-output|flow\/plan|cloud\/connect)\.ts$/ },
  { name: 'apply', test: /src\/(?:commands\/stage|flow\/(?:apply|destroy|rollback))\.ts$/ },
  { name: 'simulator', test: /src\/simulator\/index\.ts$/ },
  { name: 'sdk', test: /src\/cloud\/clients\/(?:sagemaker|sts)\.ts$/ },
];

/**
 * An `import` of a module of Node asks for each of its members, and some of them load half of Node when asked for:
 * WebSocket of node:http alone loads undici (25 ms on Node 22). Fetched like this, members are asked for as they are used.
 */
const BUILTINS = {
  name: 'builtins',
  // node:module is what rolldown's own runtime begins with.
  resolveId: (id) => (isBuiltin(id) && id !== 'node:module' ? `\0${id}` : undefined),
  load: (id) =>
    isBuiltin(id.replace('\0', ''))
      ? `module.exports = process.getBuiltinModule(${JSON.stringify(id.replace('\0', ''))});`
      : undefined,
};

/** oclif's errors are told apart by the names of their classes. */
const NAMES = { function: true, class: true };

/**
 * @typedef {{ path: string, text: string, modules: readonly string[] }} Bundled path from the output folder; modules
 * are the paths of the files in it, none for a source map
 */

/**
 * Entries keep their paths, and everything else is in `chunks`: two folders below the root as in `src`, which is what
 * src/commands/package.ts counts on.
 * @param {Readonly<Record<string, string>>} entries from the path of the output, without extension, to a path in src
 * @returns {Promise<readonly Bundled[]>}
 */
export async function bundle(entries) {
  const input = Object.entries(entries).map(([name, path]) => [name, join(root, 'src', path)]);
  const build = await rolldown({
    cwd: root,
    input: Object.fromEntries(input),
    platform: 'node',
    external: NEVER_LOADED,
    resolve: { mainFields: ['module', 'main'], alias: { yaml: YAML } },
    plugins: [BUILTINS],
    onLog: refuse,
  });
  const { output } = await build.generate({
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: { groups: GROUPS.map((group, nth) => ({ ...group, priority: GROUPS.length - nth })) },
    // Half the text, and a third less to compile.
    minify: { compress: { keepNames: NAMES }, mangle: { keepNames: NAMES }, codegen: true },
    sourcemap: true,
    sourcemapExcludeSources: true,
  });
  await build.close();
  return output.map(bundled);
}

/** A build that warns would start differently from what its tests have seen. */
function refuse(level, log) {
  if (level === 'warn') throw new Error(`bundling: ${log.message}`);
}

function bundled(one) {
  if (one.type === 'asset') return { path: one.fileName, text: String(one.source), modules: [] };
  const outside = [...one.imports, ...one.dynamicImports].filter((name) => !/^chunks\//.test(name));
  const missing = outside.filter((name) => !isBuiltin(name) && !name.endsWith('.js'));
  if (missing.length > 0) throw new Error(`${one.fileName} would need ${missing.join(', ')} at run time`);
  return { path: one.fileName, text: one.code, modules: one.moduleIds };
}
