// What a component is asked once it is in service with a specification that was not verified, and what is remembered of one that
// did not answer as the file says: it goes back to what was verified before, or stays as it is and is not asked again by itself.
import { shortDigest } from '../../base/hash.ts';
import type { Tags } from '../../core/part.ts';
import type { Step } from '../../core/step.ts';
import type { LiveComponent } from '../../kinds/inference-component/spec.ts';
import { type Draft, draft } from '../drafts.ts';
import { invocations, samplesText } from '../smoke-test.ts';
import type { Unit } from '../unit.ts';
import type { ComponentWork } from './change.ts';
import { isAdapterSpec, type UnitComponent } from './component.ts';
import { readComponentMarks, specDigest } from './marks.ts';
import { readVerified } from './verified.ts';

export const FAILED = 'inferra:failed';
/** In the place of what has failed, once that was verified after all. */
const NOTHING = 'none';

/** `<specification> <test>`, as digests of ten digits. */
export function writeFailed({ spec, smokeTest }: UnitComponent): Tags {
  return { [FAILED]: `${specDigest(spec)} ${testDigest(smokeTest)}` };
}

/** What has failed is forgotten with the mark that says "applied". */
export function forgetFailed(live: LiveComponent | undefined): Tags {
  const failed = live?.tags[FAILED];
  return failed === undefined || failed === NOTHING ? {} : { [FAILED]: NOTHING };
}

/** Whether it goes back to something where it fails: what is made anew, or was never verified, has nothing there. */
export function goesBack({ spec, smokeTest }: UnitComponent, live: LiveComponent | undefined): boolean {
  if (smokeTest?.onFailure !== 'rollback' || live === undefined) return false;
  const own = specDigest(spec);
  return readVerified(live.tags).some((one) => specDigest(one) !== own);
}

/** Whether what the file wants has failed what the file would ask. */
export function hasFailed({ spec, smokeTest }: UnitComponent, { tags }: LiveComponent): boolean {
  if (smokeTest === undefined) return false;
  const [failed, test] = (tags[FAILED] ?? '').split(' ');
  // Whoever only looks has not read the samples.
  const isRead = smokeTest.samples.every(({ sample }) => sample !== undefined);
  return failed === specDigest(spec) && (!isRead || test === testDigest(smokeTest));
}

function testDigest(test: UnitComponent['smokeTest']): string {
  return shortDigest({ hash: 1, samples: test?.samples ?? [] }, 10);
}

/**
 * The request that asks it, which writes down what comes of it; undefined where nothing is to be asked.
 * @param applied the mark that counts it as applied
 */
export function testOf(unit: Unit, work: ComponentWork, applied: Tags): Draft | undefined {
  const { part } = work;
  const { smokeTest, name, key } = part;
  // Whoever takes it back by hand has its reasons, and what it goes back to was verified.
  if (smokeTest === undefined || unit.byHand !== undefined || !isNew(work) || work.empty) return undefined;
  const mayBeEmpty = holderOf(unit, part)?.scaling?.min === 0 ? ({ mayBeEmpty: true } as const) : {};
  const specs = invocations(smokeTest, () => ({ component: name, ...mayBeEmpty }));
  const noted = {
    part: { kind: 'inference-component', name },
    passed: { set: applied },
    failed: { set: writeFailed(part) },
    end: endOf(work),
  };
  const asked = draft('probe', { kind: 'invocation', name: unit.name }, `smoke test of ${key}`, () => ({
    verb: 'probe',
    specs,
    noted,
  }));
  return { ...asked, suffix: name };
}

/** How it ends for one that fails; that it goes back is told by whoever takes it there. */
function endOf({ part, live, state }: ComponentWork): string {
  if (hasWay({ part, live, state })) return `${part.name} does not count as applied`;
  const why = part.smokeTest?.onFailure === 'rollback' ? ' (nothing was verified before)' : '';
  return `${part.name} serves on as it is${why}, and does not count as applied until the file changes`;
}

function hasWay({ part, live, state }: Pick<ComponentWork, 'part' | 'live' | 'state'>): boolean {
  return state.does !== 'replace' && goesBack(part, live);
}

/** What was verified before is not asked again when only its copies move. */
function isNew({ part, live, state }: ComponentWork): boolean {
  if (live === undefined || state.does === 'replace') return true;
  return readComponentMarks(live.tags).applied?.digest !== specDigest(part.spec);
}

/** An adapter has the copies of its base. */
function holderOf({ components = [] }: Unit, part: UnitComponent): UnitComponent | undefined {
  const { spec } = part;
  return isAdapterSpec(spec) ? components.find(({ name }) => name === spec.base) : part;
}

/** `smoke test of llama with ./samples/llama.json`; and why there is none of one that has no copies. */
export function componentTestReasons(
  works: readonly ComponentWork[],
  steps: readonly Step[],
): readonly string[] {
  const asked = new Set(steps.map(({ title }) => title));
  return works.flatMap((work) => {
    const { key, smokeTest } = work.part;
    if (smokeTest === undefined) return [];
    const back = hasWay(work) ? '; back to what was verified before where it fails' : '';
    if (asked.has(`smoke test of ${key}`))
      return [`smoke test of ${key} with ${samplesText(smokeTest)}${back}`];
    return work.empty && isNew(work) && steps.length > 0
      ? [`no smoke test of ${key}: autoscaling has it at no copies, and what has none cannot be asked`]
      : [];
  });
}
