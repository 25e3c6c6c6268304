import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import { leftovers } from './leftovers.ts';
import { lower, lowerRemoval } from './lower.ts';
import {
  instances,
  liveOf,
  MODIFIED,
  type Now,
  serverless,
  settledOf,
  situationOf,
  unitOf,
} from './testing/scene.ts';
import type { Unit } from './unit.ts';

const fraud = unitOf();
const other = unitOf({ image: 'image:2' });
const third = unitOf({ image: 'image:3' });
const onDemand = unitOf({ hardware: serverless(5) });

function lowered(unit: Unit, now: Now | undefined, standing: readonly Unit[], retry = false) {
  const live = now === undefined ? undefined : liveOf(unit, now);
  const situation = situationOf(unit, live, standing);
  return { live, steps: lower(unit, situation, decide(unit, situation, { retry })) };
}

const titles = (...args: Parameters<typeof lowered>) =>
  lowered(...args).steps.map(({ step: { title, name, kind } }) =>
    kind === 'endpoint' ? title : `${title} ${name}`,
  );

const config = ({ target }: Unit) => target.config;
const model = ({ models }: Unit) => models[0]?.name ?? '';
/** `fraud` serves; it and `third` before it are verified. */
const serving: Now = {
  serves: fraud,
  applied: fraud.target,
  attempt: { target: fraud.target, stage: 'done' },
  verified: [config(fraud), config(third)],
};

describe('the steps', () => {
  it('of a create make the parts first and mark it applied last', () => {
    expect(titles(fraud, undefined, [])).toEqual([
      `create model ${model(fraud)}`,
      `create endpoint-config ${config(fraud)}`,
      'create',
      'wait and verify',
      'mark it applied',
    ]);
  });

  it('of a swap mark the intent before anything is made, and remove nothing before it is marked applied', () => {
    expect(titles(other, serving, [fraud, third])).toEqual([
      'mark the intent',
      `create model ${model(other)}`,
      `create endpoint-config ${config(other)}`,
      'send the update',
      'mark it sent',
      'wait and verify',
      'mark it applied',
      `remove endpoint-config ${config(third)}`,
      `remove model ${model(third)}`,
      'mark it done',
    ]);
  });

  it('of new sizes send only what is to move', () => {
    const wish = (control: number, weight: number) =>
      unitOf({
        variants: {
          control: { hardware: instances(control), weight: 90 },
          candidate: { weight },
          idle: { weight: 0 },
        },
      });
    const [before, after] = [wish(2, 10), wish(3, 30)];
    const now = {
      serves: before,
      applied: before.target,
      attempt: { target: before.target, stage: 'done' },
    } as const;
    const { live, steps } = lowered(after, now, [before]);
    const adjust = steps.find(({ step }) => step.verb === 'adjust');
    expect(adjust?.request(live)).toEqual({
      verb: 'adjust',
      spec: [
        { variant: 'control', count: 3 },
        { variant: 'candidate', weight: 30 },
      ],
    });
  });

  it('of a new size make no parts', () => {
    expect(titles(unitOf({ hardware: instances(3) }), serving, [fraud, third])).toEqual([
      'mark the intent',
      'send the new size',
      'mark it sent',
      'wait and verify',
      'mark it applied',
    ]);
  });

  it('of a recreation delete and wait until it is gone before they create', () => {
    expect(titles(onDemand, serving, [fraud])).toEqual([
      `create model ${model(onDemand)}`,
      `create endpoint-config ${config(onDemand)}`,
      'remove endpoint',
      'wait until it is gone',
      'create',
      'wait and verify',
      'mark it applied',
      `remove endpoint-config ${config(fraud)}`,
      'mark it done',
    ]);
  });

  it('of tags are one request, or two', () => {
    const tagged = unitOf({ tags: { team: 'a' } });
    const steps = (unit: Unit, before: Unit) => {
      const situation = situationOf(unit, settledOf(before), []);
      return lower(unit, situation, decide(unit, situation, { retry: false })).map(({ step }) => step.title);
    };
    expect(steps(tagged, fraud)).toEqual(['write tags']);
    expect(steps(fraud, tagged)).toEqual(['remove tags', 'write tags']);
  });

  it('of going on after the update was sent only wait, verify and mark', () => {
    const sent = { ...serving, attempt: { target: other.target, stage: 'sent' } } as const;
    expect(titles(other, sent, [fraud, other])).toEqual(['wait and verify', 'mark it applied']);
  });

  it('of going on with an update that runs and is not marked sent mark that first', () => {
    const running = {
      ...serving,
      attempt: { target: other.target, stage: 'intent' },
      status: 'Updating',
      pendingConfig: config(other),
    } as const;
    expect(titles(other, running, [fraud, other])).toEqual([
      'mark it sent',
      'wait and verify',
      'mark it applied',
    ]);
  });

  it('of cleaning up remove what is left and mark it done', () => {
    const cleaning = { ...serving, attempt: { target: fraud.target, stage: 'cleaning' } } as const;
    expect(titles(fraud, cleaning, [fraud, third, other])).toEqual([
      `remove endpoint-config ${config(other)}`,
      `remove model ${model(other)}`,
      'mark it done',
    ]);
    expect(titles(fraud, cleaning, [fraud])).toEqual(['mark it done']);
  });

  it('of nothing are none', () => {
    expect(titles(fraud, serving, [fraud, third])).toEqual([]);
  });

  it('of a removal delete the endpoint, then its configs, then its models', () => {
    const now = situationOf(fraud, settledOf(fraud), [fraud, third]);
    const steps = lowerRemoval(fraud.address, fraud.name, now).map(({ step }) => `${step.verb} ${step.kind}`);
    expect(steps).toEqual([
      'remove endpoint',
      'await endpoint',
      'remove endpoint-config',
      'remove endpoint-config',
      'remove model',
      'remove model',
    ]);
    const leftover = lowerRemoval(fraud.address, fraud.name, situationOf(fraud, undefined, [fraud]));
    expect(leftover.map(({ step }) => step.kind)).toEqual(['endpoint-config', 'model']);
  });

  it('wait for every step of the stage before, and have ids of their own', () => {
    const { steps } = lowered(other, serving, [fraud, third]);
    const ids = steps.map(({ step }) => step.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [index, { step }] of steps.entries()) {
      expect(step.after).toEqual(index === 0 ? [] : [ids[index - 1]]);
    }
  });
});

