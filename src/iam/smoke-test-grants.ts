// Which requests smoke tests send.
import type { Grant } from './policy.ts';
import type { Scope } from './scope.ts';

/** A component is a resource of the request beside its endpoint (Service Authorization Reference, InvokeEndpoint, read 2026-11). */
export function testing({ of, tested, testedComponents }: Scope): readonly Grant[] {
  const on = [...of('endpoint', tested), ...of('inference-component', testedComponents)];
  return [{ sid: 'TestEndpoints', operations: ['InvokeEndpoint'], on }];
}
