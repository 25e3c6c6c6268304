// A saved plan that somebody has edited is refused with the place of what is wrong, or shown; it is never stumbled over.
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../src/flow/saved.ts';
import { paintFor } from '../../src/render/paint.ts';
import { planText } from '../../src/render/plan.ts';
import { planMarkdown } from '../../src/render/plan-markdown.ts';
import { fileOf } from '../support/files.ts';
import { openRig } from '../support/rig.ts';

/** With a change, a removal that is withheld, and what is unchanged. */
async function saved(): Promise<string> {
  const rig = await openRig();
  await rig.apply(fileOf({ fraud: {}, old: {}, same: {} }));
  const wanted = { fraud: { instance: ['ml.m5.large', 2] as const, model: 'b' }, same: {} };
  return JSON.stringify((await rig.plan(fileOf(wanted))).plan);
}

type Path = readonly (string | number)[];

/** The text with another value at the path; undefined takes it away. */
function edited(text: string, path: Path, value: unknown): string {
  const plan: unknown = JSON.parse(text);
  const holder = path.slice(0, -1).reduce((at, key) => Reflect.get(Object(at), key), plan);
  const key = path.at(-1) ?? '';
  if (value !== undefined) Reflect.set(Object(holder), key, value);
  else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(Object(holder), key);
  return JSON.stringify(plan);
}

function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    ...(path.length === 0 ? [] : [path]),
    ...Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...path, key])),
  ];
}

describe('a plan file', () => {
  it.each([
    ['is not JSON', '{', 'it is not JSON'],
    ['is another thing', '[]', 'it is not an object'],
    ['is of another version', '{"formatVersion":"2.0"}', 'its formatVersion is "2.0", not "1.0"'],
    ['is cut', '{"formatVersion":"1.0"}', "it must have required property 'project'"],
  ])('is refused when it %s', async (_what, text, message) => {
    await expect(parsePlan(text, 'plan.json')).rejects.toThrow(`plan.json is not a saved plan: ${message}`);
  });

  it.each<[string, Path, unknown, string]>([
    ['a number for text', ['units', 0, 'fields', 0, 'to'], 7, 'units[0].fields[0].to must be string'],
    ['no basis', ['units', 0, 'basis'], undefined, "units[0] must have required property 'basis'"],
    [
      'a verdict of its own',
      ['units', 1, 'verdict'],
      'fine',
      'units[1].verdict must be equal to one of the allowed values',
    ],
    ['a code that nobody knows', ['units', 1, 'heldBy'], 'INF9999', 'INF9999 is not a code of this version'],
  ])('is refused with the place when it has %s', async (_what, path, value, message) => {
    const text = edited(await saved(), path, value);
    await expect(parsePlan(text, 'plan.json')).rejects.toThrow(`plan.json is not a saved plan: ${message}`);
  });

  it('is refused or shown, whatever is written over any value in it', async () => {
    const text = await saved();
    const view = { paint: paintFor(false), width: 80 };
    const shown: string[] = [];
    for (const path of pathsOf(JSON.parse(text))) {
      for (const value of [7, -1, 0.5, '', 'INF9999', null, true, [], {}, [null], undefined]) {
        try {
          const plan = await parsePlan(edited(text, path, value), 'plan.json');
          shown.push(planText(plan, view), planMarkdown(plan));
        } catch (error) {
          expect(error, `${path.join('.')}: ${JSON.stringify(value)}`).toMatchObject({ code: 'INF3009' });
        }
      }
    }
    expect(shown.length).toBeGreaterThan(100);
  });
});
