// What of components the lock file pins, and what becomes of these pins.
import { expect, test } from 'vitest';
import type { ComponentDeclaration } from '../config/components.ts';
import type { Document } from '../config/document.ts';
import { checkComponent } from './check.ts';
import { componentChecks, componentPins, componentsIn, loadedIn } from './components.ts';
import { componentDrift } from './drift.ts';
import type { Measurement } from './measurement.ts';
import { dropGone, moveComponents } from './move.ts';
import { type ContainerPins, EMPTY_LOCK, withComponentPins, withMeasurement, withPins } from './pins.ts';
import { componentsNamed, modelsNamed } from './scope.ts';
import { settle } from './settle.ts';
import {
  ARTIFACT,
  answersOf,
  artifact,
  digestOf,
  documentOf,
  failed,
  image,
  modelOf,
  type Told,
  XGBOOST,
} from './testing/scene.ts';

const LORA = 's3://risk-models/lora.tar.gz';
const COPIED = { resources: { memoryMin: 1024 }, copies: 1 };
const BASE = { key: 'base', ...COPIED, container: { image: XGBOOST, artifact: ARTIFACT, env: {} } };
const ADAPTER = { key: 'lora', base: 'base', artifact: LORA };
const [AT_BASE, AT_ADAPTER] = ['endpoints.chat.components.base', 'endpoints.chat.components.lora'];

const hosting = (...components: readonly ComponentDeclaration[]): Document => {
  const document = documentOf(modelOf({ key: 'chat' }));
  const host = { type: 'ml.g5.xlarge', count: 1, role: 'arn:aws:iam::123456789012:role/r', components };
  return {
    ...document,
    endpoints: document.endpoints.map((one) => ({ ...one, variants: [], hosting: host })),
  };
};
const DOCUMENT = hosting({ key: 'model', ...COPIED, model: modelOf() }, BASE, ADAPTER);
const COMPONENTS = componentsIn(DOCUMENT);
const locked = (address: string, pins: ContainerPins) =>
  withComponentPins(EMPTY_LOCK, 'default', address, pins);
const PINNED = withComponentPins(
  locked(AT_ADAPTER, { artifact: { uri: LORA, etag: 'l1' } }),
  'default',
  AT_BASE,
  {
    image: { uri: XGBOOST, digest: digestOf('a') },
    artifact: { uri: ARTIFACT, etag: 'e1' },
  },
);
const SAME: Told = [...image('a'), ...artifact('e1'), ...artifact('l1', LORA)];
const updated = (lock: typeof EMPTY_LOCK, told: Told, components = COMPONENTS) =>
  moveComponents(
    { next: lock, moves: [], problems: [], unpinned: [] },
    'default',
    components,
    answersOf(told),
  );

test('image and archive of a container, and the archive of an adapter, are pinned; folders and digests are not', () => {
  const { next, moves } = updated(EMPTY_LOCK, SAME);
  expect(next).toEqual(PINNED);
  expect(moves.map(({ address, what }) => `${address} ${what}`)).toEqual([
    'endpoints.chat base image',
    'endpoints.chat base artifact',
    'endpoints.chat lora artifact',
  ]);
  const still = componentsIn(
    hosting(
      { ...BASE, container: { image: XGBOOST.replace(':1.7-1', `@${digestOf('a')}`), env: {} } },
      { ...ADAPTER, artifact: 's3://risk-models/lora/' },
    ),
  );
  expect(still.flatMap(({ slots }) => slots)).toEqual([]);
  // A pin whose address can no longer change goes.
  expect(updated(PINNED, SAME, still).next).toEqual(EMPTY_LOCK);
});

test('other bytes at the same address are taken over, and it is said that nothing is sent for them', () => {
  const { next, moves } = updated(PINNED, [...image('a'), ...artifact('e1'), ...artifact('l2', LORA)]);
  expect(componentPins(next, 'default', AT_ADAPTER)).toEqual({ artifact: { uri: LORA, etag: 'l2' } });
  expect(componentPins(next, 'default', AT_BASE)).toEqual(componentPins(PINNED, 'default', AT_BASE));
  expect(moves).toMatchObject([{ what: 'lora artifact', because: expect.stringMatching(/not sent again/) }]);
  const elsewhere = locked(AT_ADAPTER, { artifact: { uri: 's3://risk-models/old.tar.gz', etag: 'l0' } });
  const other = updated(elsewhere, artifact('l1', LORA));
  expect(other.moves.map(({ because }) => because)).toEqual([undefined]);
});

test('what cannot be read keeps its pin and is a problem', () => {
  const unread = [...image('a'), ...artifact('e1'), ...failed({ fact: 'artifact', uri: LORA }, 'unread')];
  const { next, problems } = updated(PINNED, unread);
  expect(next).toEqual(PINNED);
  expect(problems).toMatchObject([{ code: 'INF2004', address: 'endpoints.chat' }]);
});

