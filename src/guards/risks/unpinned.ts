// Models that are about to be deployed and of which the lock file says nothing.
import { isUnit } from '../../endpoint/subject.ts';
import type { Unit } from '../../endpoint/unit.ts';
import { type Change, deploys } from './risk.ts';

type Container = Pick<Unit['models'][number]['spec'], 'image' | 'artifact'>;

/** Their containers, each once: what stands in one of them is noticed by nobody when it moves. */
export function unpinnedContainers({ change, subject }: Change): readonly Container[] {
  if (!isUnit(subject) || !deploys(change)) return [];
  return subject.models
    .filter(({ name }) => subject.decided?.[name] === undefined)
    .flatMap(({ spec }): readonly Container[] => [spec, ...(spec.containers ?? [])]);
}
