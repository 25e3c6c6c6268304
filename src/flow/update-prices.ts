// `prices update`: reads the price list of AWS for one region and writes it down beside the file.

import type { Cloud } from '../cloud/cloud.ts';
import { partitionOf } from '../core/arn.ts';
import { InferraError } from '../core/errors.ts';
import type { Answer } from '../core/fact.ts';
import type { PriceReport } from '../core/price-report.ts';
import { ServiceError } from '../core/service-error.ts';
import { listedElsewhere } from '../cost/elsewhere.ts';
import { movesBetween } from '../cost/moves.ts';
import { NO_PRICES, pricesPathOf, pricesText } from '../cost/price-file.ts';
import { own } from '../cost/prices.ts';
import { answer } from '../engine/answer.ts';
import { bindReaders } from '../kinds/index.ts';
import type { FileInput, Ports } from './ports.ts';
import { loadSound, regionFor } from './prepare.ts';
import { readPriceFile } from './prices.ts';

/**
 * The prices are the same for every account, so none is looked at. Those of other regions are left as they are.
 * @throws DiagnosticsError for a file with errors; InferraError INF7050, INF7051, INF7160, INF7161; ServiceError
 */
export async function updatePrices(ports: Ports, input: FileInput): Promise<PriceReport> {
  const document = await loadSound(ports, input);
  const path = pricesPathOf(input.file);
  const { text: before, prices = NO_PRICES } = await readPriceFile(ports, path);
  const region = regionFor(document.region, input.region, ports);
  const elsewhere = listedElsewhere(region);
  if (elsewhere !== undefined) {
    throw new InferraError('INF7160', `the price list of ${region} is not read: ${elsewhere}`);
  }
  const { account, assumeRole } = document;
  // The prices of GovCloud are listed outside of it, where a role of it is nobody.
  const role = partitionOf(region) === 'aws' ? assumeRole : undefined;
  const { cloud } = await ports.connect({ region, account, ...(role === undefined ? {} : { role }) });
  const found = await pricesOf(cloud, region);
  if (found?.state !== 'found') {
    throw new InferraError('INF7051', `AWS lists no prices of hosting in ${region}: ${found?.reason}`);
  }
  const text = pricesText({ regions: { ...prices.regions, [region]: found.value } });
  if (text !== before) await ports.writeFile(path, text);
  const old = own(prices.regions, region);
  return {
    file: path,
    region,
    published: found.value.published,
    ...(old === undefined ? {} : { before: old.published }),
    instances: Object.keys(found.value.instances).length,
    written: text !== before,
    moved: old === undefined ? [] : movesBetween(old, found.value),
    own: Object.keys(document.ownPrices?.instances ?? {}).sort(),
  };
}

/** @throws InferraError INF7161 where only credentials of another partition were given */
async function pricesOf(cloud: Cloud, region: string): Promise<Answer<'prices'> | undefined> {
  const question = { fact: 'prices', region } as const;
  try {
    return (await answer([question], bindReaders(cloud))).to(question);
  } catch (failure) {
    const unknown = failure instanceof ServiceError && failure.code === 'INF2003';
    if (!unknown || partitionOf(region) === 'aws') throw failure;
    throw new InferraError(
      'INF7161',
      `the prices of ${region} are listed outside of GovCloud: ${failure.message}`,
    );
  }
}
