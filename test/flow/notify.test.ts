// A check that tells: each change of state once to each target, whatever goes wrong on the way, and never in place of the
// report.
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { InferraError } from '../../src/core/errors.ts';
import type { DriftInput } from '../../src/flow/drift.ts';
import { driftAndTell, mergeAndTell, type TellInput } from '../../src/flow/notify.ts';
import type { PostRequest } from '../../src/flow/ports.ts';
import type { Scenario } from '../../src/simulator/index.ts';
import { fileOf } from '../support/files.ts';
import { notifyPorts } from '../support/notify.ts';
import { openRig, PLAIN, type Rig } from '../support/rig.ts';

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alerts';
const HOOK = 'https://hooks.slack.com/services/T00000000/B00000000/secret-of-the-hook';
const ALERTS = 'https://alerts.example.com/inferra?token=secret-of-alerts';
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const ENV = { HOOK, ALERTS, ALERTS_SECRET: SECRET };

const FILE = fileOf({ fraud: { tags: { team: 'risk' } }, search: { serverless: ['2GB', 5] } });
const ONE_MORE = fileOf({ fraud: { tags: { team: 'other' } }, search: { serverless: ['2GB', 5] } });
const TWO_MORE = fileOf({ fraud: { tags: { team: 'other' } }, search: { serverless: ['2GB', 6] } });

/** What a run did, in the order in which it did it. */
type Told = {
  readonly exit: number | string;
  readonly did: readonly string[];
  readonly problems: readonly string[];
  readonly posts: readonly PostRequest[];
};

type Given = {
  readonly notify?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly post?: (request: PostRequest) => Promise<void>;
  readonly input?: Partial<DriftInput & TellInput>;
  readonly writeFile?: (path: string, text: string) => Promise<void>;
};

async function run(rig: Rig, file: string, given: Given = {}): Promise<Told> {
  const { notify = ['slack:HOOK'], post = async () => {} } = given;
  const env: Readonly<Record<string, string>> = given.env ?? ENV;
  const [did, posts, problems, masked]: [string[], PostRequest[], Diagnostic[], string[]] = [[], [], [], []];
  const ports = rig.ports(file, rig.simulator, {
    env,
    warn: (some) => void problems.push(...errorsOf(some)),
    mask: (secrets) => void masked.push(...secrets),
    ...(given.writeFile === undefined ? {} : { writeFile: given.writeFile }),
  });
  const known = rig.simulator.world.seenAll('message', 0).length;
  const telling = notifyPorts(ports, async (request) => {
    did.push(`post to ${request.url.hostname}`);
    await post(request);
    posts.push(request);
  });
  const input = { ...PLAIN, allowPending: false, notify, memory: 'told.json', ...given.input };
  const exit = await driftAndTell(
    { ...telling, presentReport: async ({ counts }) => void did.push(`report of ${counts.findings}`) },
    input,
  ).catch((error: unknown) => (error instanceof InferraError ? error.code : String(error)));
  const messages = rig.simulator.world.seenAll('message', 0).slice(known);
  did.push(...messages.map(({ service, body }) => `${service} ${/inferra\.drift\.(\w+)/.exec(body)?.[1]}`));
  const words = problems.map(({ code, message, hint }) => `${code} ${message} ${hint ?? ''}`.trim());
  if (typeof exit === 'number') {
    const named = notify.flatMap((word) =>
      Object.keys(env).filter((key) => key.startsWith(word.split(':')[1] ?? '-')),
    );
    expect(masked).toEqual(expect.arrayContaining(named.map((key) => env[key])));
  }
  const shown = JSON.stringify([words, exit, [...rig.files]]);
  expect(shown).not.toMatch(/secret-of|hooks\.slack/);
  return { exit, did, problems: words, posts };
}

/** Without what is said of the file. */
const errorsOf = (some: readonly Diagnostic[]) => some.filter(({ severity }) => severity === 'error');

async function applied(scenario: Scenario = {}): Promise<Rig> {
  const rig = await openRig({ scenario });
  await rig.apply(FILE);
  return rig;
}

