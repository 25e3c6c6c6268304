// The environments of a file: which one is meant, and whether two of them would get in each other's way.
import { definitionAt } from './definitions.ts';
import type { Findings } from './findings.ts';
import { endpointName, secondName } from './naming.ts';
import { type Overlaid, overlaid } from './overlay.ts';
import { inWords, LIMITS } from './parse/scan.ts';
import { expand } from './references.ts';
import { factAt, type Sources } from './substitute.ts';
import { isMapping, pathOf, type Tree, valueAt } from './tree.ts';
import { didYouMean, quote } from './words.ts';

/** Characters of project and environment together: the names of all parts begin with both and a dash (endpoint/names.ts). */
const LONGEST_OWNER = 44;

/** Whether all environments together hold more than is read. Each is the whole file again. */
export function isTooMuch({ value, spots }: Tree, findings: Findings): boolean {
  const written = valueAt(value, ['environments']);
  const count = isMapping(written) ? Object.keys(written).length : 0;
  if (count * spots.size <= LIMITS.overlaid) return false;
  const message = `${count} environments of ${inWords(spots.size)} values each are more than ${inWords(LIMITS.overlaid)} values`;
  findings.error('INF1002', { path: ['environments'], on: 'key' }, { message });
  return true;
}

/** What each environment makes of the file; undefined where the file has no environments. */
export type Environments = ReadonlyMap<string, Overlaid>;

/** Environments that are no mappings, or have no possible name, are left out: the schema's findings tell them. */
export function environmentsOf(tree: Tree, findings: Findings): Environments | undefined {
  const written = valueAt(tree.value, ['environments']);
  if (!findings.written(['environments'])) return undefined;
  const names = Object.keys(isMapping(written) ? written : {}).filter(
    (name) => isMapping(valueAt(written, [name])) && !findings.spoilt(['environments', name]),
  );
  const known = Object.keys(definitionAt(['environments', '*']).properties);
  return new Map(names.map((name) => [name, overlaid(tree, ['environments', name], known)]));
}

/** The environment that is asked for, where the file has it; otherwise a finding says what to pass. */
export function picked(
  environments: Environments | undefined,
  asked: string | undefined,
  findings: Findings,
): string | undefined {
  const subject = { path: ['environments'], on: environments === undefined ? 'absence' : 'key' } as const;
  const names = [...(environments?.keys() ?? [])];
  const choices = `pass ${names.map((name) => `--env ${name}`).join(' or ')}`;
  if (asked === undefined) {
    findings.error('INF1070', subject, {
      message: 'the file has environments, and none is picked',
      ...(names.length === 0 ? {} : { hint: choices }),
    });
  } else if (environments === undefined) {
    const message = `--env says ${quote(asked)}, but the file has no environments`;
    findings.error('INF1049', subject, { message, hint: 'leave --env out' });
  } else if (!environments.has(asked)) {
    const message = `the file has no environment ${quote(asked)}`;
    const hint = didYouMean(asked, names) ?? choices;
    findings.error('INF1071', subject, names.length === 0 ? { message } : { message, hint });
  } else return asked;
  return undefined;
}

/** A null in an overlay that removes nothing is a slip: the key is another one, or is gone. */
export function checkRemovals({ idle }: Overlaid, findings: Findings): void {
  for (const path of idle.map(pathOf)) {
    const message = `${quote(path.at(-1))} is not there to remove`;
    const hint = 'correct the key, or leave it out';
    findings.warning('INF1074', { path, on: 'key' }, { message, hint });
  }
}

/** Names of parts must leave room for what tells them apart. */
export function checkLengths({ value }: Tree, names: Iterable<string>, findings: Findings): void {
  const project = valueAt(value, ['project']);
  if (typeof project !== 'string') return;
  for (const name of names) {
    const length = project.length + name.length;
    if (length <= LONGEST_OWNER) continue;
    const message = `${quote(name)} and the project ${quote(project)} have ${length} characters together, but at most ${LONGEST_OWNER} are possible`;
    const hint = 'shorten one of the two';
    findings.error('INF1072', { path: ['environments', name], on: 'key' }, { message, hint });
  }
}

/**
 * Two environments of one account and region must not name two endpoints alike. Unknown accounts or regions count as
 * the same one.
 * @param mine only pairs of which one is this; all pairs where it is undefined
 */
export function checkNames(
  environments: Environments,
  mine: string | undefined,
  sources: Sources,
  findings: Findings,
): void {
  const taken = new Map<string, EndpointId & { readonly environment: string }>();
  const rest = [...environments].filter(([name]) => name !== mine);
  const first = [...environments].filter(([name]) => name === mine);
  for (const [environment, tree] of [...first, ...rest]) {
    for (const one of namesIn(tree, { ...sources, environment })) {
      const other = taken.get(one.id);
      if (other === undefined) taken.set(one.id, { ...one, environment });
      else if (other.environment !== environment && (mine === undefined || other.environment === mine)) {
        const subject = { path: ['environments', environment], on: 'key' } as const;
        const next = one.next || other.next;
        const again = next ? ' (one of them as the next name of an endpoint that it replaces)' : '';
        findings.error(next ? 'INF1084' : 'INF1073', subject, {
          message: `${quote(environment)} and ${quote(other.environment)} both name an endpoint ${quote(one.name)} in ${one.where}${again}`,
          hint: 'write naming: "${project}-${environment}-${key}", or give each an account or region of its own',
        });
      }
    }
  }
}

type EndpointId = {
  readonly id: string;
  readonly name: string;
  readonly where: string;
  /** The name that the endpoint gets when it is replaced side by side. */
  readonly next: boolean;
};

function namesIn({ value }: Tree, sources: Sources): readonly EndpointId[] {
  const written = valueAt(value, ['naming']);
  const resolved = expand(typeof written === 'string' ? written : '${key}', (one) =>
    one.name === 'key' ? one.written : factAt(value, one.name, sources),
  );
  const endpoints = valueAt(value, ['endpoints']);
  if (resolved === undefined || !isMapping(endpoints)) return [];
  const [account, region] = ['account', 'region'].map(
    (fact) => factAt(value, fact, sources) ?? `one ${fact}`,
  );
  const where = `${account}/${region}`;
  return Object.entries(endpoints).flatMap(([key, one]) => {
    const own = isMapping(one) && typeof one.name === 'string' ? one.name : undefined;
    const name = endpointName(resolved, key, own);
    const twice = isMapping(one) && one.replace === 'side-by-side';
    return [{ name, next: false }, ...(twice ? [{ name: secondName(name), next: true }] : [])].map(
      (named) => ({ ...named, where, id: JSON.stringify([account, region, named.name.toLowerCase()]) }),
    );
  });
}
