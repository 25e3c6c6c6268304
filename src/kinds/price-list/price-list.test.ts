// Documents as the price list service sends them, one for each product (seen 2025-09 to 2026-08).
import { describe, expect, it } from 'vitest';
import { pricesIn } from './read.ts';

type Offered = { readonly usd?: unknown; readonly unit?: string; readonly day?: string };

function offer(usagetype: string, { usd = '0.1150000000', unit = 'Hrs', day = '2026-11-20' }: Offered = {}) {
  const dimension = { unit, pricePerUnit: { USD: usd } };
  return JSON.stringify({
    product: { attributes: { usagetype } },
    terms: { OnDemand: { 'A.B': { priceDimensions: { 'A.B.C': dimension } } } },
    publicationDate: `${day}T21:09:44Z`,
  });
}

const SECOND = { unit: 'seconds', usd: '0.0000400000' };

describe('a price list', () => {
  it('has instances by the hour and serverless by its memory, of any region', () => {
    const found = pricesIn([
      offer('USE1-Host:ml.m5.large'),
      offer('Host:ml.p4d.24xlarge', { usd: '37.688', day: '2026-11-21' }),
      offer('EU-Host:ml.p6-b200.48xlarge', { usd: '90', unit: 'Hours' }),
      offer('USE1-ServerlessInf:Mem-2GB', SECOND),
      offer('USE1-ProvisionedConcurrency:Usage-2GB', { ...SECOND, usd: '0.00001' }),
      offer('USE1-ProvisionedConcurrency:Mem-2GB', { ...SECOND, usd: '0.00002' }),
      offer('USE1-Host:VolumeUsage.gp2', { unit: 'GB-Mo', usd: '0.14' }),
    ]);
    expect(found).toEqual({
      published: '2026-11-21',
      instances: { 'ml.m5.large': 0.115, 'ml.p4d.24xlarge': 37.688, 'ml.p6-b200.48xlarge': 90 },
      serverless: { '2048': 0.00004 },
      provisioned: { '2048': 0.00001 },
      provisionedUse: { '2048': 0.00002 },
      storage: 0.14,
    });
  });

  it('has the dearest of several tiers: a free one is used up soon', () => {
    const tiered = offer('USE1-ServerlessInf:Mem-2GB', { ...SECOND, usd: '0' }).replace(
      '"priceDimensions":{',
      '"priceDimensions":{"A.B.D":{"unit":"seconds","pricePerUnit":{"USD":"0.00004"}},',
    );
    expect(pricesIn([tiered]).serverless).toEqual({ '2048': 0.00004 });
  });

  it.each([
    ['another kind of work', offer('USE1-Train:ml.m5.large')],
    ['what only ends like hosting', offer('USE1-BatchHost:ml.m5.large')],
    ['the volume of an endpoint by the hour', offer('USE1-Host:VolumeUsage.gp2')],
    ['the volume of a notebook', offer('USE1-Notebk:VolumeUsage.gp2', { unit: 'GB-Mo' })],
    ['another memory', offer('USE1-ServerlessInf:Mem-8GB', SECOND)],
    ['what is provisioned, by the hour', offer('USE1-ProvisionedConcurrency:Usage-2GB')],
    ['what is provisioned of another service', offer('USE1-Lambda-Provisioned-Concurrency', SECOND)],
    ['another unit', offer('USE1-Host:ml.m5.large', { unit: 'Quantity' })],
    ['a serverless price by the hour', offer('USE1-ServerlessInf:Mem-2GB', { usd: '1' })],
    ['what costs nothing', offer('USE1-Host:ml.m5.large', { usd: '0.0000000000' })],
    [
      'another currency',
      offer('USE1-Host:ml.m5.large', { usd: undefined, unit: 'Hrs' }).replace('USD', 'CNY'),
    ],
    ['a reserved term alone', offer('USE1-Host:ml.m5.large').replace('OnDemand', 'Reserved')],
    ['no JSON', '<html>'],
    ['null', 'null'],
    ['a number', '3'],
  ])('leaves out %s', (_what, document) => {
    const { published: _, ...prices } = pricesIn([document]);
    expect(prices).toEqual({ instances: {}, serverless: {} });
  });

  it('takes the dearer one of two offers, whatever their order', () => {
    const offers = [
      offer('USE1-Host:ml.m5.large', { usd: '0.1' }),
      offer('Host:ml.m5.large', { usd: '0.3' }),
    ];
    expect(pricesIn(offers).instances).toEqual({ 'ml.m5.large': 0.3 });
    expect(pricesIn(offers.toReversed()).instances).toEqual({ 'ml.m5.large': 0.3 });
  });
});
