// Keys for the storage volumes of instances.
import { entriesOf } from '../sound.ts';
import type { Rule } from './rule.ts';
import { servedBy, typesOf } from './served.ts';

/**
 * Families whose instances have local disks, all sizes of each (EC2 data of moto 5.2.1, read 2026-11). These encrypt them
 * by themselves, and CreateEndpointConfig refuses a KmsKeyId (API reference, KmsKeyId; read 2026-11).
 */
const LOCAL_DISKS: ReadonlySet<string> = new Set(
  (
    'm5d c5d r5d m6gd c6gd r6gd r7gd g4dn g5 g6 g6e g7e p4d p4de p5 p5e p5en p6-b200 p6-b300 ' +
    'trn1 trn1n trn2 dl1'
  ).split(' '),
);

export const kmsKeysFitTheInstances: Rule = ({ file, findings }) => {
  for (const [key, endpoint] of entriesOf(file.endpoints)) {
    if (endpoint.kmsKey === undefined) continue;
    for (const { type, path } of servedBy(key, endpoint).flatMap(typesOf)) {
      if (!LOCAL_DISKS.has(type.split('.')[1] ?? '')) continue;
      const message = `${type} takes no kmsKey`;
      const reason =
        'its instances have local disks, which they encrypt by themselves; SageMaker refuses a key for them';
      const hint = 'leave kmsKey out, or use a type without local disks, such as ml.m5 or ml.c6i';
      findings.error('INF1067', { path, on: 'value' }, { message, reason, hint });
    }
  }
};
