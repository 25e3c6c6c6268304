// What is passed through under `raw`, against what the service says of its members: what it would refuse is refused here, and
// so is what the language has under a name of its own.
import type { Code } from '../../core/codes.ts';
import {
  RAW_BESIDE_VARIANTS,
  RAW_OF_CONTAINER,
  RAW_OF_ENDPOINT,
  RAW_OF_MODEL,
  RAW_OF_PIPELINE,
  RAW_OF_VARIANT,
  type RawPlace,
} from '../../service/places.ts';
import { isPlain, isShape, type Member, type Shape, type Structure } from '../../service/shape.ts';
import type { Words } from '../findings.ts';
import { PASSAGES } from '../passages.ts';
import { entriesOf, type SoundFile } from '../sound.ts';
import { type Path, valueAt } from '../tree.ts';
import { didYouMean, quote } from '../words.ts';
import { brokenBy } from './raw-values.ts';
import type { Rule, RuleInput } from './rule.ts';
import { secretIn } from './secrets.ts';

/** Where `raw` may stand. */
export type RawSpot = RawPlace & {
  readonly place: 'model' | 'pipeline' | 'container' | 'endpoint' | 'beside variants' | 'variant';
  /** Of what `raw` stands in. */
  readonly holder: Path;
  readonly raw: unknown;
};

export const rawFits: Rule = (input) => {
  for (const { holder, raw, shape, elsewhere } of rawSpots(input.file)) {
    if (!isPlain(raw)) continue;
    for (const [name, value] of Object.entries(raw)) {
      const path = [...holder, 'raw', name];
      const foreign = elsewhere?.shape.members[name];
      if (Object.hasOwn(shape.members, name) || foreign === undefined || !isShape(foreign)) {
        checkMember(name, value, shape, { path, holder }, input);
      } else {
        refuse('INF1051', path, input, {
          message: `${name} does not belong here`,
          hint: `write it under ${elsewhere?.at}`,
        });
      }
    }
  }
};

export function rawSpots({ models, endpoints }: SoundFile): readonly RawSpot[] {
  return [
    ...entriesOf(models).flatMap(([key, model]): RawSpot[] => {
      const holder = ['models', key];
      const place = model.containers === undefined ? 'model' : 'pipeline';
      const own = place === 'model' ? RAW_OF_MODEL : RAW_OF_PIPELINE;
      const containers = (model.containers ?? []).map((one, at) => ({
        holder: [...holder, 'containers', String(at)],
        raw: one?.raw,
        place: 'container' as const,
        ...RAW_OF_CONTAINER,
      }));
      return [{ holder, raw: model.raw, place, ...own }, ...containers];
    }),
    ...entriesOf(endpoints).flatMap(([key, endpoint]): RawSpot[] => {
      const holder = ['endpoints', key];
      const place = endpoint.variants === undefined ? 'endpoint' : 'beside variants';
      const own = place === 'endpoint' ? RAW_OF_ENDPOINT : RAW_BESIDE_VARIANTS;
      const variants = entriesOf(endpoint.variants).map(([name, { raw }]) => ({
        holder: [...holder, 'variants', name],
        raw,
        place: 'variant' as const,
        ...RAW_OF_VARIANT,
      }));
      return [{ holder, raw: endpoint.raw, place, ...own }, ...variants];
    }),
  ];
}

/** `path` of the member, `holder` of what `raw` stands in. */
type At = { readonly path: Path; readonly holder: Path };

function checkMember(name: string, value: unknown, { members }: Structure, at: At, input: RuleInput): void {
  const member = Object.hasOwn(members, name) ? members[name] : undefined;
  if (member === undefined) unknown(name, members, at.path, input);
  else if (!isShape(member)) refuse('INF1051', at.path, input, wordsOn(name, member));
  else if (member.already !== undefined && member.already === value) {
    const message = `${name}: ${quote(value)} is what SageMaker does anyway`;
    refuse('INF1051', at.path, input, { message, hint: 'leave it out' });
  } else checkValue(name, value, member, at, input);
}

