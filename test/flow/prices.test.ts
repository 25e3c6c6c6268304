// `prices update` on the wire: whom it asks, what it writes and keeps, and what it does not write.
import { expect, test } from 'vitest';
import { updatePrices } from '../../src/flow/update-prices.ts';
import type { Simulator } from '../../src/simulator/index.ts';
import { fileOf } from '../support/files.ts';
import { openRig, PLAIN } from '../support/rig.ts';

const PATH = 'inference.prices.json';
const FILE = fileOf({ fraud: {} });
const fileIn = (region: string) => FILE.replaceAll('us-east-1', region);

/** The hosts that were asked, in order. */
function heard(simulator: Simulator): { readonly line: Simulator; readonly hosts: string[] } {
  const hosts: string[] = [];
  const requestHandler: Simulator['requestHandler'] = {
    ...simulator.requestHandler,
    handle: (request, options) => {
      hosts.push(request.headers.host ?? '');
      return simulator.requestHandler.handle(request, options);
    },
  };
  return { line: { ...simulator, requestHandler }, hosts };
}

test('asks where the price list is served, page by page, and nothing else', async () => {
  const rig = await openRig();
  const { line, hosts } = heard(rig.simulator);
  const ports = rig.ports(fileIn('eu-central-1'), line);
  const report = await updatePrices(ports, PLAIN);
  const asked = rig.simulator.world.requests().map(({ operation }) => operation);
  // 270 types and the volume are three pages, the memory sizes of serverless one, and of what is provisioned another.
  expect(asked).toEqual(Array(5).fill('GetProducts'));
  expect(new Set(hosts)).toEqual(new Set(['api.pricing.us-east-1.amazonaws.com']));
  expect(report).toMatchObject({ region: 'eu-central-1', instances: 270, written: true, moved: [] });
  const { regions } = JSON.parse(rig.files.get(PATH) ?? '');
  expect(Object.keys(regions['eu-central-1'].instances)).toHaveLength(270);
  expect(Object.keys(regions['eu-central-1'].serverless)).toHaveLength(6);
  expect(Object.keys(regions['eu-central-1'].provisioned)).toHaveLength(6);
  expect(Object.keys(regions['eu-central-1'].provisionedUse)).toHaveLength(6);
  expect(regions['eu-central-1'].storage).toBeGreaterThan(0);
});

test.each([
  ['cn-north-1', /AWS bills this region in yuan/],
  ['cn-northwest-1', /AWS bills this region in yuan/],
  ['eusc-de-east-1', /a price list of its own/],
  ['us-isob-east-1', /not public/],
])('asks nobody for prices of %s, which are no dollars or not public', async (region, why) => {
  const rig = await openRig();
  const asked = updatePrices(rig.ports(fileIn(region)), PLAIN);
  await expect(asked).rejects.toMatchObject({ code: 'INF7160', message: expect.stringMatching(why) });
  expect(rig.simulator.world.requests()).toEqual([]);
  expect(rig.files).toEqual(new Map());
});

test.each([
  ['us-gov-west-1', 'arn:aws-us-gov:iam::123456789012:role/deploy', undefined],
  ['eu-west-1', 'arn:aws:iam::123456789012:role/deploy', 'arn:aws:iam::123456789012:role/deploy'],
])(
  'asks for prices of %s where all are listed, and as the role of the file only where that is known',
  async (region, role, acts) => {
    const rig = await openRig();
    const { line, hosts } = heard(rig.simulator);
    const file = fileIn(region).replace('"version"', `"assumeRole": "${role}", "version"`);
    const ports = rig.ports(file, line);
    const roles: (string | undefined)[] = [];
    const connect: typeof ports.connect = (asked) => {
      roles.push(asked.role?.arn);
      return ports.connect(asked);
    };
    const report = await updatePrices({ ...ports, connect }, PLAIN);
    expect(report).toMatchObject({ region, written: true });
    expect(roles).toEqual([acts]);
    expect(hosts.filter((host) => host.startsWith('api.pricing'))).not.toEqual([]);
    expect(hosts.every((host) => host.includes('us-east-1') || acts !== undefined)).toBe(true);
  },
);

test.each([
  ['us-gov-west-1', 'INF7161'],
  ['us-east-1', 'INF2003'],
])('says of credentials that are not known there, for %s', async (region, code) => {
  const refused = {
    kind: 'refused' as const,
    operation: 'GetProducts',
    code: 'UnrecognizedClientException',
    message: 'unknown',
  };
  const rig = await openRig({ scenario: { requests: [refused] } });
  await expect(updatePrices(rig.ports(fileIn(region)), PLAIN)).rejects.toMatchObject({ code });
  expect(rig.files).toEqual(new Map());
});

test('keeps the prices of other regions, and no byte moves where no price has', async () => {
  const rig = await openRig();
  const east = rig.ports(FILE);
  await updatePrices(east, PLAIN);
  const first = rig.files.get(PATH) ?? '';
  await updatePrices(rig.ports(fileIn('eu-west-1')), PLAIN);
  const both = rig.files.get(PATH) ?? '';
  expect(JSON.parse(both).regions).toMatchObject(JSON.parse(first).regions);
  expect(Object.keys(JSON.parse(both).regions)).toEqual(['eu-west-1', 'us-east-1']);
  const writeFile = () => Promise.reject(new Error('nothing is to be written'));
  const again = await updatePrices({ ...east, writeFile }, PLAIN);
  expect(again).toMatchObject({ written: false, moved: [] });
});

test.each([
  ['a region that the list does not know', 'me-south-1', 'INF7051'],
  ['a list that is not to be seen', 'us-east-1', 'INF2004'],
] as const)('writes nothing for %s', async (_what, region, code) => {
  const scenario = code === 'INF2004' ? { permissions: [] } : {};
  const rig = await openRig({ scenario });
  await expect(updatePrices(rig.ports(fileIn(region)), PLAIN)).rejects.toMatchObject({ code });
  expect(rig.files).toEqual(new Map());
});

test('does not write over a file that it cannot read', async () => {
  const rig = await openRig();
  rig.files.set(PATH, '<<<<<<< ours\n');
  await expect(updatePrices(rig.ports(FILE), PLAIN)).rejects.toMatchObject({ code: 'INF7050' });
  expect(rig.files.get(PATH)).toBe('<<<<<<< ours\n');
  expect(rig.simulator.world.requests()).toEqual([]);
});
