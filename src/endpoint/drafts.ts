// The material of steps: a draft is a step that does not know yet what comes before it, and stages of drafts are chained.
import type { Request } from '../core/kind.ts';
import type { Part, PartRef } from '../core/part.ts';
import type { Step, StepId, Verb } from '../core/step.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';

/** A step together with what makes its request from the freshly read endpoint. The second half never leaves the process. */
export type Lowered = { readonly step: Step; readonly request: (live: LiveEndpoint | undefined) => Request };

export type Draft = PartRef & {
  readonly verb: Verb;
  readonly title: string;
  /** Tells marks on the same endpoint apart. */
  readonly suffix?: string;
  readonly request: Lowered['request'];
};

/** Stages run one after the other; the drafts within a stage do not depend on each other. */
export type Stages = readonly (readonly Draft[])[];

export function put(part: Part): Draft {
  return draft('put', part, `${verbOf(part)} ${part.kind}`, () => ({
    verb: 'put',
    spec: part.spec,
    tags: part.tags,
  }));
}

function verbOf({ kind }: PartRef): string {
  if (kind === 'artifact') return 'copy';
  return kind.startsWith('scal') || kind === 'alarm' ? 'write' : 'create';
}

export function remove({ kind, name }: PartRef): Draft {
  return draft('remove', { kind, name }, `remove ${kind}`, () => ({ verb: 'remove' }));
}

export function waitFor(
  part: PartRef,
  title: string,
  suffix: string,
  goal: (live: LiveEndpoint | undefined) => unknown,
): Draft {
  return { ...draft('await', part, title, (live) => ({ verb: 'await', goal: goal(live) })), suffix };
}

export function mark(
  part: PartRef,
  suffix: string,
  title: string,
  write: (live: LiveEndpoint | undefined) => Extract<Request, { verb: 'mark' }>['mark'],
): Draft {
  return { ...draft('mark', part, title, (live) => ({ verb: 'mark', mark: write(live) })), suffix };
}

export function draft(
  verb: Verb,
  { kind, name }: PartRef,
  title: string,
  request: Lowered['request'],
): Draft {
  return { verb, kind, name, title, request };
}

export function chain(address: string, stages: Stages): readonly Lowered[] {
  let previous: readonly StepId[] = [];
  return stages.flatMap((stage) => {
    const lowered = stage.map((one) => toLowered(address, one, previous));
    previous = lowered.map(({ step }) => step.id);
    return lowered;
  });
}

function toLowered(
  address: string,
  { verb, kind, name, title, suffix, request }: Draft,
  after: readonly StepId[],
): Lowered {
  const id = [address, verb, kind, name, ...(suffix === undefined ? [] : [suffix])].join('/');
  return { step: { id, verb, kind, name, after, title }, request };
}
