import { describe, expect, test } from 'vitest';
import { type Answer, ok, refusal, type Sent, scripted, socketError } from './testing/scripted.ts';

const ARN = 'arn:aws:sagemaker:us-east-1:123456789012:endpoint/fraud';
const FINE = ok({ EndpointArn: ARN, EndpointName: 'fraud', EndpointStatus: 'InService' });

/** The answers in turn, the last one for ever. */
function inTurn(...answers: readonly Answer[]): () => Answer {
  let at = 0;
  return () => answers[Math.min(at++, answers.length - 1)] ?? FINE;
}

const ambiguous: readonly (readonly [string, Answer])[] = [
  ['a connection that breaks', socketError('ECONNRESET')],
  ['a time-out', Object.assign(new Error('no answer in time'), { name: 'TimeoutError' })],
  ['an internal failure', refusal('InternalFailure', null, 500)],
  ['a page of a proxy', { status: 503, body: '<html>Service Unavailable</html>' }],
  ['a refusal by a proxy', { status: 403, body: '<html>Forbidden</html>' }],
  ['a 400 without a code', { status: 400, body: '{}' }],
  ['an answer that is cut off', { status: 200, body: '{"EndpointArn":"arn:aws' }],
  ['an empty answer', { status: 200, body: '' }],
  ['an answer that says nothing', ok({ EndpointName: 'fraud' })],
  ['an answer of another shape', ok([])],
];

describe('when it cannot be told whether a request was carried out', () => {
  test.each(ambiguous)('a read is sent again after %s', async (_, answer) => {
    const { cloud, sent } = scripted(inTurn(answer, FINE));
    const found = await cloud.call('DescribeEndpoint', { EndpointName: 'fraud' });
    expect(found.EndpointStatus).toBe('InService');
    expect(sent).toHaveLength(2);
  });

  test.each(ambiguous)('a change is never sent again after %s', async (_, answer) => {
    const { cloud, sent } = scripted(inTurn(answer, FINE));
    const change = cloud.call('UpdateEndpoint', { EndpointName: 'fraud', EndpointConfigName: 'c' });
    await expect(change).rejects.toMatchObject({ trouble: 'ambiguous', code: 'INF2016' });
    expect(sent).toHaveLength(1);
  });
});

const throttles: readonly (readonly [string, Answer])[] = [
  ['ThrottlingException', refusal('ThrottlingException', 'Rate exceeded')],
  ['ThrottlingException without words', refusal('ThrottlingException', null)],
  ['TooManyRequestsException', refusal('TooManyRequestsException', 'slow down')],
  ['status 429 with nothing else', { status: 429, body: '{}' }],
  ['the words alone', refusal('ValidationException', 'Rate exceeded')],
  ['ThrottlingException with status 503', refusal('ThrottlingException', 'Rate exceeded', 503)],
];

describe('what was certainly not carried out is sent again, changes too', () => {
  test.each(throttles)('throttled by %s', async (_, answer) => {
    const { cloud, sent } = scripted(inTurn(answer, answer, answer, FINE));
    await cloud.call('CreateEndpoint', { EndpointName: 'fraud', EndpointConfigName: 'c' });
    expect(sent).toHaveLength(4);
  });

  test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])('no connection was made: %s', async (code) => {
    const { cloud, sent } = scripted(inTurn(socketError(code), FINE));
    await cloud.call('CreateEndpoint', { EndpointName: 'fraud', EndpointConfigName: 'c' });
    expect(sent).toHaveLength(2);
  });
});

describe('patience ends', () => {
  test.each([
    ['a service that is down', refusal('InternalFailure', 'oops', 500), 8, 120_000],
    ['a name that does not resolve', socketError('ENOTFOUND'), 8, 120_000],
    ['throttling without end', refusal('ThrottlingException', 'Rate exceeded'), 100, 630_000],
  ])('%s makes a read unavailable', async (_, answer, mostSent, mostMs) => {
    const { cloud, sent, clock } = scripted(() => answer);
    const start = clock.now();
    const read = cloud.call('DescribeEndpoint', { EndpointName: 'fraud' });
    await expect(read).rejects.toMatchObject({ trouble: 'unavailable', code: 'INF2017' });
    expect(sent.length).toBeLessThanOrEqual(mostSent);
    expect(clock.now() - start).toBeLessThanOrEqual(mostMs);
  });

  test('a jitter of nothing but zeros does not retry for ever', async () => {
    const { cloud, sent } = scripted(() => refusal('InternalFailure', null, 500), { random: () => 0 });
    await expect(cloud.call('ListModels', {})).rejects.toMatchObject({ trouble: 'unavailable' });
    expect(sent).toHaveLength(8);
  });

  test('throttling does not use up the patience with broken answers', async () => {
    const throttle = refusal('ThrottlingException', null);
    const answers = [...Array<Answer>(20).fill(throttle), socketError('ECONNRESET'), FINE];
    const { cloud } = scripted(inTurn(...answers));
    await expect(cloud.call('DescribeEndpoint', { EndpointName: 'fraud' })).resolves.toBeDefined();
  });
});

