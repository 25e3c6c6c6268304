// Which models an update is about: those that are named, those that a named endpoint serves, or all of them.
import type { Document, ModelDeclaration } from '../config/document.ts';
import { servedModels } from '../config/served-models.ts';
import { didYouMean } from '../config/words.ts';
import { InferraError } from '../core/errors.ts';
import { componentsIn, type PinnableComponent } from './components.ts';
import { modelsIn } from './slots.ts';

/** In the order of the file. @throws InferraError INF7011 for an address that the file does not have. */
export function modelsNamed(document: Document, addresses: readonly string[]): readonly ModelDeclaration[] {
  const all = modelsIn(document);
  if (addresses.length === 0) return all;
  const keys = new Set(addresses.flatMap((address) => keysOf(document, all, address)));
  return all.filter(({ key }) => keys.has(key));
}

/** Those that load something themselves, in the order of the file. */
export function componentsNamed(
  document: Document,
  addresses: readonly string[],
): readonly PinnableComponent[] {
  return componentsIn(document).filter(
    ({ endpoint, address }) =>
      addresses.length === 0 || addresses.includes(address) || addresses.includes(endpoint),
  );
}

/** The command that moves the pins of these addresses. */
export function updateCommand(addresses: readonly string[], environment: string): string {
  const env = environment === 'default' ? [] : ['--env', environment];
  return ['inferra update', ...addresses, ...env].join(' ');
}

function keysOf(document: Document, models: readonly ModelDeclaration[], address: string): readonly string[] {
  const { endpoints } = document;
  const endpoint = endpoints.find((one) => one.address === address);
  if (endpoint !== undefined) return servedModels(endpoint).map(({ key }) => key);
  if (models.some(({ key }) => `models.${key}` === address)) return [address.slice('models.'.length)];
  const components = componentsIn(document).map((one) => one.address);
  if (components.includes(address)) return [];
  const known = [
    ...models.map(({ key }) => `models.${key}`),
    ...endpoints.map((one) => one.address),
    ...components,
  ];
  const hint =
    didYouMean(address, known) ??
    bare(address, known) ??
    `addresses of the file: ${known.slice(0, 10).join(', ')}`;
  throw new InferraError('INF7011', `there is nothing called "${address}" to update`, { hint });
}

/** Somebody may write `fraud` for `models.fraud`. */
function bare(address: string, known: readonly string[]): string | undefined {
  const meant = known.find((one) => one.endsWith(`.${address}`));
  return meant === undefined ? undefined : `write ${meant}`;
}
