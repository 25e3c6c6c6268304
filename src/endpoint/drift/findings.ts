// What is to be told of one endpoint: its verdict (decide.ts, history.ts) as findings, with the fields that moved and who
// moved them.
import type { Checked, DriftField, Finding, NotCompared } from '../../core/drift.ts';
import type { FieldChange } from '../../core/field.ts';
import type { Verdict } from '../../core/plan.ts';
import { type Decision, decide } from '../decide.ts';
import { type History, sameConfig } from '../memory/history.ts';
import { servedConfig, standsFor } from '../memory/marks.ts';
import { compareTags, othersTags, type TagChange } from '../memory/tag-change.ts';
import { MANAGED, ownerInWords } from '../memory/tags.ts';
import { renamedFrom } from '../names/moves.ts';
import { idleAlarms } from '../scaling/named-alarms.ts';
import { keptCounts } from '../scaling/scaled.ts';
import { asideText } from '../scaling/words.ts';
import { type Placed, type Situation, scalingOf } from '../situation.ts';
import { isUnit, type Seen, type Stray } from '../subject.ts';
import type { Unit } from '../unit.ts';
import { componentDrift } from './components.ts';
import { partFindings } from './parts.ts';
import { differences, sidesOf } from './three-way.ts';

export type Told = {
  readonly checked: readonly Checked[];
  readonly findings: readonly Finding[];
  readonly notCompared: readonly NotCompared[];
};

const NOTHING: Told = { checked: [], findings: [], notCompared: [] };

export function endpointDrift(placed: readonly Placed[], seen: Seen): Told {
  return placed
    .map(({ subject, now }) => (isUnit(subject) ? ofUnit(subject, now, seen) : ofStray(subject, now)))
    .reduce(
      (all, one) => ({
        checked: [...all.checked, ...one.checked],
        findings: [...all.findings, ...one.findings],
        notCompared: [...all.notCompared, ...one.notCompared],
      }),
      NOTHING,
    );
}

/** An index may name what is gone, or what is not ours any more: that is nothing to tell. */
function ofStray(stray: Stray, { live, ours }: Situation): Told {
  if (live === undefined || !ours) return NOTHING;
  const { address, name, successor } = stray;
  const replacedBy = successor === undefined ? {} : { replacedBy: successor.name };
  return {
    checked: [{ address, name, verdict: 'pending', status: live.status }],
    findings: [{ is: 'extra', address, name, ...replacedBy }],
    notCompared: [],
  };
}

function ofUnit(unit: Unit, now: Situation, seen: Seen): Told {
  const { address, name } = unit;
  const { live } = now;
  const decision = decide(unit, now, { retry: false });
  const status = live === undefined ? {} : { status: live.status };
  const findings = findingsOf(unit, now, seen, decision);
  const busy = isAtWork(now) && findings.length === 0;
  return {
    checked: [{ address, name, verdict: decision.verdict, ...status }],
    findings,
    notCompared: [
      ...(busy ? [{ at: address, because: `the service is at work on it (${live?.status})` }] : []),
      ...(now.ours ? unseenOf(unit, now) : []),
    ],
  };
}

function findingsOf(unit: Unit, now: Situation, seen: Seen, decision: Decision): readonly Finding[] {
  const { address, name, place } = unit;
  const about = { address, name, place };
  const { live, past } = now;
  if (live === undefined) return [{ is: 'missing', ...about, deleting: false, parts: leavesParts(now) }];
  if (past === undefined) return [{ is: 'foreign', ...about, owner: ownerInWords(live.tags, live.name) }];
  if (live.status === 'Deleting')
    return [{ is: 'missing', ...about, deleting: true, parts: leavesParts(now) }];
  const { failureReason } = live;
  const reason = failureReason === undefined ? {} : { reason: failureReason };
  if (past.state === 'broken' || past.state === 'never served')
    return [{ is: 'failed', ...about, served: past.state === 'broken', ...reason }];
  if (isAtWork(now)) return movedMeanwhile(unit, now, seen);
  const found = verdictFindings(unit, now, seen, decision, past);
  const aside = asideFinding(unit, now);
  return aside === undefined ? found : [...found.filter(({ is }) => is !== 'unfinished'), aside];
}

