// Autoscaling three-way: what the file wants, what inferra last wrote, what is registered. What somebody else registered, and
// the file says nothing of, is nobody's business here.
import { shortDigest } from '../base/hash.ts';
import { canonicalJson } from '../base/json.ts';
import type { Scaling } from '../config/document.ts';
import type { FieldChange } from '../core/field.ts';
import type { Part, PartRef, Tags } from '../core/part.ts';
import { resourceIdOf } from '../kinds/autoscaling.ts';
import type { LiveTarget, TargetSpec } from '../kinds/scalable-target/spec.ts';
import type { LivePolicy, PolicySpec } from '../kinds/scaling-policy/spec.ts';
import type { LiveWakeUp } from '../kinds/wake-up/spec.ts';
import { SCALING } from './tags.ts';
import type { Unit } from './unit.ts';
import { isWakingMoved, isWoken, needsWaking, type Waking, wakeWord, wakingOf } from './waking.ts';

/** What is registered of a variant; null where it is not, undefined where nobody looked. */
export type Registered = {
  /** It is put aside, so that this is what it will be again. */
  readonly aside?: true;
  readonly target: LiveTarget | null | undefined;
  readonly policy: LivePolicy | null | undefined;
  readonly wake?: LiveWakeUp | null | undefined;
};

export type ScalingChange = {
  /** Targets that inferra made and the file no longer has. */
  readonly remove: readonly PartRef[];
  /** Targets and policies to be written, targets first. */
  readonly targets: readonly Part<TargetSpec>[];
  readonly policies: readonly Part<PolicySpec>[];
  /** What wakes variants that may be without instances. */
  readonly waking: Waking;
  /** What has to become of the tag that remembers it. */
  readonly mark: { readonly set: Tags } | { readonly drop: readonly string[] } | undefined;
  readonly fields: readonly FieldChange[];
  /** Somebody changed what inferra wrote, and the file still wants that. */
  readonly drift: boolean;
};

/**
 * @param live the tags of the endpoint
 * @param resourceOf how Application Auto Scaling names what is scaled
 */
export function scalingChange(
  unit: Pick<Unit, 'name' | 'scaling'>,
  live: Tags,
  registeredOf: (variant: string) => Registered,
  resourceOf: (name: string, variant: string) => string = resourceIdOf,
): ScalingChange {
  const wanted = Object.entries(unit.scaling ?? {});
  const written = writtenIn(live);
  const idOf = (variant: string) => resourceOf(unit.name, variant);
  const gone = [...written.keys()].filter((variant) => unit.scaling?.[variant] === undefined);
  const changes = wanted.map(([variant, scaling]) => ({
    variant,
    scaling,
    ...missingOf(scaling, registeredOf(variant)),
  }));
  const isMissing = ({ target, policy, wake }: (typeof changes)[number]) => target || policy || wake;
  const ends = gone.filter((variant) => registeredOf(variant).target);
  return {
    remove: ends.map((variant) => ({ kind: 'scalable-target', name: idOf(variant) })),
    targets: changes
      .filter(({ target }) => target)
      .map(({ variant, scaling: { min, max } }) => ({
        ...{ kind: 'scalable-target', name: idOf(variant) },
        ...{ spec: { min, max }, tags: {} },
      })),
    policies: changes
      .filter(({ policy }) => policy)
      .map(({ variant, scaling }) => ({
        ...{ kind: 'scaling-policy', name: idOf(variant) },
        ...{ spec: policyOf(scaling), tags: {} },
      })),
    waking: wakingOf(unit.name, unit.scaling ?? {}, live, (variant) => registeredOf(variant).wake),
    mark: markOf(live, scalingTags(unit)),
    fields: [
      ...changes
        .filter(isMissing)
        .map(({ variant, scaling }) => fieldOf(variant, inWords(registeredOf(variant)), textOf(scaling))),
      ...ends.map((variant) => fieldOf(variant, inWords(registeredOf(variant)), undefined)),
    ],
    drift: changes.some((one) => isMissing(one) && written.get(one.variant) === digestOf(one.scaling)),
  };
}

