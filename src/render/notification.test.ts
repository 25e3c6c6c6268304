// Messages: what they say, what they never say, and that they fit where they go.
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import schema from '../../schemas/notification.schema.json' with { type: 'json' };
import { FINDING_NAMES, type Finding } from '../core/drift.ts';
import type { News } from '../notify/news.ts';
import { letterOf } from './notification.ts';
import { everyFinding, field } from './testing/drift.ts';
import { harmIn, hostile } from './testing/hostile.ts';

const conforms = new Ajv2020({ allErrors: true }).compile(schema);

const news = (change: Partial<News> = {}): News => ({
  project: 'risk',
  environment: 'prod',
  account: '123456789012',
  region: 'us-east-1',
  change: 'found',
  id: `drift_${'0'.repeat(32)}`,
  at: '2026-01-05T09:00:00.000Z',
  since: '2026-01-04T08:30:00.000Z',
  findings: [],
  ...change,
});

const changed = (key: string, fields = [field('instance count')]): Finding => ({
  is: 'changed',
  address: `endpoints.${key}`,
  name: key,
  takes: 'live',
  fields,
});

const eventIn = (event: string) => {
  const value = JSON.parse(event);
  expect(conforms(value), JSON.stringify(conforms.errors)).toBe(true);
  return value;
};

describe('a message', () => {
  it('says what differs, where and since when, the gravest first', () => {
    const missing: Finding = {
      is: 'missing',
      address: 'endpoints.b',
      name: 'b',
      deleting: false,
      parts: false,
    };
    const letter = letterOf(news({ findings: [changed('a', [field('count'), field('weight')]), missing] }));
    expect(letter.subject).toBe('inferra drift: 1 missing, 1 changed in the account (risk/prod)');
    expect(letter.text).toBe(
      [
        'inferra drift: 1 missing, 1 changed in the account',
        'risk/prod in 123456789012/us-east-1',
        'differs since 2026-01-04 08:30 UTC',
        '! endpoint b: missing',
        '~ endpoint a: changed in the account (count, weight)',
        '',
      ].join('\n'),
    );
    expect(eventIn(letter.event)).toMatchObject({
      type: 'inferra.drift.found',
      timestamp: '2026-01-05T09:00:00.000Z',
      data: {
        since: '2026-01-04T08:30:00.000Z',
        differences: 2,
        findings: [
          { is: 'missing', code: 'INF8003', address: 'endpoints.b' },
          { is: 'changed', code: 'INF8001', address: 'endpoints.a', fields: [{ at: 'endpoints.count' }, {}] },
        ],
      },
    });
  });

  it('says that it has changed, and that it is resolved', () => {
    expect(letterOf(news({ change: 'changed', findings: [changed('a')] })).subject).toBe(
      'inferra drift: now 1 changed in the account (risk/prod)',
    );
    const { subject, text, event, type } = letterOf(news({ change: 'resolved' }));
    expect([subject, type]).toEqual(['inferra drift: resolved (risk/prod)', 'inferra.drift.resolved']);
    expect(text).toContain('it had differed since 2026-01-04 08:30 UTC');
    expect(eventIn(event)).toMatchObject({ data: { differences: 0, findings: [] } });
  });

  it('holds no value of a field, no reason of the service and no owner, of any kind of finding', () => {
    const secret = 'swordfish';
    const value = { applied: secret, live: secret, desired: secret };
    const findings = everyFinding('x').map((finding): Finding => {
      const texts = Object.entries(finding).map(([key, one]) => {
        if (key === 'fields') return [key, [{ at: 'a.env.KEY', field: 'env KEY', by: 'account', ...value }]];
        return [
          key,
          ['is', 'address', 'name', 'state', 'kind'].includes(key) || typeof one !== 'string' ? one : secret,
        ];
      });
      return Object.fromEntries(texts);
    });
    expect(new Set(findings.map(({ is }) => is)).size).toBe(FINDING_NAMES.length);
    expect(JSON.stringify(findings)).toContain(secret);
    const letter = letterOf(news({ findings }));
    expect(JSON.stringify(letter)).not.toContain(secret);
    expect(letter.text).toContain('env KEY');
    eventIn(letter.event);
  });

  it('fits, however much differs and however long its names are', () => {
    const many = Array.from({ length: 3_000 }, (_, nth) =>
      changed(
        `${'n'.repeat(240)}-${nth}`,
        Array.from({ length: 40 }, () => field('f'.repeat(900))),
      ),
    );
    const { subject, text, event, slack } = letterOf(news({ findings: many }));
    expect(subject.length).toBeLessThan(100);
    expect(text).toMatch(/and 2\d\d\d more differences, which the report has\n$/);
    expect(event.length).toBeLessThan(20_000);
    const { data } = eventIn(event);
    expect(data.omitted + data.findings.length).toBe(3_000);
    expect(data.findings[0]).toMatchObject({ moreFields: 30 });
    const { blocks } = JSON.parse(slack);
    expect(blocks[0].text.text.length).toBeLessThanOrEqual(150);
    expect(blocks[1].text.text.length).toBeLessThanOrEqual(3_000);
  });
});

it('acts nowhere, whatever a name is', () => {
  for (const payload of [...hostile, hostile.join(' ')]) {
    const letter = letterOf(
      news({ project: payload, environment: payload, findings: everyFinding(payload) }),
    );
    expect(letter.subject).toMatch(/^[!-~][ -~]{0,98}$/);
    for (const text of [letter.text, letter.event, letter.slack])
      expect(harmIn(text), payload).toBeUndefined();
    eventIn(letter.event);
    const { text, blocks } = JSON.parse(letter.slack);
    // Mentions and links begin with a bracket in the text; in the blocks nothing is read as either.
    expect(text).not.toMatch(/[<>]/);
    for (const block of blocks) expect(block.text).toMatchObject({ type: 'plain_text', emoji: false });
  }
});
