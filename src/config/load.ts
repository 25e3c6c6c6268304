// From the text of inference.yaml to a Document, in the steps of the lifecycle; all problems of a file in one run.
import type { Diagnostic } from '../core/diagnostic.ts';
import { checkReferences } from './allowed-references.ts';
import type { Document } from './document.ts';
import type { Findings } from './findings.ts';
import type { ConfigFile } from './generated/config-file.ts';
import { normalise } from './normalise.ts';
import { parse } from './parse/parse.ts';
import { checkRules } from './rules/rules.ts';
import { soundPartOf } from './sound.ts';
import { type Sources, type Substituted, substitute } from './substitute.ts';
import { pointerOf } from './tree.ts';
import { validate, validateResolved } from './validate.ts';

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
  /** Every value that `${env:…}` brought in, also of a file with errors: masked in every output. */
  readonly masked: readonly string[];
};

/** Pure: parse, validate, substitute, check the rules between fields, normalise. Never throws on bad input. */
export function loadDocument(input: LoadInput): Loaded {
  const { findings, tree } = parse(input.file, input.text);
  if (tree === undefined) return { diagnostics: findings.all(), masked: [] };
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
  const found = { diagnostics: findings.all(), masked: substituted.masked };
  return findings.hasErrors() ? found : { ...found, document: documentOf(input, substituted, findings) };
}

function documentOf(input: LoadInput, { value, secret }: Substituted, findings: Findings): Document {
  return normalise(value as ConfigFile, {
    file: input.file,
    ...(input.region === undefined ? {} : { region: input.region }),
    placeOf: (key) => findings.placeOf(['endpoints', key]),
    secret,
  });
}