describe('a target is told', () => {
  it('each change of state once: found, changed, resolved, and found again', async () => {
    const rig = await applied();
    const all = ['slack:HOOK', 'https:ALERTS', `sns:${TOPIC}`, 'events:default'];
    const lines: (readonly [number | string, string])[] = [];
    for (const file of [FILE, ONE_MORE, ONE_MORE, TWO_MORE, TWO_MORE, FILE, FILE, ONE_MORE]) {
      await rig.simulator.clock.sleep(60_000);
      const { exit, did, problems } = await run(rig, file, { notify: all });
      expect(problems).toEqual([]);
      lines.push([exit, did.join(', ')]);
    }
    const everybody = (change: string) =>
      `post to hooks.slack.com, post to alerts.example.com, sns ${change}, events ${change}`;
    expect(lines).toEqual([
      [0, 'report of 0'],
      [2, `report of 1, ${everybody('found')}`],
      [2, 'report of 1'],
      [2, `report of 2, ${everybody('changed')}`],
      [2, 'report of 2'],
      [0, `report of 0, ${everybody('resolved')}`],
      [0, 'report of 0'],
      [2, `report of 1, ${everybody('found')}`],
    ]);
  });

  it('by a machine that has never seen the account, as long as it has the file', async () => {
    const rig = await applied();
    await run(rig, ONE_MORE);
    const text = rig.files.get('told.json') ?? '';
    const fresh = await openRig({ from: rig.simulator.world.state() });
    fresh.files.set('told.json', text);
    expect(await run(fresh, ONE_MORE)).toMatchObject({ exit: 2, did: ['report of 1'] });
    expect(fresh.files.get('told.json')).toBe(text);
    fresh.files.set('told.json', ' \n');
    expect((await run(fresh, ONE_MORE)).did).toEqual(['report of 1', 'post to hooks.slack.com']);
  });

  it('once though it is named twice, and anew where it has been left out for a while', async () => {
    const rig = await applied();
    expect((await run(rig, ONE_MORE, { notify: ['slack:HOOK', 'slack:HOOK'] })).did).toHaveLength(2);
    expect((await run(rig, ONE_MORE, { notify: ['events:default'] })).did).toEqual([
      'report of 1',
      'events found',
    ]);
    expect((await run(rig, ONE_MORE)).did).toEqual(['report of 1', 'post to hooks.slack.com']);
  });

  it('nothing of what waits for an apply, where that is allowed', async () => {
    const rig = await applied();
    const { exit, did } = await run(rig, ONE_MORE, { input: { allowPending: true } });
    expect([exit, did]).toEqual([0, ['report of 1']]);
  });

  it('under a signature of the body, the time of the run and an id that does not move with it', async () => {
    const rig = await applied();
    const refuse = async () => {
      throw new InferraError('INF8040', 'it answered 503');
    };
    const tried: PostRequest[] = [];
    const keep = (next: (request: PostRequest) => Promise<void>) => async (request: PostRequest) => {
      tried.push(request);
      await next(request);
    };
    await run(rig, ONE_MORE, { notify: ['https:ALERTS'], post: keep(refuse) });
    await rig.simulator.clock.sleep(3_600_000);
    await run(rig, ONE_MORE, { notify: ['https:ALERTS'], post: keep(async () => {}) });
    const [first, second] = tried.map(({ headers }) => headers);
    expect(first?.['webhook-id']).toBe(second?.['webhook-id']);
    expect(
      Number(second?.['webhook-timestamp']) - Number(first?.['webhook-timestamp']),
    ).toBeGreaterThanOrEqual(3600);
    for (const { url, headers, body } of tried) {
      const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
      const expected = createHmac('sha256', Buffer.alloc(32, 7)).update(signed).digest('base64');
      expect([url.href, headers['webhook-signature']]).toEqual([ALERTS, `v1,${expected}`]);
      expect(JSON.parse(body).id).toBe(headers['webhook-id']);
    }
  });

  it('once by a FIFO topic, though a run was killed before it could remember that', async () => {
    const rig = await applied();
    const notify = [`sns:${TOPIC}.fifo`];
    let written = 0;
    const writeFile = async (path: string, text: string) => {
      written += 1;
      if (written > 1) throw new Error('killed');
      rig.files.set(path, text);
    };
    expect(await run(rig, ONE_MORE, { notify, writeFile })).toMatchObject({ exit: 'Error: killed' });
    await rig.simulator.clock.sleep(60_000);
    expect(await run(rig, ONE_MORE, { notify })).toMatchObject({
      exit: 2,
      did: ['report of 1'],
      problems: [],
    });
    await run(rig, FILE, { notify });
    const order = rig.simulator.world.seenAll('message', 0).map(({ to, sequence }) => [to, sequence]);
    expect(order).toEqual([1, 2].map((nth) => [`${TOPIC}.fifo`, nth]));
  });
});