test.each([
  ['other bytes', artifact('l2', LORA), ['INF7007']],
  ['nothing there', failed({ fact: 'artifact', uri: LORA }, 'missing'), ['INF7008']],
  ['what may not be read', failed({ fact: 'artifact', uri: LORA }, 'unread'), ['warning INF7010']],
  ['the same bytes', artifact('l1', LORA), []],
])('%s: the endpoint is told, and the command for the component alone', (_, told, expected) => {
  const found = COMPONENTS.flatMap((one) => checkComponent(one, PINNED, answersOf(told), 'default'));
  const objections = found.flatMap((one) => one.objections);
  const warnings = found.flatMap((one) => one.warnings);
  expect([...objections.map(({ code }) => code), ...warnings.map(({ code }) => `warning ${code}`)]).toEqual(
    expected,
  );
  for (const { address, hint } of objections) {
    expect(address).toBe('endpoints.chat');
    expect(hint).toContain(`\`inferra update ${AT_ADAPTER}\``);
  }
});

test('only pins of the address in the file are asked about, and drift names the place of what moved', () => {
  expect(componentChecks(COMPONENTS, PINNED, 'default')).toHaveLength(3);
  expect(componentChecks(COMPONENTS, PINNED, 'prod')).toEqual([]);
  const lock = withComponentPins(PINNED, 'default', AT_ADAPTER, { artifact: { uri: ARTIFACT, etag: 'e1' } });
  expect(loadedIn(DOCUMENT, lock).map(({ pinned }) => pinned)).toEqual([true, true, false]);
  const told = answersOf([...image('b'), ...failed({ fact: 'artifact', uri: ARTIFACT }, 'unread')]);
  const { findings, notCompared } = componentDrift(COMPONENTS, lock, told, 'default');
  expect(findings).toMatchObject([{ address: 'endpoints.chat', at: `${AT_BASE}.container.image` }]);
  expect(notCompared.map(({ at }) => at)).toEqual([
    `${AT_BASE}.container.artifact`,
    `${AT_ADAPTER}.artifact`,
  ]);
});

test('an update is about a component by its address, and about all of an endpoint by its own', () => {
  const named = (...addresses: string[]) =>
    componentsNamed(DOCUMENT, addresses).map(({ address }) => address);
  expect(named()).toEqual([AT_BASE, AT_ADAPTER]);
  expect(named('endpoints.chat')).toEqual([AT_BASE, AT_ADAPTER]);
  expect(named(AT_ADAPTER)).toEqual([AT_ADAPTER]);
  expect(named('models.fraud')).toEqual([]);
  expect(modelsNamed(DOCUMENT, [AT_ADAPTER])).toEqual([]);
  expect(() => modelsNamed(DOCUMENT, ['endpoints.chat.components.model'])).toThrow(
    expect.objectContaining({ code: 'INF7011' }),
  );
});

test('entries go with their components, and stay whatever else is pinned or measured', () => {
  const model = { artifact: { uri: ARTIFACT, etag: 'e1' } };
  const both = withPins(PINNED, 'default', 'fraud', model);
  expect(componentPins(both, 'default', AT_ADAPTER)).toBeDefined();
  const measured = withMeasurement(both, 'default', 'sla', 'fraud', {} as Measurement);
  expect(componentPins(measured, 'default', AT_ADAPTER)).toBeDefined();
  expect(withMeasurement(measured, 'default', 'sla', 'fraud', undefined)).toEqual(both);
  expect(withPins(both, 'default', 'fraud', undefined)).toEqual(PINNED);
  const { next, moves } = dropGone(both, 'default', [modelOf()], componentsIn(hosting(BASE)));
  expect(next).toEqual(withComponentPins(both, 'default', AT_ADAPTER, undefined));
  expect(moves).toMatchObject([{ address: AT_ADAPTER, what: 'entry' }]);
});

test('a reviewed plan rests on the pins of its components', () => {
  const digests = (lock: typeof EMPTY_LOCK) =>
    settle(DOCUMENT, lock, answersOf([])).document.endpoints[0]?.hosting?.components.map(({ pins }) => pins);
  expect(digests(EMPTY_LOCK)).toEqual([undefined, undefined, undefined]);
  const [model, base, adapter] = digests(PINNED) ?? [];
  expect([model, base]).toEqual([undefined, expect.stringMatching(/^[0-9a-f]{32}$/)]);
  const moved = locked(AT_ADAPTER, { artifact: { uri: LORA, etag: 'l2' } });
  expect(digests(moved)?.[2]).not.toBe(adapter);
});
