import { describe, expect, it } from 'vitest';
import { notBelowTable, type PriceSource, priceBook } from './book.ts';

const LIST: PriceSource['list'] = {
  file: 'inference.prices.json',
  regions: {
    'us-east-1': {
      published: '2026-11-20',
      instances: { 'ml.m5.large': 0.2, 'ml.m5.xlarge': 0.1 },
      serverless: { '1024': 0.00003 },
      provisioned: { '1024': 0.000007 },
      provisionedUse: { '1024': 0.00001 },
      storage: 0.14,
    },
  },
};
const OWN: PriceSource['own'] = { instances: { 'ml.m5.large': 0.05, 'ml.zz9.large': 7 } };
const TYPES = ['ml.m5.large', 'ml.m5.xlarge', 'ml.m5.2xlarge', 'ml.zz9.large'];
const pricesOf = (book = priceBook('us-east-1')) => [
  ...TYPES.map((type) => book.instance(type)),
  book.serverless(1024),
  book.serverless(2048),
  book.data(),
];
const TABLE = [0.115, 0.23, 0.461, undefined, 0.00002, 0.00004, 0.016];

describe('a price', () => {
  it.each([
    ['is that of the table where nobody says anything else', {}, TABLE],
    [
      'is that of the list, and unknown where the list of its region has none',
      { list: LIST },
      [0.2, 0.1, undefined, undefined, 0.00003, undefined, 0.016],
    ],
    [
      'is that of the file before any other',
      { list: LIST, own: OWN },
      [0.05, 0.1, undefined, 7, 0.00003, undefined, 0.016],
    ],
    [
      'of serverless grows with the memory, as the file says',
      { list: LIST, own: { instances: {}, serverless: 0.00001, data: 0.01 } },
      [0.2, 0.1, undefined, undefined, 0.00001, 0.00002, 0.01],
    ],
  ] as const)('%s', (_sentence, source, expected) => {
    expect(pricesOf(priceBook('us-east-1', source))).toEqual(expected);
  });

  it('of what is kept provisioned and of volumes is that of the list, or of the file, and of no table', () => {
    const pricesOf = (source: PriceSource) => {
      const book = priceBook('us-east-1', source);
      return [book.provisioned(1024), book.provisioned(2048), book.provisionedUse(1024), book.storage()];
    };
    const own = { instances: {}, provisioned: 0.000004, provisionedUse: 0.000009, storage: 0.1 };
    expect(pricesOf({})).toEqual([undefined, undefined, undefined, undefined]);
    expect(pricesOf({ list: LIST })).toEqual([0.000007, undefined, 0.00001, 0.14]);
    expect(pricesOf({ list: LIST, own })).toEqual([0.000004, 0.000008, 0.000009, 0.1]);
  });

  it('is never that of another region', () => {
    const book = priceBook('eu-west-1', { list: LIST });
    expect(pricesOf(book)).toEqual(TABLE.map(() => undefined));
    expect(book).toMatchObject({ from: '2026-08' });
    expect(book).not.toHaveProperty('file');
  });

  it.each(['constructor', '__proto__', 'toString'])('is unknown for what every object has: %s', (name) => {
    expect(priceBook('us-east-1', { list: LIST, own: OWN }).instance(name)).toBeUndefined();
    expect(priceBook(name, { list: LIST }).instance('ml.m5.large')).toBeUndefined();
  });

  it('says where it is from', () => {
    const own = {
      ...{ instances: { 'ml.m5.large': 1 }, serverless: 1, data: 1 },
      ...{ provisioned: 1, provisionedUse: 1, storage: 1 },
    };
    expect(priceBook('us-east-1', { list: LIST, own })).toMatchObject({
      from: '2026-11-20',
      file: 'inference.prices.json',
      own: ['data', 'ml.m5.large', 'provisioned', 'provisionedUse', 'serverless', 'storage'],
    });
  });
});

describe('for limits that the file must not loosen, a price', () => {
  it('is the higher one of the file and of the table', () => {
    const own = { instances: { 'ml.m5.large': 0.05, 'ml.m5.xlarge': 9, 'ml.zz9.large': 7 }, data: 0.001 };
    expect(pricesOf(notBelowTable(priceBook('us-east-1', { own })))).toEqual([
      ...[0.115, 9, 0.461, 7, 0.00002, 0.00004, 0.016],
    ]);
  });

  it('is the higher one of the price file and of the table, and known where one of them is', () => {
    expect(pricesOf(notBelowTable(priceBook('us-east-1', { list: LIST })))).toEqual([
      ...[0.2, 0.23, 0.461, undefined, 0.00003, 0.00004, 0.016],
    ]);
  });
});
