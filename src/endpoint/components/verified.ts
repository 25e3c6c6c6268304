// The specifications of a component that were seen in service, the newest first, two at most: in tags of its own, so that it can
// be taken back. The models that they name stay for as long.
import { shortDigest } from '../../base/hash.ts';
import type { Tags } from '../../core/part.ts';
import type { ComponentSpec } from '../../kinds/inference-component/spec.ts';
import { longTags, longText, packed, unpacked } from '../memory/long-tags.ts';
import { VERIFIED } from '../memory/marks.ts';
import { specDigest } from './marks.ts';

/** Raised with whatever changes in the text or in the dictionary; what older versions wrote is still read. */
const VERSION = '1';
const DIGEST_DIGITS = 8;
const MOST = 2;

/** What specifications mostly consist of. It belongs to the version. */
const DICTIONARY = Buffer.from(
  [
    '{"artifact":"s3://","base":"","cache":true,"placement":{"strategy":"binpack","zoneImbalance":1}',
    '"placement":{"strategy":"spread"},"startup":{"download":1200,"healthCheck":600}',
    '[{"model":"","resources":{"accelerators":1,"cpus":2,"memoryMax":24576,"memoryMin":16384}},{"model":"',
  ].join(''),
);

/** What is not made of a model or a base may hold what does not belong into tags: everybody in the account can read these. */
function isRemembered(spec: ComponentSpec): boolean {
  return 'model' in spec || 'base' in spec;
}

export function verifiedAfter(
  spec: ComponentSpec,
  before: readonly ComponentSpec[],
): readonly ComponentSpec[] {
  if (!isRemembered(spec)) return before;
  const own = specDigest(spec);
  return [spec, ...before.filter((one) => specDigest(one) !== own)].slice(0, MOST);
}

export function verifiedTags(specs: readonly ComponentSpec[]): Tags {
  if (specs.length === 0) return {};
  const head = (tags: number) => `${VERSION} ${tags} ${shortDigest(specs, DIGEST_DIGITS)} `;
  return longTags(VERIFIED, head, packed(specs, DICTIONARY));
}

/** None where there are none, or somebody has changed them. */
export function readVerified(tags: Tags): readonly ComponentSpec[] {
  const [version, count = '', digest] = (tags[VERIFIED] ?? '').split(' ');
  if (version !== VERSION || !/^\d{1,2}$/.test(count)) return [];
  const found = unpacked(longText(VERIFIED, tags, Number(count))[3] ?? '', DICTIONARY);
  if (!Array.isArray(found) || shortDigest(found, DIGEST_DIGITS) !== digest) return [];
  return found as readonly ComponentSpec[];
}
