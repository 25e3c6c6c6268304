// The text of the lock file → what it decides, or every problem of it with its place. Read as strictly as the
// configuration: what is not understood is neither used nor written over.
import { findingsOf } from '../config/findings.ts';
import { parse } from '../config/parse/parse.ts';
import { sourceOf } from '../config/source.ts';
import type { Tree } from '../config/tree.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { checkLock } from './lock-shape.ts';
import { measurementsOf, type WrittenMeasurements } from './measurement-text.ts';
import type { EnvironmentPins, Lock } from './pins.ts';

export type ReadLock = {
  /** Present if and only if there are no diagnostics. */
  readonly lock?: Lock;
  readonly diagnostics: readonly Diagnostic[];
};

const RESTORE =
  'restore the file from the version control, or remove the entry and run `inferra update` for its model, or `inferra recommend run` for its policy';

/** @param file the path, as it stands in places */
export function readLock(file: string, text: string): ReadLock {
  const conflict = conflictIn(file, text);
  if (conflict !== undefined) return { diagnostics: [conflict] };
  const { findings, tree } = parse(file, text);
  if (tree !== undefined && !findings.hasErrors()) checkLock(tree.value, findings);
  const diagnostics = findings.all().map((one) => ({ ...one, hint: one.hint ?? RESTORE }));
  return diagnostics.length > 0 || tree === undefined ? { diagnostics } : { lock: lockOf(tree), diagnostics };
}

/** The marks that git and its like leave around both sides. */
const CONFLICT = /^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|$)[^\r\n]*/m;

function conflictIn(file: string, text: string): Diagnostic | undefined {
  const mark = CONFLICT.exec(text);
  if (mark === null) return undefined;
  const findings = findingsOf(sourceOf(file, text), new Map());
  const span = { start: mark.index, end: mark.index + mark[0].length };
  findings.syntax('INF7001', span, {
    message: 'a merge has left both sides of a conflict here',
    hint: 'keep one side and remove the marks, then run `inferra update` for models and `inferra recommend run` for policies between them',
  });
  return findings.all()[0];
}

type WrittenLock = {
  readonly environments?: Readonly<
    Record<
      string,
      Pick<EnvironmentPins, 'components'> & {
        readonly models?: EnvironmentPins['models'];
        readonly recommendations?: WrittenMeasurements;
      }
    >
  >;
};

/** Plain objects: the tree's have no prototype. An environment without models is one that decides nothing. */
function lockOf({ value }: Tree): Lock {
  const { environments = {} } = JSON.parse(JSON.stringify(value)) as WrittenLock;
  const read = Object.entries(environments).map(([name, { models = {}, components, recommendations }]) => [
    name,
    {
      models,
      ...(components === undefined || Object.keys(components).length === 0 ? {} : { components }),
      ...(recommendations === undefined ? {} : { recommendations: measurementsOf(recommendations) }),
    },
  ]);
  return { version: 1, environments: Object.fromEntries(read) };
}
