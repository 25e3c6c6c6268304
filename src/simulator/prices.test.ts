// Heading "Prices" of docs/simulator.md, over HTTP as any client asks; test/aws drives it with the AWS CLI.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServedSimulator, serveSimulator } from './index.ts';
import { openAccount } from './testing/account.ts';
import { jobsOf, realTime } from './testing/jobs.ts';

let served: ServedSimulator;
beforeAll(async () => {
  served = await serveSimulator({ port: 0 });
});
afterAll(() => served.close());

type Answer = {
  readonly PriceList: readonly string[];
  readonly NextToken?: string;
  readonly __type?: string;
};

async function ask(input: object, operation = 'GetProducts'): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${served.port}/`, {
    method: 'POST',
    headers: {
      authorization: 'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260105/us-east-1/pricing/aws4_request',
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSPriceListService.${operation}`,
    },
    body: JSON.stringify(input),
  });
  return (await response.json()) as Answer;
}

const filter = (Field: string, Value: string, Type = 'TERM_MATCH') => ({ Type, Field, Value });
const SERVICE = { ServiceCode: 'AmazonSageMaker' };

type Product = {
  readonly product: { readonly productFamily: string; readonly attributes: Record<string, string> };
  readonly terms: {
    readonly OnDemand: Record<
      string,
      { priceDimensions: Record<string, { unit: string; pricePerUnit: { USD: string } }> }
    >;
  };
};

async function products(...Filters: readonly object[]): Promise<readonly Product[]> {
  const { PriceList } = await ask({ ...SERVICE, Filters });
  return PriceList.map((text) => JSON.parse(text) as Product);
}

function priceOf(product: Product | undefined): [unit: string, usd: string] {
  const [term] = Object.values(product?.terms.OnDemand ?? {});
  const [dimension] = Object.values(term?.priceDimensions ?? {});
  return [dimension?.unit ?? '', dimension?.pricePerUnit.USD ?? ''];
}

describe('GetProducts', () => {
  const virginia = filter('regionCode', 'us-east-1');

  test('finds the price of an instance as a JSON text, decimal and as a string', async () => {
    const wanted = [virginia, filter('instanceName', 'ml.m5.large'), filter('component', 'Hosting')];
    const [product, ...others] = await products(...wanted);
    expect(others).toEqual([]);
    expect(product?.product).toMatchObject({
      productFamily: 'ML Instance',
      attributes: {
        servicecode: 'AmazonSageMaker',
        instanceName: 'ml.m5.large',
        regionCode: 'us-east-1',
        location: 'US East (N. Virginia)',
        usagetype: 'USE1-Host:ml.m5.large',
        vCpu: '2',
        memory: '8 GiB',
      },
    });
    expect(priceOf(product)).toEqual(['Hrs', '0.1150000000']);
  });

  test('finds it by its usage type too, and the price of a second of serverless inference', async () => {
    const [instance] = await products(filter('usagetype', 'EUC1-Host:ml.g4dn.xlarge'));
    // Captured in Frankfurt: 0.921.
    expect(Number(priceOf(instance)[1])).toBeCloseTo(0.921, 2);
    const [serverless] = await products(filter('usagetype', 'USE1-ServerlessInf:Mem-4GB'));
    expect(serverless?.product.productFamily).toBe('ML Serverless');
    expect(priceOf(serverless)).toEqual(['Sec', '0.0000800000']);
  });

  test('has what is kept provisioned, work in it, and volumes', async () => {
    const found = await products(filter('usagetype', 'EU-ProvisionedConcurrency:', 'CONTAINS'));
    expect(found.map(({ product }) => product.attributes.usagetype)).toHaveLength(12);
    const [held] = await products(filter('usagetype', 'USE1-ProvisionedConcurrency:Usage-2GB'));
    expect(held?.product.attributes.group).toBe('ServerlessProvisionedConcurrency-Usage');
    expect(priceOf(held)).toEqual(['seconds', '0.0000100000']);
    const [work] = await products(filter('usagetype', 'USE1-ProvisionedConcurrency:Mem-2GB'));
    expect(priceOf(work)).toEqual(['seconds', '0.0000234000']);
    const [volume] = await products(filter('usagetype', 'USE1-Host:VolumeUsage.gp2'));
    expect(priceOf(volume)).toEqual(['GB-Mo', '0.1400000000']);
  });

  test('pages through what it found', async () => {
    const Filters = [virginia, filter('component', 'Hosting')];
    const found: string[] = [];
    let NextToken: string | undefined;
    do {
      const answer = await ask({ ...SERVICE, Filters, ...(NextToken === undefined ? {} : { NextToken }) });
      expect(answer.PriceList.length).toBeLessThanOrEqual(100);
      found.push(...answer.PriceList);
      NextToken = answer.NextToken;
    } while (NextToken !== undefined);
    expect(found.length).toBeGreaterThan(260);
    expect(new Set(found).size).toBe(found.length);
  });

  test.each([
    ['CONTAINS', filter('usagetype', 'Host:ml.c6i.large', 'CONTAINS'), ['ml.c6i.large']],
    ['ANY_OF', filter('instanceName', 'ml.c5.large,ml.m5.large', 'ANY_OF'), ['ml.c5.large', 'ml.m5.large']],
    ['EQUALS, which looks at the case', filter('instanceName', 'ML.M5.LARGE', 'EQUALS'), []],
    ['TERM_MATCH, which does not', filter('instanceName', 'ML.M5.LARGE'), ['ml.m5.large']],
    ['a field that no product has', filter('colour', 'blue'), []],
  ])('filters by %s', async (_sentence, one, names) => {
    const found = await products(virginia, one);
    expect(found.map((product) => product.product.attributes.instanceName).sort()).toEqual(names);
  });

  test('leaves out what NONE_OF names', async () => {
    const found = await products(
      virginia,
      filter('productFamily', 'ML Serverless'),
      filter('component', 'Serverless Inference'),
      filter('memory', '1 GB,2 GB', 'NONE_OF'),
    );
    expect(found).toHaveLength(4);
  });

  test.each([
    ['no service', {}, 'InvalidParameterException'],
    ['a service that is not sold here', { ServiceCode: 'AmazonEC2' }, 'NotFoundException'],
    ['another format', { ...SERVICE, FormatVersion: 'aws_v2' }, 'InvalidParameterException'],
    ['a page of 101', { ...SERVICE, MaxResults: 101 }, 'InvalidParameterException'],
    ['half a filter', { ...SERVICE, Filters: [{ Field: 'a', Value: 'b' }] }, 'InvalidParameterException'],
    ['a token of its own making', { ...SERVICE, NextToken: 'x' }, 'InvalidNextTokenException'],
  ])('refuses %s', async (_sentence, input, code) => {
    expect((await ask(input)).__type).toBe(code);
  });

  test('is the only operation of its service', async () => {
    expect((await ask(SERVICE, 'DescribeServices')).__type).toBe('UnknownOperationException');
  });
});

test('a recommendation costs what the price list says', async () => {
  const account = await openAccount();
  await account.model('m');
  const jobs = jobsOf(account);
  await jobs.quick('j', { ContainerConfig: realTime(['ml.c5.xlarge', 'ml.g4dn.xlarge', 'ml.r6i.large']) });
  for (const row of await jobs.rows('j')) {
    const [product] = await products(filter('usagetype', `USE1-Host:${row.type}`));
    expect(row.perHour).toBe(Math.fround(Number(priceOf(product)[1])));
  }
});
