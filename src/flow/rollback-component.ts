// `rollback --component`: takes one component back to what was verified before, and holds it there; or ends such a hold. Its
// endpoint and the components beside it stay as they are.
import type { EndpointDeclaration } from '../config/document.ts';
import { InferraError } from '../core/errors.ts';
import { sighted } from '../core/sightings.ts';
import type { Lock } from '../decisions/pins.ts';
import type { Returning } from '../endpoint/back.ts';
import { asAdopted } from '../endpoint/components/adopted.ts';
import {
  componentBackReads,
  componentUnitBack,
  componentUnitReleased,
  componentWay,
  type Named,
} from '../endpoint/components/back.ts';
import { componentName } from '../endpoint/components/component.ts';
import { readComponentHold } from '../endpoint/components/hold.ts';
import { goesBack, hasFailed } from '../endpoint/components/smoke-test.ts';
import type { HoldMark } from '../endpoint/memory/hold.ts';
import { ownerInWords, owns } from '../endpoint/memory/tags.ts';
import type { Planned } from '../endpoint/plan.ts';
import { stray } from '../endpoint/reads.ts';
import { type Situation, situation } from '../endpoint/situation.ts';
import type { Seen, Stray } from '../endpoint/subject.ts';
import { liveSecrets } from '../endpoint/text/model-fields.ts';
import { survey } from '../engine/survey.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import { isBusy } from '../kinds/inference-component/kind.ts';
import type { LiveComponent } from '../kinds/inference-component/spec.ts';
import { ourEndpoint, planByHand, standingName, wantedUnit } from './by-hand.ts';
import type { Account } from './prepare.ts';

type Input = {
  readonly component: string;
  readonly release: boolean;
  /** Why it goes back, where nobody has asked for it. */
  readonly after?: HoldMark['after'];
};

/** @throws InferraError where there is no way back; nothing has been changed then */
export async function planComponentBack(
  account: Account,
  endpoint: EndpointDeclaration,
  lock: Lock,
  input: Input,
): Promise<Planned> {
  const { owner, kinds } = account;
  const name = await standingName(account, endpoint);
  const named = namedIn(endpoint, name, input.component);
  const seen = await survey(kinds, (now: Seen) => componentBackReads(name, named.name, now));
  account.mask(liveSecrets(seen));
  const subject: Stray & Returning = { ...stray(owner, endpoint.address, name), place: endpoint.place };
  const now = situation(subject, seen);
  const live = ourEndpoint(sighted(seen, 'endpoint', name), name, now);
  const whose = { named, component: ourComponent(subject, now, named) };
  if (input.release)
    return planByHand(account, endpoint, componentUnitReleased(subject, live, now, whose), seen);
  const way = componentWay(whose.component, seen);
  if ('nothing' in way) throw noWay(way, whose.component);
  refuseBusy(live, whose.component);
  const wanted = wantedUnit(account, lock, name)?.components?.find((one) => one.name === named.name)?.spec;
  return planByHand(
    account,
    endpoint,
    componentUnitBack(subject, live, now, whose, way, wanted, input.after),
    seen,
  );
}

/** The components of the file that have failed their smoke test in this run and have something to go back to. */
export async function failedComponents(
  account: Account,
  endpoint: EndpointDeclaration,
  lock: Lock,
): Promise<readonly Named[]> {
  const name = await standingName(account, endpoint);
  const seen = await survey(account.kinds, (now: Seen) => componentBackReads(name, '', now));
  const live = sighted(seen, 'endpoint-components', name)?.components ?? [];
  const parts = wantedUnit(account, lock, name)?.components ?? [];
  return parts.flatMap((part) => {
    const found = live.find((one) => one.name.toLowerCase() === part.name.toLowerCase());
    if (found === undefined || !owns(account.owner, found.tags, found.name)) return [];
    const wanted = asAdopted(part, found);
    return hasFailed(wanted, found) && goesBack(wanted, found) ? [wanted] : [];
  });
}

/** A component of the file by its key, address or name. @throws InferraError where there is none */
function namedIn(
  { hosting, address: host, key: endpoint }: EndpointDeclaration,
  name: string,
  word: string,
): Named {
  const all = (hosting?.components ?? []).map((one): Named => {
    const { key, rollout } = one;
    const own = { key, address: `${host}.components.${key}`, name: componentName(name, one) };
    return { ...own, ...(rollout === undefined ? {} : { size: rollout.size }) };
  });
  const found = all.find((one) => [one.key, one.address, one.name].includes(word));
  if (found !== undefined) return found;
  throw new InferraError('INF3007', `endpoint ${endpoint} has no component "${word}" in the file`, {
    hint: `choose from ${all.map(({ key }) => key).join(', ') || 'none'}`,
  });
}

function ourComponent(
  { owner }: Stray,
  { components: { live = [] } }: Situation,
  { name }: Named,
): LiveComponent {
  const found = live.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (found === undefined)
    throw new InferraError('INF3013', `the account has no inference component ${name}`);
  if (owns(owner, found.tags, found.name)) return found;
  const whose = ownerInWords(found.tags, found.name);
  throw new InferraError('INF3002', `inference component ${name} exists and is not this project's: ${whose}`);
}

function noWay(
  way: Extract<ReturnType<typeof componentWay>, { readonly nothing: string }>,
  { name }: LiveComponent,
): InferraError {
  return way.nothing === 'verified'
    ? new InferraError(
        'INF3013',
        `inference component ${name} has no verified specification besides what serves`,
      )
    : new InferraError(
        'INF3014',
        `model ${way.model} of component ${name} is gone from the account; nothing was changed`,
      );
}

/** What this rollback itself has begun is gone on with. */
function refuseBusy(endpoint: LiveEndpoint, component: LiveComponent): void {
  const isBegun = readComponentHold(component.tags) !== undefined;
  const [what, status] =
    endpoint.status === 'InService'
      ? [`inference component ${component.name}`, component.status]
      : [`endpoint ${endpoint.name}`, endpoint.status];
  if (endpoint.status === 'InService' && (!isBusy(component) || isBegun)) return;
  throw new InferraError('INF3006', `${what} is ${status}; nothing was changed`, {
    hint: 'SageMaker takes no update meanwhile: wait until it has ended, then run this again',
  });
}
