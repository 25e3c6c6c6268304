// What `raw` is checked against is what the service says: member by member as the SDK has them, and with the same limits as the
// simulator's tables, which were taken over by another way.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ENDPOINT_CONFIG, VARIANT } from '../src/service/endpoint-config.ts';
import { CONTAINER, MODEL, PIPED_CONTAINER } from '../src/service/model.ts';
import { isShape, type Member, type Shape, type Structure } from '../src/service/shape.ts';
import { shapes } from '../src/simulator/services/wire-shapes.ts';

describe('docs/coverage.md', () => {
  it('is what the tables say of every member that the SDK has', () => {
    const script = fileURLToPath(new URL('../scripts/coverage.js', import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

/** Narrower here than in the service model, which leaves it to the API reference. */
const NARROWER = /\.MetricPublishFrequencyInSeconds$/;

type Difference = readonly [path: string, ours: unknown, theirs: unknown];

function differences(ours: Member, name: string, path: string): readonly Difference[] {
  const theirs = shapes[name];
  if (theirs === undefined) return [[path, ours.is, 'unknown']];
  if (!isShape(ours)) return [];
  if (ours.is === 'structure') {
    return Object.entries(ours.members).flatMap(([member, one]) => {
      const inner = `${path}.${member}`;
      const own = theirs.m?.[member];
      if (own === undefined) return [[inner, one.is, 'unknown'] as const];
      const required = ours.required.includes(member);
      const theirsToo = theirs.r?.includes(member) === true;
      return [
        ...(required !== theirsToo && isShape(one)
          ? [[`${inner} required`, required, theirsToo] as const]
          : []),
        ...differences(one, own, inner),
      ];
    });
  }
  if (ours.is === 'list') {
    return [...limits(ours, theirs, path), ...differences(ours.each, theirs.i ?? '', `${path}[]`)];
  }
  return NARROWER.test(path) ? [] : limits(ours, theirs, path);
}

const KINDS: Readonly<Record<string, Shape['is']>> = {
  string: 'text',
  integer: 'whole',
  boolean: 'switch',
  list: 'list',
  structure: 'structure',
};

/** A length of none at least is no limit. */
const least = (min: number | undefined, is: Shape['is']) => (min === 0 && is !== 'whole' ? undefined : min);

function limits(ours: Shape, theirs: (typeof shapes)[string] & {}, path: string): readonly Difference[] {
  const { min, max, pattern, of } = {
    min: undefined,
    max: undefined,
    pattern: undefined,
    of: undefined,
    ...ours,
  };
  const here = { is: ours.is, min: least(min, ours.is), max, pattern, of: of && [...of].sort() };
  const there = {
    is: KINDS[theirs.t],
    min: least(theirs.min, ours.is),
    max: theirs.max,
    pattern: theirs.pattern,
    of: theirs.enum && [...theirs.enum].sort(),
  };
  return JSON.stringify(here) === JSON.stringify(there) ? [] : [[path, here, there]];
}

describe('the limits of raw', () => {
  it.each<[string, Structure]>([
    ['ContainerDefinition', CONTAINER],
    ['ContainerDefinition', PIPED_CONTAINER],
    ['CreateModelInput', MODEL],
    ['ProductionVariant', VARIANT],
    ['CreateEndpointConfigInput', ENDPOINT_CONFIG],
  ])('of %s are those that the simulator keeps', (name, shape) => {
    expect(differences(shape, name, name)).toEqual([]);
  });

  it.each<[string, Structure, Structure]>([
    ['a model and its container', MODEL, CONTAINER],
    ['a config and its variant', ENDPOINT_CONFIG, VARIANT],
  ])('of %s can stand side by side: no member has the name of another one', (_, one, other) => {
    expect(Object.keys(one.members).filter((name) => Object.hasOwn(other.members, name))).toEqual([]);
  });
});
