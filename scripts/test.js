// `npm test`: builds, then runs vitest with the arguments that were given. The last line is `N passed, N failed`.
import { build } from './build.js';
import { hasCommand, run, tool } from './steps.js';

/** What reads the templates. */
const TOOLS = ['shellcheck', 'kubectl', 'pre-commit', 'jq'];

await build();
const given = process.argv.slice(2);
const picksProject = given.some((arg) => arg.startsWith('--project'));
const projects = [
  'unit',
  'cli',
  'pack',
  ...(hasCommand('aws') || process.env.CI ? ['aws'] : []),
  ...(TOOLS.every(hasCommand) || process.env.CI ? ['templates'] : []),
  ...(hasCommand('chromium') || process.env.CI ? ['browser'] : []),
];
if (!picksProject && !projects.includes('aws')) {
  console.error('note: no aws command on this machine, so the AWS CLI does not drive the simulator here');
}
if (!picksProject && !projects.includes('browser')) {
  console.error(
    'note: no chromium on this machine, so no browser looks at the report of recommendations here',
  );
}
if (!picksProject && !projects.includes('templates')) {
  console.error(
    `note: not all of ${TOOLS.join(', ')} are on this machine, so they do not read the templates here`,
  );
}
const picked = picksProject ? [] : projects.flatMap((name) => ['--project', name]);
const { status } = run(tool('vitest'), ['run', ...picked, ...given]);
process.exitCode = status ?? 1;
