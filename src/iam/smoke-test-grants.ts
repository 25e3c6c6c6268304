// Which requests smoke tests send.
import type { Grant } from './policy.ts';
import type { Scope } from './scope.ts';

export function testing({ of, tested }: Scope): readonly Grant[] {
  return [{ sid: 'TestEndpoints', operations: ['InvokeEndpoint'], on: of('endpoint', tested) }];
}
