// The prices that a run reckons with: those that the file gives itself, and the price list that is committed beside it.
import type { Document } from '../config/document.ts';
import { InferraError } from '../core/errors.ts';
import type { PriceSource } from '../cost/book.ts';
import { type PriceFile, pricesPathOf, readPrices } from '../cost/price-file.ts';
import type { Ports } from './ports.ts';

/** @throws InferraError INF7050 for a price file that is none: what it should say is not guessed */
export async function openPrices(
  ports: Pick<Ports, 'readIfThere'>,
  file: string,
  { ownPrices }: Pick<Document, 'ownPrices'>,
): Promise<PriceSource> {
  const path = pricesPathOf(file);
  const { prices } = await readPriceFile(ports, path);
  return {
    ...(prices === undefined ? {} : { list: { file: path, regions: prices.regions } }),
    ...(ownPrices === undefined ? {} : { own: ownPrices }),
  };
}

/** For commands that decide nothing by prices: a price file that is none is told, and left out. */
export async function openSoundPrices(
  ports: Pick<Ports, 'readIfThere' | 'warn'>,
  file: string,
  document: Pick<Document, 'ownPrices'>,
): Promise<PriceSource> {
  try {
    return await openPrices(ports, file, document);
  } catch (failure) {
    if (!(failure instanceof InferraError) || failure.code !== 'INF7050') throw failure;
    ports.warn([{ code: failure.code, severity: 'warning', message: failure.message }]);
    return document.ownPrices === undefined ? {} : { own: document.ownPrices };
  }
}

export type OpenedPrices = { readonly text?: string; readonly prices?: PriceFile };

/** Empty where there is no such file. @throws InferraError INF7050 */
export async function readPriceFile(ports: Pick<Ports, 'readIfThere'>, path: string): Promise<OpenedPrices> {
  const text = await ports.readIfThere(path);
  if (text === undefined) return {};
  const prices = readPrices(text);
  if (typeof prices === 'string') throw new InferraError('INF7050', `${path} is no price file: ${prices}`);
  return { text, prices };
}
