// What people, accounts and files may plant, through whole commands: no raw control or bidi character and no command of a
// CI runner comes out, whichever way it went in.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostile } from '../../src/render/testing/hostile.ts';
import { enter, harmless, harmlessOnce, type Place, type RecordOfState, tamper } from './account.ts';

const PLAN = ['plan', '--simulator'];
const STATUS = ['status', '--simulator'];
const APPLY = ['apply', '--simulator', '--auto-approve'];

let place: Place;
beforeEach(async () => {
  place = await enter();
});
afterEach(() => place.leave());

/** What each renderer makes of every string is tested beside it; here every string goes one way in, by turns. */
const WAYS = 6;
const share = (way: number) => hostile.filter((_, index) => index % WAYS === way);
/** A few of each kind, where each takes runs of its own. */
const some = hostile.filter((_, index) => index % 9 === 0);

type Model = { readonly image?: string; readonly artifact?: string; readonly env?: Record<string, string> };

/** One endpoint `e0`, `e1`, … for each model. */
function fileOf(models: readonly Model[], count = 1): string {
  return JSON.stringify({
    version: 1,
    project: 'risk',
    region: 'us-east-1',
    defaults: { role: 'arn:aws:iam::123456789012:role/sagemaker-execution' },
    models: Object.fromEntries(
      models.map((model, at) => [
        `m${at}`,
        { image: '683313688378.dkr.ecr.us-east-1.amazonaws.com/xgb:1', ...model },
      ]),
    ),
    endpoints: Object.fromEntries(
      models.map((_, at) => [`e${at}`, { model: `m${at}`, instance: { type: 'ml.m5.large', count } }]),
    ),
  });
}

const plain = (payloads: readonly string[]): readonly Model[] => payloads.map(() => ({}));

describe('hostile strings, many at once', () => {
  it('as reasons of failures', async () => {
    const payloads = share(0);
    const endpoints = payloads.map((reason, at) => ({ kind: 'ping', endpoint: `e${at}`, reason }));
    const setting = { file: fileOf(plain(payloads)), scenario: { endpoints } };
    expect(await harmlessOnce(place, APPLY, setting)).toContain('0 done');
    await harmless(place, PLAN);
    await harmless(place, STATUS);
    await harmlessOnce(place, [...APPLY, '--json'], setting);
  });

  it('as reasons of a rollback', async () => {
    const payloads = share(1);
    const endpoints = payloads.map((reason, at) => ({
      kind: 'capacity',
      endpoint: `e${at}`,
      on: 'update',
      reason,
    }));
    await harmlessOnce(place, APPLY, { file: fileOf(plain(payloads)) });
    const file = fileOf(payloads.map(() => ({ env: { A: '1' } })));
    const text = await harmlessOnce(place, APPLY, { file, scenario: { endpoints } });
    expect(text).toContain('rolled back');
    await harmless(place, PLAN);
    await harmless(place, APPLY, { scenario: { endpoints } });
  });

  it('as words of a refusal', async () => {
    const payloads = share(2);
    const requests = payloads.map((message, at) => ({
      kind: 'refused',
      operation: 'CreateModel',
      name: `risk-e${at}-*`,
      code: 'ValidationException',
      message,
    }));
    const setting = { file: fileOf(plain(payloads)), scenario: { requests } };
    expect(await harmlessOnce(place, APPLY, setting)).toContain('0 done');
    await harmless(place, APPLY, setting);
  });

  it('as values of the file, once and then others', async () => {
    const payloads = share(3);
    // The rest is refused by validate.
    const possible = payloads.filter((one) => one.length < 1000 && !/\p{Cs}/u.test(one));
    const file = fileOf(possible.map((A) => ({ env: { A } })));
    await harmless(place, ['validate'], { file });
    await harmless(place, PLAN);
    expect(await harmlessOnce(place, APPLY)).toContain(`${possible.length} created`);
    await harmless(place, PLAN, { file: fileOf(possible.map((A) => ({ env: { A: `${A}!` } }))) });
    await harmless(place, ['validate'], { file: fileOf(payloads.map((image) => ({ image }))) });
    await harmless(place, ['validate'], { file: fileOf(payloads.map((artifact) => ({ artifact }))) });
  });

  it('as keys of the file', async () => {
    const payloads = share(4);
    const keyed = (value: unknown) => Object.fromEntries(payloads.map((payload) => [payload, value]));
    const base = JSON.parse(fileOf([{}]));
    for (const wrong of [
      { ...base, ...keyed(1) },
      { ...base, endpoints: keyed({ model: 'm0', instance: { type: 'ml.m5.large' } }) },
      { ...base, models: { m0: { image: 'x', env: keyed('a') } } },
      { ...base, endpoints: { e0: { model: 'm0', instance: keyed(1), tags: keyed('b') } } },
      { ...base, defaults: { tags: keyed('c') } },
    ])
      await harmless(place, ['validate'], { file: JSON.stringify(wrong) });
  });

  it('in what somebody did to the account', async () => {
    const payloads = share(5);
    await harmlessOnce(place, APPLY, { file: fileOf(plain(payloads)) });
    await tamper(place, (record) => poisoned(record, payloads));
    await harmless(place, PLAN);
    await harmless(place, STATUS);
    await harmless(place, [...PLAN, '--prune'], { file: fileOf([], 1) });
    await harmless(place, APPLY, { file: fileOf(plain(payloads), 2) });
  });
});