test('pauses are exponential with full jitter, and each is told', async () => {
  const waits: number[] = [];
  const { cloud } = scripted(() => refusal('InternalFailure', 'oops', 500), {
    random: () => 0.5,
    onRetry: ({ waitMs, operation, reason }) =>
      waits.push(waitMs) &&
      expect({ operation, reason }).toEqual({ operation: 'ListModels', reason: 'oops' }),
  });
  await expect(cloud.call('ListModels', {})).rejects.toThrow('after 8 attempts');
  expect(waits).toEqual([100, 200, 400, 800, 1600, 3200, 6400]);
});

describe('once the signal has aborted', () => {
  test('nothing is sent', async () => {
    const { cloud, sent } = scripted(() => FINE, { signal: AbortSignal.abort(new Error('stop')) });
    await expect(cloud.call('ListModels', {})).rejects.toThrow('stop');
    expect(sent).toHaveLength(0);
  });

  test('a pause ends and nothing further is sent', async () => {
    const stop = new AbortController();
    const { cloud, sent } = scripted(() => refusal('ThrottlingException', null), {
      signal: stop.signal,
      onRetry: ({ attempt }) => attempt === 3 && stop.abort(new Error('stop')),
    });
    await expect(cloud.call('ListModels', {})).rejects.toThrow('stop');
    expect(sent).toHaveLength(3);
  });

  test('the answer of what is under way is still given', async () => {
    const stop = new AbortController();
    const { cloud } = scripted(
      () => {
        stop.abort(new Error('stop'));
        return FINE;
      },
      { signal: stop.signal },
    );
    const change = cloud.call('UpdateEndpoint', { EndpointName: 'fraud', EndpointConfigName: 'c' });
    await expect(change).resolves.toMatchObject({ EndpointArn: ARN });
  });
});

/** A service that lets one request a second through and refuses a share of those as well. */
function reluctant(perSecond: number, refusedShare: number) {
  let tokens = 1;
  let last: number | undefined;
  let count = 0;
  return ({ at }: Sent): Answer => {
    tokens = Math.min(1, tokens + ((at - (last ?? at)) / 1000) * perSecond);
    last = at;
    count += 1;
    // Spread evenly and without chance, so that the test says the same every time.
    const unlucky = Math.floor(count * refusedShare) !== Math.floor((count - 1) * refusedShare);
    if (tokens < 1 || unlucky) return refusal('ThrottlingException', 'Rate exceeded');
    tokens -= 1;
    return FINE;
  };
}

/** A fixed sequence that looks like chance (a linear congruential generator). */
function chance(): () => number {
  let seed = 42;
  return () => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return seed / 2 ** 32;
  };
}

describe('pace', () => {
  test('without throttling nothing ever waits', async () => {
    const { cloud, clock, sent } = scripted(() => FINE);
    const start = clock.now();
    await Promise.all(
      Array.from({ length: 300 }, () => cloud.call('DescribeEndpoint', { EndpointName: 'fraud' })),
    );
    expect(clock.now()).toBe(start);
    expect(sent).toHaveLength(300);
  });

  test.each(['DescribeEndpoint', 'UpdateEndpoint'] as const)(
    '123 times %s succeed at one request a second with 30 % refusals, without a storm',
    async (operation) => {
      const { cloud, clock, sent } = scripted(reluctant(1, 0.3), { random: chance() });
      const start = clock.now();
      const input = { EndpointName: 'fraud', EndpointConfigName: 'c' };
      await Promise.all(Array.from({ length: 123 }, () => cloud.call(operation, input)));
      expect(sent.length, 'at most 60 % more than the 123 that were needed').toBeLessThanOrEqual(197);
      expect(clock.now() - start, 'at most five minutes').toBeLessThanOrEqual(300_000);
    },
  );

  test('it speeds up again when the service lets it', async () => {
    let strict = true;
    const limited = reluctant(1, 0);
    const { cloud, clock } = scripted((sent) => (strict ? limited(sent) : FINE));
    const describeMany = (n: number) =>
      Promise.all(Array.from({ length: n }, () => cloud.call('DescribeEndpoint', { EndpointName: 'fraud' })));
    await describeMany(30);
    strict = false;
    await describeMany(100);
    const start = clock.now();
    await describeMany(100);
    expect(clock.now()).toBe(start);
  });

  test('a configured rate is never exceeded', async () => {
    const { cloud, sent } = scripted(() => FINE, { rate: 4 });
    await Promise.all(Array.from({ length: 20 }, () => cloud.call('ListModels', {}).catch(() => undefined)));
    const gaps = sent.slice(1).map((one, n) => one.at - (sent[n]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(250);
  });

  test('no more requests than allowed are under way at once', async () => {
    let underWay = 0;
    let most = 0;
    const { cloud } = scripted(
      async () => {
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise(setImmediate);
        underWay -= 1;
        return FINE;
      },
      { concurrency: 3 },
    );
    await Promise.all(
      Array.from({ length: 20 }, () => cloud.call('DescribeEndpoint', { EndpointName: 'fraud' })),
    );
    expect(most).toBe(3);
  });
});
