// Members under `raw` that a field stands for, too: they count as ever, and the file is told the shorter way; both at once is
// one too many.
import { isPlain } from '../../service/shape.ts';
import {
  CONTAINER_PASSAGES,
  ENDPOINT_PASSAGES,
  type Passage,
  PIPELINE_PASSAGES,
  VARIANT_PASSAGES,
} from '../passages.ts';
import { at, fieldValue, writtenOf } from '../passed.ts';
import { secondsOf } from '../units.ts';
import { quote } from '../words.ts';
import { type RawSpot, rawSpots } from './raw.ts';
import type { Rule } from './rule.ts';
import { servedIn, typesOf } from './served.ts';

export const rawHasFields: Rule = ({ file, findings }) => {
  for (const { holder, raw, place } of rawSpots(file)) {
    if (!isPlain(raw)) continue;
    for (const passage of PASSAGES_OF[place]) {
      if (at(raw, passage.member) === undefined) continue;
      const path = [...holder, 'raw', ...passage.member.split('.')];
      const name = passage.member.replace(/^.*\./, '');
      if (findings.written([...holder, ...passage.field.split('.')])) {
        const message = `${name} is written as ${passage.field}, too`;
        findings.error('INF1051', { path, on: 'key' }, { message, hint: 'leave one of the two out' });
        continue;
      }
      const value = fieldValue(raw, passage);
      if (value === undefined || findings.spoilt(path)) continue;
      const message = `${name} has a name in this language`;
      const hint = `write ${passage.field}: ${writtenOf(value)}; the endpoint stays as it is`;
      findings.warning('INF1057', { path, on: 'key' }, { message, hint });
    }
  }
};

const PASSAGES_OF: Readonly<Record<RawSpot['place'], readonly Passage[]>> = {
  model: CONTAINER_PASSAGES,
  pipeline: PIPELINE_PASSAGES,
  container: CONTAINER_PASSAGES,
  endpoint: [...VARIANT_PASSAGES, ...ENDPOINT_PASSAGES],
  'beside variants': ENDPOINT_PASSAGES,
  variant: VARIANT_PASSAGES,
};

/** Seconds (service model of botocore 1.43.11, read 2026-11). */
const BOUNDS = [
  ['provision', 300, '5m'],
  ['download', 60, '1m'],
  ['startup', 60, '1m'],
] as const;
const MOST_SECONDS = 3600;

export const timeoutsFit: Rule = ({ file, findings }) => {
  for (const { path, variant } of servedIn(file)) {
    for (const [key, least, written] of BOUNDS) {
      const value = variant.timeouts?.[key];
      if (value === undefined) continue;
      const seconds = secondsOf(value);
      const rule =
        seconds < least ? `at least ${written}` : seconds > MOST_SECONDS ? 'at most 1h' : undefined;
      if (rule === undefined) continue;
      const message = `${key} must be ${rule}, not ${quote(value)}`;
      findings.error('INF1015', { path: [...path, 'timeouts', key], on: 'value' }, { message });
    }
  }
};

/** API reference of PrefixAwareRoutingConfig: both are needed for PREFIX_AWARE, and for nothing else (read 2026-11). */
export const routingFits: Rule = ({ file, findings }) => {
  for (const { path, variant } of servedIn(file)) {
    const { strategy, ...prefix } = variant.routing ?? {};
    if (strategy === undefined) continue;
    const refuse = (key: string, on: 'key' | 'absence', message: string, hint: string) =>
      findings.error('INF1056', { path: [...path, 'routing', key], on }, { message, hint });
    for (const key of ['prefixLength', 'concurrency'] as const) {
      const isThere = prefix[key] !== undefined || findings.written([...path, 'routing', key]);
      if (strategy === 'prefix-aware' && !isThere)
        refuse(key, 'absence', `prefix-aware routing has no ${key}`, `add ${key}`);
      if (strategy !== 'prefix-aware' && isThere)
        refuse(key, 'key', `${strategy} routing has no ${key}`, `leave ${key} out, or use prefix-aware`);
    }
  }
};

/** What each machine image has drivers for (API reference of ProductionVariant, InferenceAmiVersion; read 2026-11). */
const ACCELERATORS: readonly (readonly [RegExp, RegExp, string])[] = [
  [/-gpu-/, /^ml\.(g\d|p\d)/, 'NVIDIA GPUs'],
  [/-neuron-/, /^ml\.(inf2|trn)/, 'Inferentia2 and Trainium'],
];

export const amisFit: Rule = ({ file, findings }) => {
  for (const served of servedIn(file)) {
    const { ami } = served.variant;
    const [, types, what] = ACCELERATORS.find(([form]) => form.test(ami ?? '')) ?? [];
    const other = typesOf(served).find(({ type }) => types?.test(type) === false);
    if (ami === undefined || other === undefined) continue;
    const message = `${quote(ami)} is for ${what}, and ${other.type} has none`;
    const hint = 'leave ami out, or use a type that it is for';
    findings.error('INF1056', { path: [...served.path, 'ami'], on: 'value' }, { message, hint });
  }
};
