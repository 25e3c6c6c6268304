// Copies that have no room on the instances of their endpoint, as far as the file alone tells: SageMaker says so only after some
// minutes, when the instances are paid for already.

import { roomOf } from '../../service/instance-room.ts';
import { type Demand, shortageOf } from '../room.ts';
import { entriesOf, type SoundFile } from '../sound.ts';
import { megabytesOf } from '../units.ts';
import type { Rule } from './rule.ts';

type Endpoint = NonNullable<NonNullable<SoundFile['endpoints']>[string]>;

/** Only what certainly has none: of everything else a plan warns, which knows what is live. */
export const componentsHaveRoom: Rule = ({ file, findings }) => {
  for (const [key, endpoint] of entriesOf(file.endpoints)) {
    const at = ['endpoints', key, 'components'];
    if (findings.spoilt(['endpoints', key, 'instance'])) continue;
    const { type, count = 1, managed } = endpoint.instance ?? {};
    if (type === undefined || endpoint.components === undefined || roomOf(type) === undefined) continue;
    const shortage = shortageOf(type, managed?.max ?? count, demandsOf(endpoint));
    if (shortage?.isCertain !== true) continue;
    const { tooLarge, reason } = shortage;
    const subject =
      tooLarge === undefined
        ? { path: at, on: 'key' as const }
        : { path: [...at, tooLarge.name, 'resources', tooLarge.measure], on: 'value' as const };
    findings.error('INF1130', subject, { message: reason, hint: hintFor(tooLarge !== undefined, endpoint) });
  }
};

function demandsOf({ components }: Endpoint): readonly Demand[] {
  return entriesOf(components).flatMap(([name, { resources, copies = 1 }]): Demand[] => {
    const { memoryMin, accelerators, cpus } = resources ?? {};
    if (memoryMin === undefined) return [];
    const each = {
      memoryMin: megabytesOf(memoryMin),
      ...(accelerators === undefined ? {} : { accelerators }),
      ...(cpus === undefined ? {} : { cpus }),
    };
    return [{ name, copies, each }];
  });
}

function hintFor(isTooLarge: boolean, { instance }: Endpoint): string {
  if (isTooLarge) return 'ask for less, or take a larger type';
  const more = instance?.managed === undefined ? 'count' : 'managed.max';
  return `raise ${more}, take a larger type, or have fewer copies`;
}