describe('reports of shards', () => {
  it('are told as the whole that they are, once, and by the account that they are of', async () => {
    const rig = await applied();
    const parts = async (file: string) =>
      Promise.all(
        [1, 2, 3].map(async (index) => {
          const { report } = await rig.drift(file, { shard: { index, of: 3 } });
          return { file: `${index}.json`, text: JSON.stringify(report) };
        }),
      );
    const merge = async (file: string) => {
      const ports = notifyPorts(rig.ports(file, rig.simulator, { env: ENV }));
      return mergeAndTell(ports, { notify: [`sns:${TOPIC}`], memory: 'told.json' }, await parts(file));
    };
    const exits: number[] = [];
    for (const file of [FILE, TWO_MORE, TWO_MORE, FILE]) exits.push(await merge(file));
    expect(exits).toEqual([0, 2, 2, 0]);
    const [found, resolved, ...more] = rig.simulator.world.seenAll('message', 0);
    expect([found?.body, resolved?.body]).toEqual([
      expect.stringContaining('inferra.drift.found'),
      expect.stringContaining('inferra.drift.resolved'),
    ]);
    expect(more).toEqual([]);
    expect(found?.subject).toBe('inferra drift: 2 pending (risk/default)');
  });
});

describe('what cannot be told', () => {
  const fault = (kind: 'access-denied' | 'lost-request' | 'lost-response'): Scenario => ({
    requests: [{ kind, operation: 'Publish', nth: 1 }],
  });

  it.each([
    ['is denied', fault('access-denied'), 'allow sns:Publish for this identity'],
    ['is lost on the way', fault('lost-request'), 'got no answer'],
    ['is carried out, and the answer is lost', fault('lost-response'), 'got no answer'],
    ['has a topic that is not there', { missing: { topics: [TOPIC] } }, 'Topic does not exist'],
  ] as const)(
    '%s: the others are, the check keeps its exit code, and the next run tells it',
    async (_, scenario, words) => {
      const rig = await applied(scenario);
      const notify = [`sns:${TOPIC}`, 'slack:HOOK'];
      const { exit, did, problems } = await run(rig, ONE_MORE, { notify });
      expect([exit, did.slice(0, 2)]).toEqual([2, ['report of 1', 'post to hooks.slack.com']]);
      expect(problems).toEqual([expect.stringMatching(new RegExp(`^INF8040 sns:${TOPIC}: .*${words}`, 's'))]);
      const next = await run(rig, ONE_MORE, { notify });
      expect(next.did.filter((one) => one.startsWith('post'))).toEqual([]);
      expect(next.problems).toHaveLength('missing' in scenario ? 1 : 0);
    },
  );

  it('ends with 1 where the check found nothing: the monitor is broken', async () => {
    const rig = await applied();
    await run(rig, ONE_MORE);
    const broken = async () => {
      throw new InferraError('INF8040', 'it answered 404');
    };
    const { exit, did, problems } = await run(rig, FILE, { post: broken });
    expect([exit, did]).toEqual([1, ['report of 0', 'post to hooks.slack.com']]);
    expect(problems).toEqual(['INF8040 slack:HOOK: it answered 404']);
    expect(await run(rig, FILE)).toMatchObject({ exit: 0, did: ['report of 0', 'post to hooks.slack.com'] });
  });

  it('is an event that the service refuses in an answer that says 200', async () => {
    const rig = await applied();
    const ports = rig.ports(ONE_MORE);
    const connection = await ports.connect({ region: 'us-east-1', account: undefined });
    const call = async (operation: string, input: never) =>
      operation === 'PutEvents'
        ? { FailedEntryCount: 1, Entries: [{ ErrorCode: 'ThrottlingException', ErrorMessage: 'slow down' }] }
        : connection.cloud.call(operation as 'ListEndpoints', input);
    const problems: Diagnostic[] = [];
    const telling = notifyPorts({
      ...ports,
      warn: (some) => void problems.push(...errorsOf(some)),
      connect: async () => ({
        ...connection,
        cloud: { ...connection.cloud, call: call as typeof connection.cloud.call },
      }),
    });
    const input = { ...PLAIN, allowPending: false, notify: ['events:default'], memory: 'told.json' };
    expect(await driftAndTell(telling, input)).toBe(2);
    expect(problems).toMatchObject([
      { code: 'INF8040', message: 'events:default: the event was refused: ThrottlingException: slow down' },
    ]);
  });

  it('is told again where it could not be remembered', async () => {
    const rig = await applied();
    const writeFile = async () => {
      throw new InferraError('INF6014', 'cannot write told.json: permission denied');
    };
    const { exit, problems } = await run(rig, ONE_MORE, { writeFile });
    expect([exit, problems]).toEqual([2, ['INF8041 cannot write told.json: permission denied']]);
    expect((await run(rig, ONE_MORE)).did).toEqual(['report of 1', 'post to hooks.slack.com']);
  });

  it('is what a check of one endpoint remembers, to a check of all', async () => {
    const rig = await applied();
    await run(rig, ONE_MORE, { input: { targets: ['fraud'] } });
    const { did, problems } = await run(rig, ONE_MORE);
    expect(did).toEqual(['report of 1']);
    expect(problems).toEqual([expect.stringContaining('us-east-1, fraud alone, and this is risk/default')]);
  });

  it('is what another check remembers: nobody is told, and its file is left alone', async () => {
    const rig = await applied();
    await run(rig, ONE_MORE);
    const text = rig.files.get('told.json');
    const other = await run(rig, fileOf({ fraud: {} }, 'fraud'));
    expect(other).toMatchObject({ exit: 2, did: ['report of 1'] });
    expect(other.problems).toEqual([
      'INF8042 told.json is of risk/default in 123456789012/us-east-1, and this is fraud/default in 123456789012/us-east-1',
    ]);
    expect(rig.files.get('told.json')).toBe(text);
  });
});

