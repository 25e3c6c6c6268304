// One edit behind inferra's back for each field that stands for a member which a spec passes through, and drift names that
// field. A field without a case does not compile.
import { expect, it } from 'vitest';
import { PASSAGES, type PassedField } from '../../src/config/passages.ts';
import type { VariantSpec } from '../../src/kinds/endpoint-config/spec.ts';
import type { ModelSpec } from '../../src/kinds/model/spec.ts';
import { laidUnder, type Raw } from '../../src/service/raw.ts';
import type { State } from '../../src/simulator/index.ts';
import { type Hand, handOn } from '../support/by-hand.ts';
import { fileOf } from '../support/files.ts';
import { openRig } from '../support/rig.ts';

const FILE = fileOf({
  tuned: {
    instance: ['ml.g5.xlarge', 1],
    settings: {
      timeouts: { provision: '20m', download: '90s', startup: '15m' },
      routing: { strategy: 'prefix-aware', prefixLength: 2048, concurrency: 8 },
      ami: 'al2-ami-sagemaker-inference-gpu-2',
      volume: '100GB',
      coreDump: { destination: 's3://risk-dumps/', kmsKey: 'alias/dumps' },
      ssmAccess: true,
      capacityReservation: {
        arn: 'arn:aws:sagemaker:us-east-1:123456789012:ml-reservation/one',
        only: true,
      },
    },
  },
  folder: { model: 'folder' },
  many: { model: 'many' },
  direct: { model: 'direct' },
});

/** Where it is, and what SageMaker then has of it; nothing where it is taken away. */
const CASES: Readonly<Record<PassedField, readonly [endpoint: string, value?: unknown]>> = {
  'timeouts.provision': ['tuned', 600],
  'timeouts.download': ['tuned', 60],
  'timeouts.startup': ['tuned', 60],
  'routing.strategy': ['tuned', 'RANDOM'],
  'routing.prefixLength': ['tuned', 4096],
  'routing.concurrency': ['tuned', 9],
  ami: ['tuned', 'al2-ami-sagemaker-inference-gpu-3-1'],
  volume: ['tuned', 50],
  'coreDump.destination': ['tuned', 's3://elsewhere/'],
  'coreDump.kmsKey': ['tuned', 'alias/other'],
  ssmAccess: ['tuned'],
  'capacityReservation.arn': ['tuned', 'arn:aws:sagemaker:us-east-1:123456789012:ml-reservation/two'],
  'capacityReservation.only': ['tuned'],
  multiModel: ['many'],
  modelCache: ['many', 'Enabled'],
  artifact: ['folder', 's3://elsewhere/'],
  acceptEula: ['folder'],
  'registry.access': ['folder', 'Vpc'],
  'registry.credentials': ['folder', 'arn:aws:lambda:us-east-1:123456789012:function:other'],
  invocation: ['direct'],
};

function edited(raw: Raw | undefined, member: string, value: unknown): Raw {
  const names = member.split('.');
  const own = (one: unknown) => names.reduceRight<unknown>((inner, name) => ({ [name]: inner }), one);
  // A routing strategy takes what belongs to it along.
  if (value === 'RANDOM') return { ...raw, RoutingConfig: { RoutingStrategy: value } };
  if (value !== undefined) return laidUnder(own(value) as Raw, raw);
  const gone = JSON.parse(JSON.stringify(laidUnder(own(null) as Raw, raw)), (_, one) => one ?? undefined);
  return JSON.parse(JSON.stringify(gone), (_, one) => (isEmpty(one) ? undefined : one)) as Raw;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

let world: Promise<State> | undefined;

/** The world after an apply and a day. */
function applied(): Promise<State> {
  world ??= (async () => {
    const rig = await openRig();
    expect((await rig.apply(FILE)).exit).toBe(0);
    await rig.simulator.clock.sleep(86_400_000);
    expect(await rig.drift(FILE)).toMatchObject({ exit: 0, report: { findings: [] } });
    return rig.simulator.world.state();
  })();
  return world;
}

const memberOf = (field: string) => PASSAGES.find((one) => one.field === field)?.member ?? '';

/** The fields of one endpoint, edited by hand. */
async function edit(hand: Hand, endpoint: string, fields: readonly PassedField[]): Promise<void> {
  const all = (raw: Raw | undefined) =>
    fields.reduce<Raw | undefined>((so, field) => edited(so, memberOf(field), CASES[field][1]), raw);
  if (endpoint !== 'tuned') {
    await hand.swapModel(endpoint, (spec) => ({ ...spec, raw: all(spec.raw) }) as ModelSpec);
    return;
  }
  await hand.swapConfig(endpoint, (spec) => ({
    ...spec,
    variants: spec.variants.map((one) => ({ ...one, raw: all(one.raw) }) as VariantSpec),
  }));
}

it.each(Object.keys(CASES) as PassedField[])('%s is found', async (field) => {
  const [endpoint] = CASES[field];
  const rig = await openRig({ from: await applied() });
  await edit(await handOn(rig), endpoint, [field]);
  const { report, exit } = await rig.drift(FILE);
  expect(exit).toBe(2);
  expect(report.findings).toMatchObject([{ is: 'changed', address: `endpoints.${endpoint}` }]);
  const fields = report.findings.flatMap((one) => ('fields' in one ? one.fields : []));
  const path = `endpoints.${endpoint}.${endpoint === 'tuned' ? '' : 'model.'}${field}`;
  expect(fields.map((one) => one.at)).toContain(path);
});

it('what is found an apply puts right', async () => {
  const rig = await openRig({ from: await applied() });
  const hand = await handOn(rig);
  await edit(hand, 'tuned', ['ami', 'volume', 'timeouts.startup', 'ssmAccess']);
  await edit(hand, 'folder', ['artifact', 'acceptEula']);
  expect((await rig.drift(FILE)).exit).toBe(2);
  expect((await rig.apply(FILE)).exit).toBe(0);
  expect((await rig.drift(FILE)).exit).toBe(0);
});

it('what goes along with a field is found under its own name', async () => {
  const rig = await openRig({ from: await applied() });
  const hand = await handOn(rig);
  const along = 'ModelDataSource.S3DataSource.CompressionType';
  await hand.swapModel('folder', (spec) => ({ ...spec, raw: edited(spec.raw, along, 'Gzip') }));
  const { report } = await rig.drift(FILE);
  const fields = report.findings.flatMap((one) => ('fields' in one ? one.fields : []));
  expect(fields.map((one) => one.at)).toContain(`endpoints.folder.model.raw.${along}`);
});