export function isScalingMoved({ remove, targets, policies, waking, mark }: ScalingChange): boolean {
  return remove.length + targets.length + policies.length > 0 || isWakingMoved(waking) || mark !== undefined;
}

/** The tag of an endpoint whose variants inferra registers; nothing where it registers none. */
export function scalingTags({ scaling = {} }: Pick<Unit, 'scaling'>): Tags {
  const words = Object.entries(scaling).map(
    ([variant, one]) => `${variant}:${digestOf(one)}${wakeWord(one)}`,
  );
  return words.length === 0 ? {} : { [SCALING]: words.sort().join(' ') };
}

/** Variants that inferra registered, with the digests of what it wrote. */
export function writtenIn(live: Tags): ReadonlyMap<string, string> {
  const words = (live[SCALING] ?? '').split(' ').filter((word) => word !== '');
  return new Map(words.map((word) => [word.split(':')[0] ?? '', word.split(':')[1] ?? '']));
}

/** What a new endpoint gets. */
export function describeScaling({ scaling = {} }: Pick<Unit, 'scaling'>): readonly FieldChange[] {
  return Object.entries(scaling).map(([variant, one]) => fieldOf(variant, undefined, textOf(one)));
}

function missingOf(scaling: Scaling, { target, policy, wake }: Registered) {
  return {
    wake: needsWaking(scaling) && !isWoken(wake),
    target: target?.min !== scaling.min || target.max !== scaling.max,
    policy: canonicalJson(policy?.spec ?? null) !== canonicalJson(policyOf(scaling)),
  };
}

function markOf(live: Tags, want: Tags): ScalingChange['mark'] {
  if (live[SCALING] === want[SCALING]) return undefined;
  return want[SCALING] === undefined ? { drop: [SCALING] } : { set: want };
}

function policyOf({ metric, target, cooldown, scaleIn }: Scaling): PolicySpec {
  return { metric, target, cooldown, scaleIn };
}

function digestOf(scaling: Scaling): string {
  return shortDigest(scaling, 8);
}

function fieldOf(variant: string, from: string | undefined, to: string | undefined): FieldChange {
  return {
    field: variant === 'AllTraffic' ? 'scaling' : `${variant} scaling`,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

function inWords({ target, policy, wake }: Registered): string | undefined {
  if (!target) return undefined;
  const bounds = `${target.min}–${target.max}`;
  if (!policy) return bounds;
  return policy.spec === undefined
    ? `${bounds}, by another metric`
    : textOf({ ...target, ...policy.spec }, isWoken(wake));
}

/** `2–8, target 420/min`; what is not as the service has it by itself is said, too. */
function textOf({ min, max, metric, target, cooldown, scaleIn }: Scaling, woken = true): string {
  const waits =
    cooldown.out === 300 && cooldown.in === 300
      ? []
      : [`cooldown ${cooldown.out} s out, ${cooldown.in} s in`];
  const wakes = needsWaking({ min }) ? [woken ? 'woken by the first request' : 'never woken'] : [];
  const bounds = `${min}–${max}`;
  return [bounds, aimOf(metric, target), ...waits, ...(scaleIn ? [] : ['never in']), ...wakes].join(', ');
}

/** `target 420/min`, `5 at once`, `maximum QueueDepth of service=fraud at 20` */
function aimOf(metric: Scaling['metric'], target: number): string {
  if (metric === 'invocations') return `target ${target}/min`;
  if (metric === 'concurrency') return `${target} at once`;
  if (metric === 'backlog') return `${target} waiting per instance`;
  const { name, statistic, dimensions = {} } = metric;
  const of = Object.entries(dimensions).map(([key, value]) => `${key}=${value}`);
  const words = [statistic, name, of.length === 0 ? '' : `of ${of.join(' ')}`, `at ${target}`];
  return words.filter((word) => word !== '').join(' ');
}
