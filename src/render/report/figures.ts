// The figures of an answer, in their order; one that has nothing to draw is left out.
import type { DrawnChoice } from '../../core/figures.ts';
import type { Figure } from './figure.ts';
import { headroomFigure } from './headroom-figure.ts';
import { latencyFigure } from './latency-figure.ts';
import type { Row } from './rows.ts';
import { trafficFigure } from './traffic-figure.ts';

export function figuresOf(choice: DrawnChoice, rows: readonly Row[]): readonly Figure[] {
  const all = [latencyFigure(choice, rows), trafficFigure(choice, rows), headroomFigure(choice, rows)];
  return all.filter((one): one is Figure => one !== undefined);
}
