// What has changed between a measurement and what the file asks now, part by part and in words: of another environment,
// or of an earlier commit.
import type { Measurement } from '../decisions/measurement.ts';
import { contentDigest, contentName, type Group } from './askers.ts';
import { INPUT_PARTS, type InputPart, partDigests, type Where } from './inputs.ts';
import type { JobUnit } from './job-unit.ts';

const WORDS: Readonly<Record<InputPart, string>> = {
  candidates: 'other candidates',
  load: 'another load',
  threshold: 'another threshold or peak',
  limits: 'other limits (maxTests, duration)',
  payload: 'another payload',
  container: 'another description of the container',
  endpoint: 'another live endpoint (against)',
  workload: 'another workload',
  goal: 'another goal (objective)',
  serving: 'another framework or optimization',
};

/** `another load`; empty where the measurement is older than the digests of its parts. */
export function differing(
  { model, asked, measuredOn }: Measurement,
  group: Group,
  units: readonly JobUnit[],
  where: Where,
): readonly string[] {
  const models =
    model === contentDigest(group.model, where) ? [] : [modelWords(measuredOn, contentName(group.model))];
  const now = partDigests(units.map((unit) => unit.asked));
  const parts =
    asked === undefined
      ? []
      : INPUT_PARTS.filter((part) => asked[part] !== now[part]).map((part) => WORDS[part]);
  return [...models, ...parts];
}

function modelWords(then: string, now: string): string {
  return then === now ? `another model (the same address, ${then})` : `another model (${then}, here ${now})`;
}