describe('what the marks say', () => {
  const request = (title: string, ...args: Parameters<typeof lowered>) => {
    const { live, steps } = lowered(...args);
    return steps.find(({ step }) => step.title === title)?.request(live);
  };

  it('the intent remembers how the endpoint looked just before', () => {
    expect(
      request('mark the intent', other, { ...serving, lastModified: 4_711, failureReason: 'x' }, []),
    ).toMatchObject({
      mark: {
        set: { 'inferra:attempt': expect.stringMatching(/^\S+ AllTraffic=1:1 intent 4711\/[0-9a-f]{8}$/) },
      },
    });
  });

  it('an attempt that arrived unmarked is written down along with the next intent', () => {
    const arrived = {
      ...serving,
      serves: other,
      attempt: { target: other.target, stage: 'sent' },
      lastModified: MODIFIED + 1,
    } as const;
    expect(request('mark the intent', third, arrived, [])).toMatchObject({
      mark: {
        set: {
          'inferra:applied': expect.stringContaining(config(other)),
          'inferra:verified': `${config(other)} ${config(fraud)}`,
        },
      },
    });
  });

  it('a wait goes by the time before the request, so that what is not visible yet is not an end', () => {
    expect(request('wait and verify', other, serving, [])).toEqual({
      verb: 'await',
      goal: { serves: config(other), sizes: other.target.sizes, since: MODIFIED },
    });
  });

  it('applied names the last two verified configs', () => {
    expect(request('mark it applied', other, serving, [])).toMatchObject({
      mark: { set: { 'inferra:verified': `${config(other)} ${config(fraud)}` } },
    });
  });
});

describe('what is left over', () => {
  const names = (unit: Unit, now: Now | undefined, standing: readonly Unit[], fresh = false) =>
    leftovers(unit, situationOf(unit, now && liveOf(unit, now), standing), unit.target, fresh).map(
      ({ name }) => name,
    );

  it.each<[string, string[], string[]]>([
    ['is nothing but the two verified', names(other, serving, [fraud, other]), []],
    [
      'is what was verified before them',
      names(other, serving, [fraud, other, third]),
      [config(third), model(third)],
    ],
    [
      'is what was tried and never verified',
      names(fraud, serving, [fraud, third, other]),
      [config(other), model(other)],
    ],
    [
      'is everything else where the endpoint is made anew',
      names(onDemand, serving, [fraud, third, onDemand], true),
      [config(fraud), config(third), model(third)].sort(),
    ],
  ])('%s', (_sentence, found, expected) => {
    expect([...found].sort()).toEqual([...expected].sort());
  });

  it('keeps a model as long as a config that stays refers to it', () => {
    const sized = unitOf({ hardware: instances(1, 'ml.c5.large') });
    expect(names(sized, serving, [fraud, sized])).toEqual([]);
    expect(model(sized)).toBe(model(fraud));
  });

  it('has the configs before the models', () => {
    const kinds = leftovers(
      other,
      situationOf(other, liveOf(other, serving), [fraud, other, third]),
      other.target,
      false,
    ).map(({ kind }) => kind);
    expect(kinds).toEqual(['endpoint-config', 'model']);
  });
});
