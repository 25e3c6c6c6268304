// What a spec passes through as people read it, value by value: by the field that stands for a member, or by SageMaker's name.
// A live value that looks like a secret is not shown: the file could not have it either.
import { PASSAGES } from '../../config/passages.ts';
import { namedIn, writtenOf } from '../../config/passed.ts';
import { secretIn } from '../../config/rules/secrets.ts';
import { type Raw, rawTexts } from '../../service/raw.ts';

export type RawField = {
  /** `startup timeout`, `raw MetricsConfig.EnableEnhancedMetrics` */
  readonly field: string;
  /** `timeouts.startup`, `raw.MetricsConfig.EnableEnhancedMetrics` */
  readonly path: string;
  readonly value: string;
  readonly shown: string;
};

/** Fields before what has none. */
export function rawFields(raw: Raw | undefined): readonly RawField[] {
  const { named, rest } = namedIn(raw, PASSAGES);
  return [
    ...named.map(({ passage: { field, label, member, form }, value }) =>
      shown({ field: label, path: field, value: writtenOf(value) }, member, form.shown?.(value)),
    ),
    ...rawTexts(rest).map(({ path, value }) =>
      shown({ field: `raw ${path}`, path: `raw.${path}`, value }, path),
    ),
  ];
}

function shown(text: Omit<RawField, 'shown'>, member: string, readable = text.value): RawField {
  const isSecret = secretIn(member.replace(/^.*\./, ''), text.value) !== undefined;
  return { ...text, shown: isSecret ? '(masked)' : readable };
}
