// Whether a live endpoint is what the file says, so that after it is tagged there is nothing to do; and which tags that takes, on
// it and on its components. Pure.
import { adoptionTags, differences, isScaledAsWritten, tagsTooMany } from '../adopt/adoption.ts';
import {
  type AdoptingComponent,
  adoptingComponents,
  componentDifferences,
  leftBeside,
} from '../adopt/component-adoption.ts';
import { otherOwner } from '../adopt/obstacles.ts';
import type { Whole } from '../adopt/whole.ts';
import type { AdoptedComponent, AdoptionRow } from '../core/adoption.ts';
import type { Code } from '../core/codes.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Tags } from '../core/part.ts';
import { SCALING } from '../endpoint/memory/tags.ts';
import { situation } from '../endpoint/situation.ts';
import type { Seen } from '../endpoint/subject.ts';
import type { Unit } from '../endpoint/unit.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import type { Account } from './prepare.ts';

export type Adopting = {
  readonly unit: Unit;
  readonly live: LiveEndpoint;
  /** Empty for an endpoint that is ours already. */
  readonly tags: Tags;
  readonly components: readonly AdoptingComponent[];
  readonly seen: Seen;
};

export type Judged = {
  readonly row: AdoptionRow;
  readonly adopting: readonly Adopting[];
  readonly problems: readonly Diagnostic[];
};

export type Court = {
  readonly account: Account;
  /** Of the file with its entries. */
  readonly units: readonly Unit[];
  readonly seen: Seen;
  /** The endpoint is ours already, and only components of it are to be taken over. */
  readonly ours: boolean;
  /** The file had it before. */
  readonly declared: boolean;
};

export function problem(code: Code, message: string): Diagnostic {
  return { code, severity: 'error', message };
}

export function judge({ account, units, seen, ours, declared }: Court, whole: Whole): Judged {
  const { live, config, models } = whole;
  const unit = units.find((one) => one.name.toLowerCase() === live.name.toLowerCase());
  const row = {
    address: unit?.address ?? `endpoints.${live.name}`,
    name: live.name,
    config: config.name,
    models: [...models.values()].map(({ name }) => name),
  };
  const refused = (message: string, code: Code = 'INF3034'): Judged => ({
    row: { ...row, state: 'failed', tags: {} },
    adopting: [],
    problems: [problem(code, message)],
  });
  if (unit === undefined)
    return refused(
      `the entry of ${live.name} waits for a decision of hardware or a package; write it out to take it over`,
    );
  const now = situation(unit, seen);
  if (now.past !== undefined && now.past.state !== 'settled')
    return refused(`${now.past.because}; let \`inferra apply\` finish first`, 'INF3033');
  const differing = [
    ...(ours ? [] : differences(unit, whole, now)),
    ...componentDifferences(unit, whole, ours),
  ];
  if (differing.length > 0)
    return refused(`${unit.address} is not what ${live.name} serves: ${differing.join(', ')}`);
  const isScaled = [...now.registered.values()].some(({ target }) => target);
  const { kept: told = [], unread = false } = whole.beside ?? {};
  // An entry that is there already says of these what it says.
  const kept = unread || !declared ? told : [];
  if (!ours && isScaled && unit.scaling === undefined && live.tags[SCALING] !== undefined)
    return refused(
      `endpoint ${live.name} is autoscaled by inferra as no file can say it: ${kept.join('; ')}`,
    );
  const tags = ours ? {} : adoptionTags(unit, whole, now);
  const components = adoptingComponents(unit, whole, now.components.registered);
  const excess = [
    { what: `endpoint ${live.name}`, by: tagsTooMany(live.tags, tags) },
    ...components.map((one) => ({
      what: `component ${one.live.name}`,
      by: tagsTooMany(one.live.tags, one.tags),
    })),
  ].find(({ by }) => by > 0);
  if (excess !== undefined)
    return refused(`${excess.what} would have ${excess.by} tags more than the 50 that are possible`);
  const from = ours ? undefined : otherOwner(account.owner, live);
  const left = leftBeside(unit, whole);
  const others = unread
    ? []
    : [
        ...(ours || isScaledAsWritten(unit, now) ? [] : ['its autoscaling']),
        ...components.flatMap((one) => (one.isOtherScaling ? [`the autoscaling of ${one.live.name}`] : [])),
      ];
  const all = [...kept, ...others.map((what) => `${what} is not as the file says: the next apply writes it`)];
  return {
    row: {
      ...{ ...row, state: 'to adopt', tags: moved(live.tags, tags) },
      ...(components.length === 0 ? {} : { components: components.map(adopted) }),
      ...(left.length === 0 ? {} : { left }),
      ...(from === undefined ? {} : { from }),
      ...(all.length === 0 ? {} : { kept: all }),
      ...(others.length === 0 ? {} : { pending: true }),
    },
    adopting: [{ unit, live, tags, components, seen }],
    problems: [],
  };
}

function adopted({ address, live: { name, spec, tags: has }, tags }: AdoptingComponent): AdoptedComponent {
  const model = spec !== undefined && 'model' in spec ? { model: spec.model } : {};
  return { address, name, ...model, tags: moved(has, tags) };
}

/** Those that are not there with the same value. */
function moved(live: Tags, tags: Tags): Tags {
  return Object.fromEntries(Object.entries(tags).filter(([key, value]) => live[key] !== value));
}