describe('nothing is sent', () => {
  it.each([
    ['for a word that is no target', { notify: ['mail:me'] }, 'INF6004'],
    ['for an address on the command line', { notify: [HOOK] }, 'INF6004'],
    ['without the variable', { env: {} }, 'INF6017'],
    ['for an empty variable', { env: { HOOK: ' ' } }, 'INF6017'],
    ['for an address without TLS', { env: { HOOK: HOOK.replace('https', 'http') } }, 'INF6017'],
    ['for an address of this machine', { env: { HOOK: 'https://127.0.0.1/secret-of' } }, 'INF6017'],
    ['without a secret for signatures', { notify: ['https:ALERTS'], env: { ALERTS } }, 'INF6017'],
    ['for a weak one', { notify: ['https:ALERTS'], env: { ALERTS, ALERTS_SECRET: 'hunter2' } }, 'INF6017'],
  ] as const)('%s', async (_, given, code) => {
    const rig = await applied();
    const before = rig.simulator.world.requests().length;
    expect(await run(rig, ONE_MORE, given)).toMatchObject({ exit: code, did: [], problems: [] });
    expect(rig.simulator.world.requests()).toHaveLength(before);
  });

  it('over a file that holds something else, which is left alone', async () => {
    const rig = await applied();
    rig.files.set('told.json', FILE);
    expect(await run(rig, ONE_MORE)).toMatchObject({ exit: 'INF6018', did: [] });
    expect(rig.files.get('told.json')).toBe(FILE);
  });
});
