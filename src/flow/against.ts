// Looks at live endpoints that jobs are about to load. Nothing is read where a job goes on or none loads any.
import { hasEnded } from '../kinds/recommendation-job/kind.ts';
import { type LoadTarget, loadedBy, obstacleTo, withoutLoad } from '../policy/against.ts';
import type { GroupState } from '../policy/state.ts';
import type { Account } from './prepare.ts';

type Reading = Pick<Account, 'kinds' | 'owner'>;

/** The state as it is, or failed where the service would not take the endpoint. */
export async function withLoadTarget(account: Reading, state: GroupState): Promise<GroupState> {
  const endpoint = loadedBy(state.group);
  const starts = state.is === 'open' && state.jobs.some(({ fact }) => !fact || hasEnded(fact.status));
  if (endpoint === undefined || !starts) return state;
  const obstacle = obstacleTo(account.owner, endpoint.name, await targetOf(account, endpoint.name));
  return obstacle === undefined ? state : withoutLoad(state.group, obstacle);
}

async function targetOf({ kinds }: Reading, name: string): Promise<LoadTarget> {
  const endpoint = await kinds.endpoint.read(name);
  if (endpoint?.config === undefined) return endpoint === undefined ? {} : { endpoint };
  const config = await kinds['endpoint-config'].read(endpoint.config);
  if (config === undefined) return { endpoint };
  const [variant] = config.spec.variants;
  const alone = config.spec.variants.length === 1 && variant !== undefined && variant.model !== '';
  const model = alone ? await kinds.model.read(variant.model) : undefined;
  return { endpoint, config, ...(model === undefined ? {} : { model }) };
}