/** By turns: another owner, another address, tags of others, another config, marks that are none, another image. */
function poisoned(record: RecordOfState, payloads: readonly string[]): RecordOfState {
  const at = Number(/^(?:risk-)?e(\d+)/.exec(record.name)?.[1] ?? 0);
  const payload = payloads[at] ?? '';
  const tagged = (key: string) => ({
    ...record,
    tags: [...record.tags.filter(({ Key }) => Key !== key), { Key: key, Value: payload }],
  });
  if (record.kind === 'model') {
    const PrimaryContainer = { ...record.spec.PrimaryContainer, Image: payload, Environment: { A: payload } };
    return at % 2 === 0 ? { ...record, spec: { ...record.spec, PrimaryContainer } } : record;
  }
  if (record.kind === 'endpoint-config') return record;
  const turns = [
    () => tagged('inferra:project'),
    () => tagged('inferra:env'),
    () => tagged('inferra:address'),
    () => tagged('inferra:applied'),
    () => tagged('inferra:attempt'),
    () => tagged('inferra:tags'),
    () => tagged(payload),
    () => ({ ...record, failureReason: payload }),
  ];
  return (turns[at % turns.length] ?? turns[0])?.() ?? record;
}

describe('hostile strings, one by one', () => {
  it('as the text of a file', async () => {
    for (const payload of hostile) {
      for (const file of [
        payload,
        `version: 1\n${payload}: 2\n`,
        `project: ${payload}\n`,
        `a: [${payload}`,
      ]) {
        await writeFile(join(place.cwd, 'inference.yaml'), file);
        await harmlessOnce(place, ['validate']);
      }
    }
  });

  it('as words of a command line', async () => {
    await harmlessOnce(place, ['validate'], { file: fileOf([{}]) });
    for (const payload of some) {
      for (const args of [
        [payload],
        ['explain', payload],
        ['validate', '-f', payload],
        ['validate', payload],
        ['validate', `--${payload}`],
        ['validate', '--env', payload],
        ['validate', '--param', payload],
        ['validate', '--param', `a=${payload}`],
        ['apply', '--parallelism', payload],
        ['apply', '--timeout', payload],
        ['plan', '--simulator', '--region', payload],
        ['plan', '--simulator', '--target', payload],
        ['status', '--simulator', payload],
        ['plan', '--profile', payload],
      ])
        await harmlessOnce(place, args);
    }
  });

  it('as names of variables and parameters', async () => {
    for (const payload of some) {
      const file = fileOf([
        { env: { A: `\${env:${payload}}`, B: '${env:TOKEN}', C: `\${param:${payload}}` } },
      ]);
      await harmlessOnce(place, ['validate'], { file, env: { [`TOKE${payload}`]: 'x', [payload]: 'y' } });
    }
  });

  it('as a scenario', async () => {
    for (const payload of some) {
      const setting = { file: fileOf([{}]), scenario: { [payload]: 1 } };
      await harmlessOnce(place, PLAN, setting);
    }
  });
});
