// What a model loads from S3 beside its archives: folders, and whatever else its containers name as a source of data.
import type { ModelDeclaration } from './document.ts';

type Source = { readonly S3DataSource?: { readonly S3Uri?: unknown } } | undefined;

/** Addresses, those of folders ending in a slash; of `raw`, too, so far as it says any. */
export function sourcesOf(model: Pick<ModelDeclaration, 'raw' | 'containers'>): readonly string[] {
  return [model, ...(model.containers ?? [])].flatMap(({ raw = {} }) => {
    const { ModelDataSource: own, AdditionalModelDataSources: more } = raw;
    const all = [own, ...(Array.isArray(more) ? more : [])] as readonly Source[];
    return all.flatMap((one) => {
      const uri = one?.S3DataSource?.S3Uri;
      return typeof uri === 'string' && uri.startsWith('s3://') ? [uri] : [];
    });
  });
}
