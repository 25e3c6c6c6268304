// Where the figures come from: what was measured, by which jobs, when, on which inputs, with prices of when.
import type { DrawnMeasurement, DrawnPolicy, DrawnReport } from '../../core/figures.ts';
import { type LatencyAt, meaningOf } from './latency.ts';
import { type Child, el, type Markup } from './markup.ts';

const PROSE = 'Latency means';

const KINDS = { default: 'Default', advanced: 'Advanced', generative: 'Generative' } as const;

export function provenance(
  { file, source, environment, project }: DrawnReport,
  { policy, model, command }: DrawnPolicy,
  measured: DrawnMeasurement,
): Markup {
  const { measuredOn, measuredAt, oldAfter, jobs, inputs, modelDigest, prices, measuredIn } = measured;
  const rows: readonly (readonly [string, Child])[] = [
    ['Policy', policy],
    ['Model', model],
    ['Measured on', measuredOn],
    ['Measured at', measuredAt],
    ...(oldAfter === undefined ? [] : [['Counts as old after', oldAfter] as const]),
    [jobs.length === 1 ? 'Job' : 'Jobs', list(jobs)],
    ['Kind of job', KINDS[measured.kind]],
    [PROSE, list(meaningsOf(measured))],
    ['Digests of the inputs', list(inputs)],
    ['Digest of the model', modelDigest],
    ['Prices', prices],
    ['Project', project],
    ['Environment', environment],
    ...(measuredIn === undefined ? [] : [['Measured in', measuredIn] as const]),
    ['Configuration', source],
    ['Lock file', file],
    ['To measure again', `${command} --force`],
  ];
  return el(
    'div',
    { class: 'card provenance' },
    el('h4', {}, 'Provenance'),
    el(
      'dl',
      {},
      rows.map(([name, value]) =>
        el('div', {}, el('dt', {}, name), el('dd', name === PROSE ? { class: 'prose' } : {}, value)),
      ),
    ),
  );
}

function list(texts: readonly string[]): Child {
  if (texts.length === 1) return texts[0];
  return el(
    'ul',
    {},
    texts.map((text) => el('li', {}, text)),
  );
}

function meaningsOf({ choices }: DrawnMeasurement): readonly string[] {
  const all = choices.flatMap(({ candidates }) =>
    candidates.flatMap(({ latency, latencyAt }) => (latency === undefined ? [] : [latencyAt])),
  );
  const met: readonly LatencyAt[] = [...new Set(all)];
  return met.length === 0 ? ['nothing: no latency was measured'] : met.map((at) => meaningOf(at).long);
}
