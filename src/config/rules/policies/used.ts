// Policies and the endpoints that name them.
import { entriesOf, type SoundFile } from '../../sound.ts';
import { isObject, type Path, valueAt } from '../../tree.ts';
import { didYouMean, quote } from '../../words.ts';
import type { Rule } from '../rule.ts';
import { type Served, servedBy } from '../served.ts';

export type SoundPolicy = NonNullable<NonNullable<SoundFile['recommendations']>[string]>;
type SoundEndpoint = NonNullable<NonNullable<SoundFile['endpoints']>[string]>;

/** A place that asks a policy for its hardware. */
export type Asking = Served & {
  /** The endpoint's key. */
  readonly key: string;
  readonly endpoint: SoundEndpoint;
};

/** Every endpoint or variant with `recommend`. */
export function askingIn(file: SoundFile): readonly Asking[] {
  return entriesOf(file.endpoints).flatMap(([key, endpoint]) =>
    servedBy(key, endpoint)
      .filter(({ variant }) => variant.recommend !== undefined)
      .map((served) => ({ ...served, key, endpoint })),
  );
}

/** The key of the policy that it asks. */
export function policyKey({ recommend }: Asking['variant']): string | undefined {
  return typeof recommend === 'object' ? recommend.policy : recommend;
}

/** Where each policy with a job stands, and who asks it. */
export function policiesIn(
  file: SoundFile,
): readonly { readonly path: Path; readonly policy: SoundPolicy; readonly asking: readonly Asking[] }[] {
  const asking = askingIn(file);
  const all = entriesOf(file.recommendations).filter(
    ([, { default: one, advanced, generative }]) => one ?? advanced ?? generative,
  );
  return all.map(([key, policy]) => ({
    path: ['recommendations', key],
    policy,
    asking: asking.filter(({ variant }) => policyKey(variant) === key),
  }));
}

export const policiesExist: Rule = ({ file, written, findings }) => {
  const policies = valueAt(written, ['recommendations']);
  // A list of policies that cannot be read is one problem, not one for each endpoint.
  if (policies !== undefined && !isObject(policies)) return;
  const keys = Object.keys(policies ?? {});
  for (const { path, variant } of askingIn(file)) {
    const recommend = policyKey(variant);
    if (recommend === undefined || keys.includes(recommend)) continue;
    const known =
      keys.length === 0
        ? 'the file has no recommendations'
        : `policies of the file: ${keys.slice(0, 10).join(', ')}`;
    const message = `there is no policy ${quote(recommend)}`;
    const hint = didYouMean(recommend, keys) ?? known;
    findings.error(
      'INF1090',
      {
        path: [...path, 'recommend', ...(typeof variant.recommend === 'object' ? ['policy'] : [])],
        on: 'value',
      },
      { message, hint },
    );
  }
};

/** A warning, since an overlay may take the only endpoint of a policy away. */
export const policiesAreUsed: Rule = ({ file, findings }) => {
  if (file.endpoints === undefined || findings.spoilt(['endpoints'])) return;
  for (const { path, asking } of policiesIn(file)) {
    if (asking.length > 0) continue;
    const message = `no endpoint uses the policy ${quote(path.at(-1))}`;
    findings.warning('INF1091', { path, on: 'key' }, { message, hint: 'nothing is measured for it' });
  }
};