/** Autoscaling that a run has put aside and not put back. */
function asideFinding({ address, name, place }: Unit, { live, past }: Situation): Finding | undefined {
  const text = live === undefined ? undefined : asideText(live.tags, ', the next apply restores it');
  if (text === undefined) return undefined;
  const because = past === undefined || past.state === 'settled' ? [] : [past.because];
  return {
    is: 'unfinished',
    ...{ address, name, place },
    because: [...because, text].join('; '),
  };
}

function verdictFindings(
  unit: Unit,
  now: Situation,
  seen: Seen,
  decision: Decision,
  past: History,
): readonly Finding[] {
  const { address, name, place } = unit;
  const about = { address, name, place };
  const { failureReason } = now.live ?? {};
  const parts = partFindings(unit, now, seen);
  const { stuck } = decision.components;
  const why = stuck?.reason ?? failureReason;
  switch (decision.verdict) {
    case 'same':
      return parts;
    case 'rolled back':
      return [{ is: 'rolled back', ...about, ...(why === undefined ? {} : { reason: why }) }, ...parts];
    case 'unclear':
      return [{ is: 'unclear', ...about, because: stuck?.reason ?? past.because }, ...parts];
    case 'foreign':
      return [{ is: 'foreign', ...about, owner: decision.hold?.reason ?? '' }, ...parts];
    case 'unfinished':
      return [{ is: 'unfinished', ...about, because: leftOver(past, decision) }, ...parts];
    default: {
      const fields = fieldsOf(unit, now, seen);
      const is = moverOf(decision.verdict, now, fields);
      return [{ is, ...about, fields, takes: takesOf(decision) }, ...parts];
    }
  }
}

/**
 * Only what is known to wait for an apply is pending: where the marks say nothing of what was applied, somebody may have
 * changed the account and taken them away.
 */
function moverOf(
  verdict: Verdict,
  { marks, live }: Situation,
  fields: readonly DriftField[],
): 'changed' | 'pending' | 'both' {
  if (verdict === 'drift') return 'changed';
  const known = marks.applied !== undefined && live?.tags[MANAGED] !== undefined;
  return verdict === 'pending' && known && fields.every(({ by }) => by === 'repository') ? 'pending' : 'both';
}

/** What serves may be what is wanted and not be written down: the marks were edited, or somebody did what the file says. */
function leftOver({ state, because }: History, { row, components: { stuck } }: Decision): string {
  if (stuck !== undefined) return stuck.reason;
  if (state === 'settled' && row.recipe === 'components')
    return 'what an earlier run did to its components is not written down as applied';
  return state === 'settled' ? 'it is as the file says, and that is not written down as applied' : because;
}

function takesOf({ row }: Decision): string {
  return [row.effect, row.how, row.downtime ? 'downtime' : ''].filter((word) => word !== '').join(' · ');
}

function leavesParts({ configs, models }: Situation): boolean {
  return configs.length + models.length > 0;
}

function isAtWork({ past }: Situation): boolean {
  return past?.state === 'under way' || past?.state === 'busy';
}

/**
 * What comes of it is not known before it ends. What somebody has asked for shows all the same: sizes that are not those
 * that were applied, tags, or a config that is neither the file's nor what inferra sent last.
 */
function movedMeanwhile(unit: Unit, now: Situation, seen: Seen): readonly Finding[] {
  const { live, past, marks } = now;
  if (past?.state !== 'busy') return [];
  const next = live?.pendingConfig && standsFor(live.tags, live.pendingConfig);
  const known = [unit.target.config, marks.applied?.config, marks.attempt?.target.config];
  const elsewhere = next !== undefined && !known.some((one) => one !== undefined && sameConfig(next, one));
  const fields = elsewhere
    ? [configField(unit, marks.applied?.config, `${next} (on its way)`)]
    : fieldsOf(unit, now, seen).filter(({ by }) => by === 'account' || by === 'both');
  if (fields.length === 0) return [];
  const { address, name, place } = unit;
  return [
    { is: 'changed', address, name, place, fields, takes: `set right once it is no longer ${live?.status}` },
  ];
}

