// An endpoint that the file no longer has beside a new one of the same content: most likely somebody renamed its key, and
// did not mean a second fleet and an outage.
import { digest } from '../../base/hash.ts';
import { secondName } from '../../config/naming.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { VariantSpec } from '../../kinds/endpoint-config/spec.ts';
import type { ModelSpec } from '../../kinds/model/spec.ts';
import { machinesOf } from '../fleet/machines.ts';
import { ADDRESS } from '../memory/tags.ts';
import type { Placed, Situation } from '../situation.ts';
import { isUnit, type Stray } from '../subject.ts';
import type { Unit } from '../unit.ts';

/** One warning for each new endpoint whose content an endpoint that is not in the file serves. */
export function likelyRenames(all: readonly Placed[]): readonly Diagnostic[] {
  const gone = new Map<string, { readonly stray: Stray; readonly now: Situation }>();
  for (const { subject, now } of all) {
    const content = isUnit(subject) || isOtherName(subject) ? undefined : servedContent(now);
    if (content !== undefined && !isUnit(subject)) gone.set(content, { stray: subject, now });
  }
  if (gone.size === 0) return [];
  return all.flatMap(({ subject, now }) => {
    if (!isUnit(subject) || now.live !== undefined) return [];
    const content = wantedContent(subject);
    const match = gone.get(content);
    gone.delete(content);
    return match === undefined ? [] : [warning(subject, match.stray, match.now)];
  });
}

/**
 * One warning for each endpoint that was replaced side by side, serves under its second name, and is not in the file any
 * more because that says nothing of `replace`.
 */
export function abandonedNames(all: readonly Placed[]): readonly Diagnostic[] {
  return all.flatMap(({ subject, now }) => {
    if (isUnit(subject) || now.live === undefined || !isOtherName(subject)) return [];
    const { successor: unit, name } = subject;
    return unit === undefined || unit.replaces === name ? [] : [abandoned(unit, name)];
  });
}

/** Is it the same endpoint of the file under the other of its two names, and no rename? */
function isOtherName({ name, successor }: Stray): boolean {
  return successor !== undefined && (successor.replaces === name || name === secondName(successor.name));
}

function abandoned({ address, name, place }: Unit, second: string): Diagnostic {
  return {
    code: 'INF3012',
    severity: 'warning',
    message: `${address} stands as ${second}, and without replace: side-by-side the file means ${name}`,
    hint: `write replace: side-by-side to go on with ${second}`,
    address,
    place,
  };
}

function warning(unit: Unit, stray: Stray, { live }: Situation): Diagnostic {
  const from = live?.tags[ADDRESS] ?? stray.address;
  const hint =
    from === unit.address
      ? `keep its entry under moved: for as long as it is called ${stray.name} in the account`
      : `if it is, add moved: [{ from: ${from}, to: ${unit.address} }], and nothing is created or removed`;
  return {
    code: 'INF3011',
    severity: 'warning',
    message: `${unit.address} looks like a rename of ${stray.address}: both have the same content`,
    hint,
    address: unit.address,
    place: unit.place,
  };
}

function servedContent({ live, serving, servingModels }: Situation): string | undefined {
  if (live === undefined || live.status === 'Deleting' || serving === undefined) return undefined;
  return contentOf(serving.spec.variants, (name) => servingModels.get(name)?.spec);
}

function wantedContent({ config, models }: Unit): string {
  return contentOf(config.spec.variants, (name) => models.find((model) => model.name === name)?.spec);
}

/** Names of parts tell whose they are, and sizes move: neither is content. */
function contentOf(
  variants: readonly VariantSpec[],
  modelOf: (name: string) => ModelSpec | undefined,
): string {
  return digest(
    variants.map((variant) => ({
      name: variant.name,
      model: modelOf(variant.model) ?? null,
      hardware: 'serverless' in variant ? variant.serverless.memorySizeInMB : machinesOf(variant),
    })),
  );
}
