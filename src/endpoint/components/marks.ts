// What the tags of a component remember, as those of an endpoint do: what was tried and how far it came, and what was last
// seen in service.
import { shortDigest } from '../../base/hash.ts';
import type { Tags } from '../../core/part.ts';
import type { ComponentSpec, LiveComponent } from '../../kinds/inference-component/spec.ts';
import { APPLIED, ATTEMPT, type Before, NOTHING_BEFORE, reasonDigest } from '../memory/marks.ts';
import type { UnitComponent } from './component.ts';

/** What a component should be: a digest of its spec, and its copies. */
export type ComponentTarget = {
  readonly digest: string;
  /** Absent for an adapter. */
  readonly copies?: number;
};

export type ComponentStage = 'intent' | 'sent' | 'done';

export type ComponentAttempt = {
  readonly target: ComponentTarget;
  readonly stage: ComponentStage;
  readonly before: Before;
};

export type ComponentMarks = { readonly applied?: ComponentTarget; readonly attempt?: ComponentAttempt };

/** The version of what a digest is made of. */
const VERSION = 1;

export function specDigest(spec: ComponentSpec): string {
  return shortDigest({ hash: VERSION, component: spec }, 10);
}

export function targetOf({
  spec,
  declared = spec,
  copies,
}: Pick<UnitComponent, 'spec' | 'declared' | 'copies'>): ComponentTarget {
  return { digest: specDigest(declared), ...(copies === undefined ? {} : { copies }) };
}

export function sameComponent(left: ComponentTarget | undefined, right: ComponentTarget): boolean {
  return left?.digest === right.digest && left.copies === right.copies;
}

export function beforeOf(live: LiveComponent | undefined): Before {
  if (live === undefined) return NOTHING_BEFORE;
  return { modified: live.lastModified, reason: reasonDigest(live.failureReason) };
}

/** `<digest> <copies> <stage> <modified>/<reason>`; an adapter has `-` for copies. */
export function componentAttempt(target: ComponentTarget, stage: ComponentStage, before: Before): Tags {
  return { [ATTEMPT]: `${inText(target)} ${stage} ${before.modified}/${before.reason}` };
}

export function componentApplied(target: ComponentTarget, before: Before): Tags {
  return { [APPLIED]: inText(target), ...componentAttempt(target, 'done', before) };
}

function inText({ digest, copies }: ComponentTarget): string {
  return `${digest} ${copies ?? '-'}`;
}

const TARGET = '(?<digest>[0-9a-f]{10}) (?<copies>-|[0-9]+)';
const APPLIED_FORM = new RegExp(`^${TARGET}$`);
const ATTEMPT_FORM = new RegExp(`^${TARGET} (?<stage>intent|sent|done) (?<modified>[0-9]+)/(?<reason>\\S+)$`);

/** A mark that cannot be read counts as absent: the tags were edited, and nothing is guessed. */
export function readComponentMarks(tags: Tags): ComponentMarks {
  const applied = targetIn(APPLIED_FORM.exec(tags[APPLIED] ?? '')?.groups);
  const groups = ATTEMPT_FORM.exec(tags[ATTEMPT] ?? '')?.groups;
  const target = targetIn(groups);
  const { stage, modified, reason = '-' } = groups ?? {};
  return {
    ...(applied === undefined ? {} : { applied }),
    ...(target === undefined
      ? {}
      : {
          attempt: {
            ...{ target, stage: stage as ComponentStage },
            before: { modified: Number(modified), reason },
          },
        }),
  };
}

function targetIn(groups: Readonly<Record<string, string>> | undefined): ComponentTarget | undefined {
  const { digest, copies } = groups ?? {};
  if (digest === undefined || copies === undefined) return undefined;
  return { digest, ...(copies === '-' ? {} : { copies: Number(copies) }) };
}
