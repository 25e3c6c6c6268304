// What people read of asynchronous inference, field by field, under the names of the file.
import type { AsyncSpec } from '../../kinds/endpoint-config/spec.ts';

export type AsyncField = {
  /** `async output` */
  readonly field: string;
  /** `async.output` */
  readonly path: string;
  readonly value: string;
};

export function asyncFields(spec: AsyncSpec | undefined): readonly AsyncField[] {
  if (spec === undefined) return [];
  const { output, failures, kmsKey, maxConcurrentPerInstance: most, success, error, include } = spec;
  const rows: readonly (readonly [field: string, path: string, value: string | undefined])[] = [
    ['output', 'output', output ?? 'nowhere'],
    ['failures', 'failures', failures],
    ['kms key', 'kmsKey', kmsKey],
    ['concurrency', 'maxConcurrentPerInstance', most === undefined ? undefined : `${most} per instance`],
    ['success topic', 'notify.success', success],
    ['error topic', 'notify.error', error],
    ['answers in', 'notify.include', include?.map((one) => `${one} topic`).join(' and ')],
  ];
  return rows.flatMap(([field, path, value]) =>
    value === undefined ? [] : [{ field: `async ${field}`, path: `async.${path}`, value }],
  );
}
