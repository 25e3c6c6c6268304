// From the text of inference.yaml to a Document, in the steps of the lifecycle; all problems of a file in one run.
import type { Diagnostic } from '../core/diagnostic.ts';
import { checkReferences } from './allowed-references.ts';
import type { Document } from './document.ts';
import {
  checkLengths,
  checkNames,
  checkRemovals,
  type Environments,
  environmentsOf,
  isTooMuch,
  picked,
} from './environments.ts';
import type { Findings } from './findings.ts';
import type { ConfigFile } from './generated/config-file.ts';
import { normalise } from './normalise.ts';
import { parse } from './parse/parse.ts';
import { checkRules } from './rules/rules.ts';
import { soundPartOf } from './sound.ts';
import { type Sources, type Substituted, substitute } from './substitute.ts';
import { told } from './told.ts';
import { isMapping, pointerOf, type Tree, valueAt } from './tree.ts';
import { validate, validateEnvironments, validateResolved } from './validate.ts';

export type LoadInput = Sources & {
  /** The path as the user gave it; it stands in every place. */
  readonly file: string;
  readonly text: string;
};

export type Loaded = {
  /** Present if and only if no diagnostic is an error. */
  readonly document?: Document;
  /** Sorted by place. */
  readonly diagnostics: readonly Diagnostic[];
  /** Every value that `${env:…}` brought in, and external ids, also of a file with errors: masked in every output. */
  readonly masked: readonly string[];
};

/** A text that was parsed once, for as many of its environments as are asked for. */
export interface OpenFile {
  /** In the order of the file; absent where it has none, or cannot be understood. */
  readonly environments?: readonly string[];
  /** What `loadDocument` gives of the text. */
  load(sources: Sources): Loaded;
}

/**
 * Pure: parse, lay the environment over the file, validate, substitute, check the rules between fields, normalise. Never
 * throws on bad input.
 */
export function loadDocument({ file, text, ...sources }: LoadInput): Loaded {
  return openFile(file, text).load(sources);
}

export function openFile(file: string, text: string): OpenFile {
  const { findings, tree } = parse(file, text);
  if (tree === undefined || isTooMuch(tree, findings)) {
    return { load: () => ({ diagnostics: findings.all(), masked: [] }) };
  }
  const environments = environmentsIn(tree, findings);
  return {
    ...(environments === undefined ? {} : { environments: [...environments.keys()] }),
    load: (sources) => loadOne(tree, environments, findings.fork(), { file, text, ...sources }),
  };
}

function loadOne(
  tree: Tree,
  environments: Environments | undefined,
  findings: Findings,
  input: LoadInput,
): Loaded {
  if (environments === undefined && input.environment === undefined) return loadTree(tree, findings, input);
  const name = picked(environments, input.environment, findings);
  const own = name === undefined ? undefined : environments?.get(name);
  if (name === undefined || own === undefined) return { diagnostics: findings.all(), masked: [] };
  checkLengths(own, [name], findings);
  checkRemovals(own, findings);
  checkNames(environments ?? new Map(), name, input, findings);
  const all = [...(environments?.keys() ?? [])];
  const loaded = loadTree(own, findings.overlaid(own), { ...input, environments: all });
  const diagnostics = told([{ diagnostics: findings.all() }, loaded]);
  return findings.hasErrors() ? { masked: loaded.masked, diagnostics } : { ...loaded, diagnostics };
}

/** What is wrong in any environment, each problem once; of a file without environments what is wrong in it. */
export function checkDocument(input: LoadInput): Loaded {
  if (input.environment !== undefined) return loadDocument(input);
  const { findings, tree } = parse(input.file, input.text);
  if (tree === undefined || isTooMuch(tree, findings)) return { diagnostics: findings.all(), masked: [] };
  const environments = environmentsIn(tree, findings);
  if (environments === undefined) return loadTree(tree, findings, input);
  checkLengths(tree, environments.keys(), findings);
  for (const own of environments.values()) checkRemovals(own, findings);
  checkNames(environments, undefined, input, findings);
  const views = [...environments].map(([environment, own]) => ({
    environment,
    findings: findings.overlaid(own),
    own,
  }));
  const all = [...environments.keys()];
  const masked = views.flatMap(
    ({ environment, own, findings: about }) =>
      loadTree(own, about, { ...input, environment, environments: all }).masked,
  );
  // Read only now: what one environment conceals stands in no excerpt of another.
  const found = views.map(({ environment, findings: about }) => ({ environment, diagnostics: about.all() }));
  return { diagnostics: told([{ diagnostics: findings.all() }, ...found]), masked };
}

function environmentsIn(tree: Tree, findings: Findings): Environments | undefined {
  concealExternalIds(tree, findings);
  if (!findings.written(['environments'])) return undefined;
  validateEnvironments(tree.value, findings);
  return environmentsOf(tree, findings);
}

function loadTree(tree: Tree, findings: Findings, input: LoadInput): Loaded {
  checkReferences(tree, findings);
  validate(tree.value, findings);
  const substituted = substitute(tree, input, findings);
  validateResolved(substituted.value, substituted.changed, substituted.secret, findings);
  checkRules({
    file: soundPartOf(substituted.value, findings),
    written: tree.value,
    sources: input,
    isSecret: (path) => substituted.secret.has(pointerOf(path)),
    findings,
  });
  const masked = [...substituted.masked, ...externalIdIn(substituted.value)];
  const found = { diagnostics: findings.all(), masked };
  return findings.hasErrors() ? found : { ...found, document: documentOf(input, substituted, findings) };
}

/** No secret to AWS, but what a stranger would have to know: it is shown nowhere, wherever it comes from. */
const EXTERNAL_ID = ['assumeRole', 'externalId'];

function externalIdIn(value: unknown): readonly string[] {
  const externalId = valueAt(value, EXTERNAL_ID);
  // What is neither text nor number is refused in other words, which show none of it.
  const isValue = typeof externalId === 'string' || typeof externalId === 'number';
  return isValue && !isReference(externalId) ? [String(externalId)] : [];
}

/** A name and no value. */
function isReference(value: unknown): boolean {
  return typeof value === 'string' && /^\$\{[^}]*\}$/.test(value);
}

/** Also of environments that nobody has asked for: a line of the file may hold several. */
function concealExternalIds({ value }: Tree, findings: Findings): void {
  const environments = valueAt(value, ['environments']);
  const names = isMapping(environments) ? Object.keys(environments) : [];
  const holders = [[], ...names.map((name) => ['environments', name])];
  for (const path of holders.map((holder) => [...holder, ...EXTERNAL_ID])) {
    if (!isReference(valueAt(value, path))) findings.conceal(path);
  }
}

function documentOf(input: LoadInput, { value, secret }: Substituted, findings: Findings): Document {
  return normalise(value as ConfigFile, {
    file: input.file,
    ...(input.region === undefined ? {} : { region: input.region }),
    ...(input.environment === undefined ? {} : { environment: input.environment }),
    placeOf: findings.placeOf,
    secret,
  });
}
