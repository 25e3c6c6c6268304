// The price list of AWS for hosting in one region. Products are found by their usage types, which bills have, too.
import type { Cloud } from '../../cloud/cloud.ts';
import type { RegionPrices } from '../../core/prices.ts';

/**
 * Ends of usage types, as bills and price lists spell them (seen 2025-09 to 2026-08): `USE1-Host:ml.m5.large`. Of provisioned
 * concurrency `Usage` is what is kept provisioned and `Mem` is the work that is done there: groups
 * ServerlessProvisionedConcurrency-Usage and -Duration of the offer (seen in readers of it, 2026-11).
 */
const ENDS = {
  instances: /(?:^|-)Host:(ml\.[a-z0-9-]+\.[a-z0-9]+)$/,
  serverless: /(?:^|-)ServerlessInf:Mem-([1-6])GB$/,
  provisioned: /(?:^|-)(?:ServerlessInf:)?ProvisionedConcurrency:Usage-([1-6])GB$/,
  provisionedUse: /(?:^|-)(?:ServerlessInf:)?ProvisionedConcurrency:Mem-([1-6])GB$/,
  storage: /(?:^|-)Host:VolumeUsage\.gp2()$/,
} as const;

type Priced = keyof typeof ENDS;

const UNITS: Readonly<Record<Priced, RegExp>> = {
  ...{ instances: /^h(ou)?rs?$/i, storage: /^gb-mo(nth)?s?$/i },
  ...{ serverless: /^sec/i, provisioned: /^sec/i, provisionedUse: /^sec/i },
};

/** Parts of usage types that find all of these. */
const ASKED = ['Host:', 'ServerlessInf:Mem-', 'ProvisionedConcurrency:'];

/** A text where nothing is sold there. */
export async function readPriceList(cloud: Cloud, region: string): Promise<RegionPrices | string> {
  const documents: string[] = [];
  for (const part of ASKED) {
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
  const found: Readonly<Record<Priced, Map<string, number>>> = {
    ...{ instances: new Map(), serverless: new Map(), storage: new Map() },
    ...{ provisioned: new Map(), provisionedUse: new Map() },
  };
  let published = '';
  for (const document of documents) {
    const { usage, unit, usd, day } = offerIn(document);
    // What is listed for nothing is a special term, and not what an endpoint costs.
    if (!(usd > 0)) continue;
    for (const what of Object.keys(ENDS) as Priced[]) {
      const [, key] = ENDS[what].exec(usage) ?? [];
      if (key !== undefined && UNITS[what].test(unit)) keepHigher(found[what], keyOf(key), usd);
    }
    if (day > published) published = day;
  }
  const { instances, serverless, provisioned, provisionedUse, storage } = found;
  const [perGbMonth] = storage.values();
  return {
    published,
    instances: Object.fromEntries(instances),
    serverless: Object.fromEntries(serverless),
    ...(provisioned.size === 0 ? {} : { provisioned: Object.fromEntries(provisioned) }),
    ...(provisionedUse.size === 0 ? {} : { provisionedUse: Object.fromEntries(provisionedUse) }),
    ...(perGbMonth === undefined ? {} : { storage: perGbMonth }),
  };
}

/** A type, or a memory in MB. */
function keyOf(key: string): string {
  return /^\d$/.test(key) ? String(Number(key) * 1024) : key;
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
  // Of several tiers the dearest: a free one at the beginning is used up soon.
  const [dimension] = Object.values(term?.priceDimensions ?? {}).toSorted((a, b) => usdOf(b) - usdOf(a));
  return {
    usage: String(product?.attributes?.usagetype ?? ''),
    unit: String(dimension?.unit ?? ''),
    usd: dimension === undefined ? 0 : usdOf(dimension),
    day: String(publicationDate ?? '').slice(0, 10),
  };
}

type Dimension = { readonly unit?: unknown; readonly pricePerUnit?: { readonly USD?: unknown } };

function usdOf({ pricePerUnit }: Dimension): number {
  const usd = Number(pricePerUnit?.USD ?? 0);
  return Number.isFinite(usd) ? usd : 0;
}

function parsed(document: string): object {
  try {
    const value: unknown = JSON.parse(document);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