function wordsOn(name: string, member: Exclude<Member, Shape>): Words {
  return member.is === 'named'
    ? { message: `${name} has a name in this language`, hint: `write ${member.field}` }
    : { message: `${name} cannot be written under raw`, reason: member.because, hint: 'leave it out' };
}

function unknown(name: string, members: Structure['members'], path: Path, input: RuleInput): void {
  const known = Object.keys(members);
  const possible = known.filter((one) => {
    const member = members[one];
    return member !== undefined && isShape(member);
  });
  const hint = didYouMean(name, known) ?? `possible here: ${possible.join(', ')}`;
  const message = `SageMaker has no member ${quote(name)} here`;
  input.findings.error('INF1010', { path, on: 'key' }, { message, hint });
}

function checkValue(name: string, value: unknown, shape: Shape, at: At, input: RuleInput): void {
  if (typeof value === 'string' && concealed(name, value, at.path, input)) return;
  // What is wrong in it is cut out of it, and told where it stands.
  const whole = isPlain(value) ? (valueAt(input.written, at.path) ?? value) : value;
  const broken = brokenBy(name, whole, shape);
  if (broken !== undefined) {
    const { code, ...words } = broken;
    input.findings.error(code, { path: at.path, on: 'value' }, words);
  } else if (shape.is === 'list' && Array.isArray(value)) {
    for (const [nth, one] of value.entries()) {
      checkValue(name, one, shape.each, { ...at, path: [...at.path, String(nth)] }, input);
    }
  } else if (shape.is === 'structure' && isPlain(value)) {
    for (const [own, one] of Object.entries(value)) {
      checkMember(own, one, shape, { ...at, path: [...at.path, own] }, input);
    }
    checkRequired(name, shape, at, input);
  }
}

/** What the service needs and the language names has to be written under that name; the rest of it has defaults. */
function checkRequired(
  name: string,
  { required, members }: Structure,
  { path, holder }: At,
  { findings }: RuleInput,
): void {
  const missing = required.find((one) => {
    const member = members[one];
    const [field] = member?.is === 'named' ? member.field.split('.') : [];
    if (field !== undefined) return !findings.written([...holder, field]);
    return !findings.written([...path, one]) && !isPassed([...path, one], holder, findings);
  });
  if (missing === undefined) return;
  const member = members[missing];
  const message = `${name} has no ${missing}`;
  const hint = member?.is === 'named' ? `write ${member.field}` : 'SageMaker refuses it without';
  findings.error('INF1012', { path: [...path, missing], on: 'absence' }, { message, hint });
}

/** Is it written by the field that stands for it? */
function isPassed(path: Path, holder: Path, findings: RuleInput['findings']): boolean {
  const member = path.slice(holder.length + 1).join('.');
  const passage = PASSAGES.find((one) => one.member === member || Object.hasOwn(one.along ?? {}, member));
  return passage !== undefined && findings.written([...holder, ...passage.field.split('.')]);
}

/** A literal that looks like a secret is neither shown nor sent. */
function concealed(name: string, value: string, path: Path, { written, findings }: RuleInput): boolean {
  const literal = valueAt(written, path);
  const what = typeof literal === 'string' && literal.includes('${') ? undefined : secretIn(name, value);
  if (what === undefined) return false;
  findings.conceal(path);
  findings.error(
    'INF1047',
    { path, on: 'value' },
    {
      message: `${name} looks like ${what}`,
      reason: 'the file is committed, and everybody who may describe the resource reads it',
      hint: 'put it into Secrets Manager or SSM, and let the container fetch it',
    },
  );
  return true;
}

function refuse(code: Code, path: Path, { findings }: RuleInput, words: Words): void {
  findings.error(code, { path, on: 'key' }, words);
}
