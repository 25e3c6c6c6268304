// What random tests are drawn from: a seed that is given, or else another one for each commit, the same for all who look.
import { execFileSync } from 'node:child_process';

export function seedOfRun(): number {
  return Number(process.env.INFERRA_SEED ?? seedOfCommit());
}

function seedOfCommit(): number {
  try {
    const commit = execFileSync('git', ['rev-parse', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number.parseInt(commit.slice(0, 7), 16);
  } catch {
    return 1;
  }
}
