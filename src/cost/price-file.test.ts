import { describe, expect, it } from 'vitest';
import { movesBetween } from './moves.ts';
import { type PriceFile, pricesPathOf, pricesText, readPrices } from './price-file.ts';

const FILE: PriceFile = {
  regions: {
    'us-east-1': {
      published: '2026-11-20',
      instances: { 'ml.m5.xlarge': 0.23, 'ml.m5.large': 0.115 },
      serverless: { '1024': 0.00002, '4096': 0.00008 },
      provisioned: { '4096': 0.00002, '1024': 0.000005 },
      provisionedUse: { '1024': 0.00001 },
      storage: 0.14,
    },
    'eu-west-1': { published: '2026-11-19', instances: { 'ml.m5.large': 0.128 }, serverless: {} },
  },
};

describe('the price file', () => {
  it.each([
    ['inference.yaml', 'inference.prices.json'],
    ['a/b.yml', 'a/b.prices.json'],
    ['plain', 'plain.prices.json'],
  ])('stands beside %s', (file, path) => {
    expect(pricesPathOf(file)).toBe(path);
  });

  it('is read as it was written, and is the same bytes whatever the order', () => {
    const text = pricesText(FILE);
    const read = readPrices(text);
    expect(read).toEqual(FILE);
    expect(pricesText(read as PriceFile)).toBe(text);
    expect(pricesText({ regions: Object.fromEntries(Object.entries(FILE.regions).reverse()) })).toBe(text);
    expect(text.indexOf('eu-west-1')).toBeLessThan(text.indexOf('us-east-1'));
    expect(text.indexOf('ml.m5.large": 0.115')).toBeLessThan(text.indexOf('ml.m5.xlarge'));
    expect(text).toMatch(/\}\n$/);
  });

  const region = (prices: object) =>
    JSON.stringify({
      formatVersion: '1.0',
      regions: { r: { published: '2026-11-20', instances: {}, serverless: {}, ...prices } },
    });
  it.each([
    ['no JSON', 'prices', 'it is not JSON'],
    ['a conflict', '<<<<<<< ours\n{}', 'a merge has left both sides of a conflict'],
    ['a list', '[]', 'it is not an object'],
    ['no version', '{"regions": {}}', 'its formatVersion is missing, not "1.0"'],
    ['a later version', '{"formatVersion": "2.0"}', 'its formatVersion is "2.0", not "1.0"'],
    ['no regions', '{"formatVersion": "1.0"}', 'it has no regions'],
    ['a list without a day', region({ published: 'today' }), 'regions.r.published is not a day'],
    ['nothing for an hour', region({ instances: { a: 0 } }), 'regions.r.instances.a is 0, and no price'],
    [
      'less than nothing',
      region({ serverless: { 1024: -1 } }),
      'regions.r.serverless.1024 is -1, and no price',
    ],
    ['a free one', region({ provisioned: { 1024: 0 } }), 'regions.r.provisioned.1024 is 0, and no price'],
    ['a volume for a text', region({ storage: 'x' }), 'regions.r.storage is "x", and no price'],
    ['a text', region({ instances: { a: '0.1' } }), 'regions.r.instances.a is "0.1", and no price'],
    ['no prices', region({ instances: null }), 'regions.r.instances is not an object'],
  ])('is none with %s', (_what, text, why) => {
    expect(readPrices(text)).toBe(why);
  });
});

describe('between two lists', () => {
  it('what moved, came and went is told, and nothing else', () => {
    const before = { ...FILE.regions['us-east-1'], published: '2026-01-01' } as PriceFile['regions'][string];
    const after = {
      published: '2026-11-20',
      instances: { 'ml.m5.large': 0.12, 'ml.m7i.large': 0.13 },
      serverless: { '1024': 0.00002, '4096': 0.00009 },
      provisioned: { '1024': 0.000005, '4096': 0.00003 },
      provisionedUse: { '1024': 0.00002 },
      storage: 0.15,
    };
    expect(movesBetween(before, after)).toEqual([
      { what: 'ml.m5.large', from: 0.115, to: 0.12 },
      { what: 'ml.m5.xlarge', from: 0.23 },
      { what: 'ml.m7i.large', to: 0.13 },
      { what: 'serverless 4 GB', from: 0.00008, to: 0.00009 },
      { what: 'serverless provisioned 4 GB', from: 0.00002, to: 0.00003 },
      { what: 'serverless provisioned, use of 1 GB', from: 0.00001, to: 0.00002 },
      { what: 'storage', from: 0.14, to: 0.15 },
    ]);
    expect(movesBetween(before, { ...before, published: '2026-11-20' })).toEqual([]);
  });
});
