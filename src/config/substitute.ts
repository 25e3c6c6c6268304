// Carries substitutions out. What comes from the environment is remembered, so that no output ever shows it.
import { allowedAt, isEnv } from './allowed-references.ts';
import type { Findings, Words } from './findings.ts';
import { expand, type Reference, referencesOf } from './references.ts';
import { mapTexts, type Path, pointerOf, type Tree, valueAt } from './tree.ts';
import { didYouMean, quote } from './words.ts';

/** Where the values come from. */
export type Sources = {
  readonly params: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly region?: string;
  readonly environment?: string;
  /** All environments of the file; absent where it has none. */
  readonly environments?: readonly string[];
};

export type Substituted = {
  readonly value: unknown;
  /** JSON Pointers of the values that substitution changed. */
  readonly changed: ReadonlySet<string>;
  /** Those of them that hold anything from `${env:…}`. */
  readonly secret: ReadonlySet<string>;
  /** Every value that `${env:…}` brought in, and every whole text that holds one. */
  readonly masked: readonly string[];
};

/** `${key}` in `naming` stays: it is another one for each endpoint. */
export function substitute(tree: Tree, sources: Sources, findings: Findings): Substituted {
  const changed = new Set<string>();
  const secret = new Set<string>();
  const masked = new Set<string>();

  const value = mapTexts(tree.value, (text, path) => {
    if (!text.includes('${') || allowedAt(path).length === 0 || findings.spoilt(path)) return text;
    const references = referencesOf(text);
    const resolved = expand(text, (one) => resolve(one, path, tree.value, sources, findings));
    if (resolved === undefined) return text;
    changed.add(pointerOf(path));
    const taken = references
      .filter((one) => one.name === 'env')
      .map((one) => sources.env[one.argument ?? '']);
    if (taken.length > 0) {
      secret.add(pointerOf(path));
      for (const one of [...taken, resolved]) if (one !== undefined && one !== '') masked.add(one);
    }
    if (resolved.includes('${') && !isEnv(path) && path[0] !== 'naming') {
      const message = 'after substitution this value still holds a "${"';
      findings.error(
        'INF1036',
        { path, on: 'value' },
        { message, hint: 'substitutions are not carried out twice' },
      );
    }
    return resolved;
  });
  return { value, changed, secret, masked: [...masked] };
}

function resolve(
  reference: Reference,
  path: Path,
  file: unknown,
  sources: Sources,
  findings: Findings,
): string | undefined {
  const { name, argument = '', written } = reference;
  const refuse = (code: 'INF1033' | 'INF1034' | 'INF1035', words: () => Words): undefined => {
    if (findings.isFull()) return void findings.spoil(path);
    findings.error(code, { path, on: 'value', part: written }, words());
    return undefined;
  };
  switch (name) {
    case 'key':
      return path[0] === 'naming' ? written : path[1];
    case 'env':
      return own(sources.env, argument) ?? refuse('INF1034', () => unset(argument, Object.keys(sources.env)));
    case 'param':
      return (
        own(sources.params, argument) ??
        refuse('INF1035', () => notGiven(argument, Object.keys(sources.params)))
      );
    default: {
      // A wrong account is told where it stands, not again wherever it is used.
      if (findings.spoilt([name])) return void findings.spoil(path);
      const fact = factAt(file, name, sources);
      return fact ?? refuse('INF1033', () => (name === 'environment' ? noEnvironments : undeclared(name)));
    }
  }
}

/** The account, region, project or environment that a run is about, where the file or the command line says it. */
export function factAt(file: unknown, name: string, { region, environment }: Sources): string | undefined {
  if (name === 'environment') return environment;
  const fact = valueAt(file, [name]) ?? (name === 'region' ? region : undefined);
  return typeof fact === 'string' ? fact : undefined;
}

function own(values: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function unset(name: string, names: readonly string[]): Words {
  return {
    message: `the environment variable ${quote(name)} is not set`,
    hint: didYouMean(name, names) ?? `set it, for example ${name}=… inferra plan`,
  };
}

function notGiven(name: string, names: readonly string[]): Words {
  return {
    message: `the parameter ${quote(name)} is not given`,
    hint: didYouMean(name, names) ?? `pass --param ${name}=…`,
  };
}

function undeclared(name: string): Words {
  return { message: `the file says no ${name}`, hint: `add ${name}: at the top of the file` };
}

const noEnvironments: Words = {
  message: 'the file has no environments',
  hint: 'add environments: to the file, write the name out, or leave it to a --param',
};
