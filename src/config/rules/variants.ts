// Variants of one endpoint beside each other.
import { entriesOf } from '../sound.ts';
import type { Path } from '../tree.ts';
import { quote } from '../words.ts';
import type { Rule, RuleInput } from './rule.ts';
import type { SoundVariant } from './served.ts';

/** ProductionVariants of CreateEndpointConfig (service model of botocore 1.43.11, read 2026-11). */
const MOST_VARIANTS = 10;

type Entries = readonly [string, SoundVariant][];

export const variantsFit: Rule = (input) => {
  for (const [key, { variants }] of entriesOf(input.file.endpoints)) {
    const path = ['endpoints', key, 'variants'];
    // A variant that cannot be read may be what is missing or too much.
    if (variants === undefined || input.findings.spoilt(path) || hasSpoilt(path, input)) continue;
    const entries = entriesOf(variants);
    checkNames(entries, path, input);
    checkShadow(entries, path, input);
    checkWeights(entries, path, input);
  }
};

function hasSpoilt(path: Path, { file, findings }: RuleInput): boolean {
  const variants = file.endpoints?.[path[1] ?? '']?.variants ?? {};
  const fields = ['shadow', 'weight'];
  return Object.keys(variants).some((name) =>
    fields.some((field) => findings.spoilt([...path, name, field])),
  );
}

/** Names of the service are compared without regard to case throughout inferra. */
function checkNames(entries: Entries, path: Path, { findings }: RuleInput): void {
  const seen = new Map<string, string>();
  for (const [name] of entries) {
    const other = seen.get(name.toLowerCase());
    seen.set(name.toLowerCase(), name);
    if (other === undefined) continue;
    const message = `the variants ${quote(other)} and ${quote(name)} differ in upper and lower case only`;
    findings.error('INF1060', { path: [...path, name], on: 'key' }, { message, hint: 'rename one of them' });
  }
}

/** Developer Guide, shadow variants: one production variant and one shadow variant (read 2026-11). */
function checkShadow(entries: Entries, path: Path, { findings }: RuleInput): void {
  const shadows = entries.filter(([, { shadow }]) => shadow === true);
  const count = entries.length - shadows.length;
  const second = shadows[1]?.[0];
  const refuse = (name: string, message: string, hint: string) =>
    findings.error('INF1061', { path: [...path, name, 'shadow'], on: 'key' }, { message, hint });
  if (second !== undefined) {
    refuse(second, 'only one variant of an endpoint can be a shadow', 'leave the other shadows out');
  } else if (shadows[0] !== undefined && count !== 1) {
    const hint = 'a shadow takes copies of the requests to exactly one production variant';
    refuse(shadows[0][0], `a shadow needs one production variant beside it, not ${count}`, hint);
  }
  if (count <= MOST_VARIANTS) return;
  const message = `${count} production variants, but at most ${MOST_VARIANTS} are possible`;
  findings.error('INF1021', { path, on: 'key' }, { message });
}

function checkWeights(entries: Entries, path: Path, { findings }: RuleInput): void {
  const production = entries.filter(([, { shadow }]) => shadow !== true);
  if (production.length === 0 || production.some(([, { weight = 1 }]) => weight > 0)) return;
  const message = 'all weights are 0, so that no variant would get any traffic';
  findings.error('INF1062', { path, on: 'key' }, { message, hint: 'give one variant a weight above 0' });
}