function configField(unit: Unit, applied: string | undefined, live: string | undefined): DriftField {
  return {
    at: `${unit.address}.config`,
    field: 'endpoint config',
    by: 'account',
    ...(applied === undefined ? {} : { applied }),
    ...(live === undefined ? {} : { live }),
    desired: unit.target.config,
  };
}

/** What differs, and where nothing that can be named does, the config itself. */
function fieldsOf(unit: Unit, now: Situation, seen: Seen): readonly DriftField[] {
  const { live, marks } = now;
  const content = differences(sidesOf(unit, now, seen), unit.address);
  const tags =
    live === undefined ? [] : tagFields(unit, compareTags(unit, live.tags), live.tags[MANAGED] !== undefined);
  const from = renamedFrom(unit, live);
  const address: readonly DriftField[] =
    from === undefined
      ? []
      : [
          {
            at: `${unit.address}.address`,
            field: 'address',
            by: 'repository',
            applied: from,
            live: from,
            desired: unit.address,
          },
        ];
  const all = [...content, ...componentDrift(unit, now), ...scalingFields(unit, now), ...address, ...tags];
  const applied = marks.applied?.config;
  return all.length > 0 || applied === undefined || sameConfig(live && servedConfig(live), applied)
    ? all
    : [configField(unit, applied, live?.config)];
}

/** As the tags: a digest remembers what inferra wrote. */
function scalingFields(unit: Unit, now: Situation): readonly DriftField[] {
  return scalingOf(unit, now).fields.map(({ field, from, to, at, moved }): DriftField => {
    const applied = moved ? to : from;
    return {
      at: `${unit.address}.${at}`,
      field,
      by: moved ? 'account' : 'repository',
      ...(applied === undefined ? {} : { applied }),
      ...(from === undefined ? {} : { live: from }),
      ...(to === undefined ? {} : { desired: to }),
    };
  });
}

/** Tags are remembered by one digest of all: where both sides moved, or that digest is gone, nobody can tell which of them moved which. */
function tagFields(unit: Unit, { fields, pending, drift }: TagChange, known: boolean): readonly DriftField[] {
  const by = !known || (pending && drift) ? 'unknown' : drift ? 'account' : 'repository';
  return fields.map(({ field, from, to }: FieldChange): DriftField => {
    const applied = by === 'account' ? to : by === 'repository' ? from : undefined;
    return {
      at: `${unit.address}.${field.replace(/^tag /, 'tags.')}`,
      field,
      by,
      ...(applied === undefined ? {} : { applied }),
      ...(from === undefined ? {} : { live: from }),
      ...(to === undefined ? {} : { desired: to }),
    };
  });
}

/** The path of a variant's count in the file. */
function countAt({ address, config }: Unit, variant: string): string {
  const path = config.spec.variants.length > 1 ? `variants.${variant}.` : '';
  const wanted = config.spec.variants.find(({ name }) => name === variant);
  const field =
    wanted !== undefined && 'serverless' in wanted ? 'serverless.provisionedConcurrency' : 'instance.count';
  return `${address}.${path}${field}`;
}

/** What of a live endpoint no field of the file can say, or cannot be said now. */
function unseenOf(unit: Unit, now: Situation): readonly NotCompared[] {
  const { live } = now;
  if (live === undefined) return [];
  const others = Object.keys(othersTags(live.tags)).filter((key) => !(key in unit.tags));
  return [
    ...keptCounts(live).map(({ variant, min, max }) => ({
      at: countAt(unit, variant),
      because: `autoscaling moves it between ${min} and ${max}`,
    })),
    ...idleAlarms(unit, now),
    ...others.map((key) => ({
      at: `${unit.address}.tags.${key}`,
      because: 'a tag that somebody else put there',
    })),
  ];
}
