// The price list of AWS for hosting in one region. Products are found by their usage types, which bills have, too.
import type { Cloud } from '../../cloud/cloud.ts';
import type { RegionPrices } from '../../core/prices.ts';

/** Ends of usage types, as bills and price lists spell them (seen 2025-09 to 2026-08): `USE1-Host:ml.m5.large`. */
const HOSTING = /(?:^|-)Host:(ml\.[a-z0-9-]+\.[a-z0-9]+)$/;
const SERVERLESS = /(?:^|-)ServerlessInf:Mem-([1-6])GB$/;

/** A text where nothing is sold there. */
export async function readPriceList(cloud: Cloud, region: string): Promise<RegionPrices | string> {
  const documents: string[] = [];
  for (const part of ['Host:ml.', 'ServerlessInf:Mem-']) {
    const pages = cloud.pages('GetProducts', {
      ServiceCode: 'AmazonSageMaker',
      Filters: [
        { Type: 'TERM_MATCH', Field: 'regionCode', Value: region },
        { Type: 'CONTAINS', Field: 'usagetype', Value: part },
      ],
    });
    for await (const { PriceList = [] } of pages) documents.push(...PriceList.map(String));
  }
  const prices = pricesIn(documents);
  if (Object.keys(prices.instances).length === 0) return `nothing is listed for ${region}`;
  return prices.published === '' ? 'the list has no date' : prices;
}

/** What each of the products costs on demand, from the texts that the service sends. */
export function pricesIn(documents: readonly string[]): RegionPrices {
  const instances = new Map<string, number>();
  const serverless = new Map<string, number>();
  let published = '';
  for (const document of documents) {
    const { usage, unit, usd, day } = offerIn(document);
    const [, type] = HOSTING.exec(usage) ?? [];
    const [, gigabytes] = SERVERLESS.exec(usage) ?? [];
    // What is listed for nothing is a special term, and not what an endpoint costs.
    if (!(usd > 0)) continue;
    if (type !== undefined && /^h(ou)?rs?$/i.test(unit)) keepHigher(instances, type, usd);
    if (gigabytes !== undefined && /^sec/i.test(unit))
      keepHigher(serverless, String(Number(gigabytes) * 1024), usd);
    if (day > published) published = day;
  }
  return {
    published,
    instances: Object.fromEntries(instances),
    serverless: Object.fromEntries(serverless),
  };
}

/** Of several offers the dearer one: a plan is not to look cheaper than the bill. */
function keepHigher(prices: Map<string, number>, key: string, usd: number): void {
  prices.set(key, Math.max(usd, prices.get(key) ?? 0));
}

type Offer = { readonly usage: string; readonly unit: string; readonly usd: number; readonly day: string };

/** The form is that of AWS's offer files; what has another one has no price. */
function offerIn(document: string): Offer {
  const { product, terms, publicationDate } = parsed(document) as {
    readonly product?: { readonly attributes?: { readonly usagetype?: unknown } };
    readonly terms?: {
      readonly OnDemand?: Readonly<
        Record<string, { readonly priceDimensions?: Readonly<Record<string, Dimension>> } | undefined>
      >;
    };
    readonly publicationDate?: unknown;
  };
  const [term] = Object.values(terms?.OnDemand ?? {});
  const [dimension] = Object.values(term?.priceDimensions ?? {});
  return {
    usage: String(product?.attributes?.usagetype ?? ''),
    unit: String(dimension?.unit ?? ''),
    usd: Number(dimension?.pricePerUnit?.USD ?? Number.NaN),
    day: String(publicationDate ?? '').slice(0, 10),
  };
}

type Dimension = { readonly unit?: unknown; readonly pricePerUnit?: { readonly USD?: unknown } };

function parsed(document: string): object {
  try {
    const value: unknown = JSON.parse(document);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
