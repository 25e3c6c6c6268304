import { defineConfig } from 'vitest/config';

const env = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', NO_COLOR: '1', TZ: 'UTC' };

// What shares one process (pure rooms, stories, properties, the in-process kill harness) apart from what spawns the
// built program, installs it, or drives its simulator.
export default defineConfig({
  test: {
    reporters: ['default', './scripts/count-reporter.js'],
    // One less than there are cores unless told: on two cores that would be one after the other.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.ts',
            'test/{stories,properties,kill,examples,flow,safety}/**/*.test.ts',
            'test/*.test.ts',
          ],
          exclude: ['test/kill/sigkill.test.ts'],
          // Builds the validator of inference.yaml where it is missing or older than the schema.
          globalSetup: ['./scripts/validator.js'],
          pool: 'forks',
          isolate: false,
          // A run that is killed at each of its requests takes minutes on a busy machine.
          testTimeout: 600_000,
          hookTimeout: 120_000,
          env,
        },
      },
      {
        test: {
          name: 'cli',
          include: ['test/cli/**/*.test.ts', 'test/kill/sigkill.test.ts'],
          pool: 'forks',
          // Each test starts processes; CI has two cores.
          maxConcurrency: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          env,
        },
      },
      {
        // Installs the packed program in an empty folder: npm's cache, or its registry, has to be there.
        test: {
          name: 'pack',
          include: ['test/pack/**/*.test.ts'],
          pool: 'forks',
          testTimeout: 120_000,
          hookTimeout: 300_000,
          env,
        },
      },
      {
        // Needs chromium on PATH, and fails without it.
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          pool: 'forks',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          env,
        },
      },
      {
        // Needs the tools that read templates on PATH (shellcheck, kubectl, pre-commit, jq), and fails without them.
        test: {
          name: 'templates',
          include: ['test/templates/**/*.test.ts'],
          pool: 'forks',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          env,
        },
      },
      {
        // Needs the AWS CLI on PATH, and fails without it.
        test: {
          name: 'aws',
          include: ['test/aws/**/*.test.ts'],
          pool: 'forks',
          testTimeout: 180_000,
          hookTimeout: 180_000,
          env,
        },
      },
    ],
  },
});
