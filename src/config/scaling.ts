// What autoscaling by numbers of the file means: bounds, what is tracked, and how it waits.
import type { Scaling } from './document.ts';
import type { Endpoint } from './generated/config-file.ts';
import { perMinute, secondsOf } from './units.ts';

type NumbersText = Extract<Endpoint['scaling'], object>;

/** Cooldowns are those of the service where the file has none (API reference of target tracking, read 2026-11). */
export function scalingOf({ min, max, cooldown = {}, scaleIn = true, ...aim }: NumbersText): Scaling {
  const { out = '5m', in: inwards = '5m' } = cooldown;
  return {
    min,
    max,
    ...aimOf(aim),
    cooldown: { out: secondsOf(out), in: secondsOf(inwards) },
    scaleIn,
  };
}

/** The file's rules let exactly one of the four through. */
function aimOf({
  target,
  concurrency,
  backlog,
  metric,
}: Pick<NumbersText, 'target' | 'concurrency' | 'backlog' | 'metric'>): Pick<Scaling, 'metric' | 'target'> {
  if (target !== undefined) return { metric: 'invocations', target: perMinute(target) };
  if (backlog !== undefined) return { metric: 'backlog', target: backlog };
  if (metric === undefined) return { metric: 'concurrency', target: concurrency ?? 0 };
  const { value, statistic = 'average', dimensions, ...named } = metric;
  const own = dimensions === undefined ? {} : { dimensions: { ...dimensions } };
  return { metric: { ...named, statistic, ...own }, target: value };
}
