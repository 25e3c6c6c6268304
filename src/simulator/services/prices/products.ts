// The products of the price list in the form of AWS's offer files: attributes, and the on-demand price under its codes.
import { hex } from '../../chance.ts';
import { instanceTypes } from '../generated/instances.ts';
import {
  instancePrice,
  PRICED_REGIONS,
  provisionedPrice,
  serverlessPrice,
  storagePrice,
} from './price-list.ts';

export type Product = {
  readonly attributes: Readonly<Record<string, string>>;
  readonly family: string;
  readonly unit: 'Hrs' | 'Sec' | 'seconds' | 'GB-Mo';
  readonly price: number;
};

/** The list has been like this since before any world begins. */
const SINCE = '2026-01-01T00:00:00Z';
const VERSION = '20260101000000';

/** Codes of every on-demand term in AWS's offer files. */
const ON_DEMAND = 'JRTCKXETXF';
const PER_HOUR = '6YS6EN2CT7';

export function products(): readonly Product[] {
  return Object.entries(PRICED_REGIONS).flatMap(([region, [place, usage]]) => {
    const where = { location: place, locationType: 'AWS Region', regionCode: region };
    const instances = Object.keys(instanceTypes).map((type) => instance(type, region, usage, where));
    const sizes = [1, 2, 3, 4, 5, 6];
    return [
      ...instances,
      ...sizes.map((size) => serverless(size, region, usage, where)),
      ...sizes.flatMap((size) => provisioned(size, region, usage, where)),
      volume(region, usage, where),
    ];
  });
}

type Where = Readonly<Record<'location' | 'locationType' | 'regionCode', string>>;

function instance(type: string, region: string, usage: string, where: Where): Product {
  const [vcpus = 0, memory = 0, accelerator = 'N/A', count = 0] = instanceTypes[type] ?? [];
  return {
    family: 'ML Instance',
    unit: 'Hrs',
    price: instancePrice(region, type) ?? 0,
    attributes: {
      ...{ servicecode: 'AmazonSageMaker', servicename: 'Amazon SageMaker', ...where },
      ...{ component: 'Hosting', instanceName: type, instanceType: `${type}-Hosting` },
      ...{ vCpu: String(vcpus), memory: `${memory} GiB`, physicalGpu: accelerator, gpu: String(count) },
      ...{ operation: 'RunInstance', usagetype: `${usage}-Host:${type}` },
    },
  };
}

function serverless(gigabytes: number, region: string, usage: string, where: Where): Product {
  return {
    family: 'ML Serverless',
    unit: 'Sec',
    price: serverlessPrice(region, gigabytes * 1024),
    attributes: {
      ...{ servicecode: 'AmazonSageMaker', servicename: 'Amazon SageMaker', ...where },
      ...{ component: 'Serverless Inference', memory: `${gigabytes} GB` },
      ...{ operation: 'InvokeEndpoint', usagetype: `${usage}-ServerlessInf:Mem-${gigabytes}GB` },
    },
  };
}

/** What is kept provisioned, and work in it: usage types and groups as readers of the offer have them (2025 to 2026). */
function provisioned(gigabytes: number, region: string, usage: string, where: Where): readonly Product[] {
  return (['held', 'used'] as const).map((what) => ({
    family: 'ML Serverless',
    unit: 'seconds',
    price: provisionedPrice(region, gigabytes * 1024, what),
    attributes: {
      ...{ servicecode: 'AmazonSageMaker', servicename: 'Amazon SageMaker', ...where },
      group: `ServerlessProvisionedConcurrency-${what === 'held' ? 'Usage' : 'Duration'}`,
      ...{ memorygb: String(gigabytes), operation: 'Serverless' },
      usagetype: `${usage}-ProvisionedConcurrency:${what === 'held' ? 'Usage' : 'Mem'}-${gigabytes}GB`,
    },
  }));
}

function volume(region: string, usage: string, where: Where): Product {
  return {
    family: 'Storage',
    unit: 'GB-Mo',
    price: storagePrice(region),
    attributes: {
      ...{ servicecode: 'AmazonSageMaker', servicename: 'Amazon SageMaker', ...where },
      ...{ volumeType: 'General Purpose-Hosting', operation: '', usagetype: `${usage}-Host:VolumeUsage.gp2` },
    },
  };
}

/** As it is in PriceList: a document of its own, in JSON. */
export function documentOf({ attributes, family, unit, price }: Product): string {
  const sku = hex(16, 'sku', attributes.usagetype ?? '').toUpperCase();
  const offer = `${sku}.${ON_DEMAND}`;
  const rate = `${offer}.${PER_HOUR}`;
  const dimension = {
    unit,
    endRange: 'Inf',
    description: `$${price} per ${unit} of ${attributes.usagetype}`,
    appliesTo: [],
    rateCode: rate,
    beginRange: '0',
    pricePerUnit: { USD: price.toFixed(10) },
  };
  const term = {
    priceDimensions: { [rate]: dimension },
    sku,
    effectiveDate: SINCE,
    offerTermCode: ON_DEMAND,
    termAttributes: {},
  };
  return JSON.stringify({
    product: { productFamily: family, attributes, sku },
    serviceCode: 'AmazonSageMaker',
    terms: { OnDemand: { [offer]: term } },
    version: VERSION,
    publicationDate: SINCE,
  });
}
