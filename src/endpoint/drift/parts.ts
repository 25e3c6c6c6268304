// Configs and models under a live endpoint. It goes on serving what it was deployed with, so nothing shows while they are
// deleted or made anew under their names, until the next instance starts or the next update is undone.
import type { DriftField, Finding, PartKind } from '../../core/drift.ts';
import { sighted } from '../../core/sightings.ts';
import type { EndpointConfigSpec, LiveEndpointConfig } from '../../kinds/endpoint-config/spec.ts';
import type { LiveModel } from '../../kinds/model/spec.ts';
import { asAdopted } from '../components/adopted.ts';
import { sameConfig } from '../memory/history.ts';
import { ENDPOINT, owns } from '../memory/tags.ts';
import type { Situation } from '../situation.ts';
import type { Seen } from '../subject.ts';
import { isMasked } from '../text/compare.ts';
import { FIRST_REVISION } from '../text/decided.ts';
import type { Unit } from '../unit.ts';
import { type Side, sideOf } from './sides.ts';
import { differences, isTold, liveModel } from './three-way.ts';

type PartFinding = Extract<Finding, { is: 'part' }>;
type State = Pick<PartFinding, 'state' | 'fields'>;

/** What was read of the parts that serve; what nobody read is not told of. */
export function partFindings(unit: Unit, now: Situation, seen: Seen): readonly PartFinding[] {
  const config = now.ours ? now.live?.config : undefined;
  if (config === undefined) return [];
  const { address, name, place } = unit;
  const found = sighted(seen, 'endpoint-config', config);
  const say = (kind: PartKind, part: string, state: State | undefined): readonly PartFinding[] =>
    state === undefined ? [] : [{ is: 'part', address, name, place, kind, part, ...state }];
  return [
    ...say(
      'endpoint-config',
      config,
      stateOf(found, (live) => configState(unit, live)),
    ),
    ...modelNames(unit, now, config, found).flatMap((model) =>
      say(
        'model',
        model,
        stateOf(sighted(seen, 'model', model), (live) => modelState(unit, now, live)),
      ),
    ),
  ];
}

/**
 * The models that serve: by the live config, or by the unit's own where the live one is of its identity. Of components those
 * that the file wants, or that stand for these.
 */
export function modelNames(
  unit: Unit,
  { components: { live = [] } }: Pick<Situation, 'components'>,
  config: string,
  found: LiveEndpointConfig | null | undefined,
): readonly string[] {
  const own = sameConfig(config, unit.config.name) ? unit.config.spec : undefined;
  const variants = (own ?? found?.spec)?.variants ?? [];
  const shared = (unit.components ?? [])
    .map((part) =>
      asAdopted(
        part,
        live.find((one) => one.name.toLowerCase() === part.name.toLowerCase()),
      ),
    )
    .flatMap(({ spec }) => ('model' in spec ? [spec.model] : []));
  // A variant that takes components has no model of its own.
  return [...new Set([...variants.map(({ model }) => model), ...shared])].filter((model) => model !== '');
}

function stateOf<Live>(
  found: Live | null | undefined,
  judge: (live: Live) => State | undefined,
): State | undefined {
  if (found === undefined) return undefined;
  return found === null ? { state: 'deleted', fields: [] } : judge(found);
}

function configState(unit: Unit, live: LiveEndpointConfig): State | undefined {
  // Of another config nothing is known that it could be held against.
  if (!sameConfig(live.name, unit.config.name)) return undefined;
  const told = isTold(unit.config.spec, live.spec);
  // One of the same identity and another sizing has the sizes of its own time.
  const sized = live.name.toLowerCase() === unit.config.name.toLowerCase();
  const want = configSide(unit.config.spec, told, sized);
  return judged(unit, live, want, configSide(live.spec, told, sized, live.unexpressed));
}

function configSide(
  spec: EndpointConfigSpec,
  told: boolean,
  sized: boolean,
  unexpressed: readonly string[] = [],
): Side {
  const sizeOf = () => (sized ? undefined : ('unknown' as const));
  const side = sideOf({ spec, told, unexpressed, modelOf: () => undefined, sizeOf });
  const models = spec.variants.map(
    ({ name, model }) =>
      [
        told ? `variants.${name}.model` : 'model',
        { field: told ? `${name} model` : 'model', value: model.toLowerCase(), shown: model },
      ] as const,
  );
  return { ...side, texts: new Map([...models, ...side.texts]) };
}

function modelState(unit: Unit, now: Situation, live: LiveModel): State | undefined {
  const own = unit.models.find(({ name }) => name.toLowerCase() === live.name.toLowerCase());
  const model = liveModel(live, unit, now);
  if (own === undefined || model === undefined) return undefined;
  const masked = (field: string) => model.masked(field) || isMasked(unit, now, field);
  const revision = String(unit.decided?.[own.name]?.revision ?? FIRST_REVISION);
  const ofModel = (one: typeof model): Side =>
    sideOf({ spec: CARRIER, told: false, modelOf: () => one, sizeOf: () => undefined });
  // A revision is told by a tag alone: one that lost it is disowned, not replaced.
  return judged(
    unit,
    live,
    ofModel({ spec: own.spec, revision, masked }),
    ofModel({ ...model, masked, revision }),
  );
}

/** One variant, to carry a model. */
const CARRIER: EndpointConfigSpec = {
  variants: [{ name: '', model: '', initialWeight: 1, serverless: { memorySizeInMB: 0, maxConcurrency: 0 } }],
};

function judged(unit: Unit, live: LiveEndpointConfig | LiveModel, want: Side, is: Side): State | undefined {
  const fields: readonly DriftField[] = differences({ desired: want, applied: want, live: is }, unit.address);
  if (fields.length > 0) return { state: 'replaced', fields };
  const ours = owns(unit.owner, live.tags, live.name) && live.tags[ENDPOINT] === unit.name.toLowerCase();
  return ours ? undefined : { state: 'disowned', fields: [] };
}
