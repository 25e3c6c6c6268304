// INF5060: what an apply, or a run of jobs, does not begin, since the account has not what it needs.
import type { CodeDefinition } from './definition.ts';

export const preflightCodes = {
  INF5060: {
    title: 'the account does not have what the plan needs',
    why: 'Before anything is started, apply and recommend run look at the roles, archives, images, payloads, buckets, topics, keys, subnets and quotas that their changes or jobs need. With one of them missing or too small a change would fail on its way, after minutes and with other changes made.',
    fix: 'Do what stands beside each finding, and run the same command again. If you know better, pass --no-preflight.',
    exit: 6,
  },
} as const satisfies Record<string, CodeDefinition>;
