// Exit codes are part of the contract with scripts. Where several apply the more urgent one wins.

/**
 * 0 done · 1 failed · 2 differences found · 3 partly done or rolled back · 4 credentials, permission or account guard ·
 * 5 stale, conflict, unclear or foreign · 6 refused by a safety rule · 7 still running remotely · 64 wrong usage ·
 * 65 invalid configuration · 130 and 143 interrupted.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 64 | 65 | 130 | 143;

const URGENCY: readonly ExitCode[] = [143, 130, 64, 65, 4, 5, 6, 3, 7, 1, 2, 0];

/** The exit code of a run in which all of `codes` apply; 0 for none. */
export function worstExit(codes: Iterable<ExitCode>): ExitCode {
  const present = new Set(codes);
  return URGENCY.find((code) => present.has(code)) ?? 0;
}
