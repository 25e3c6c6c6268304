// Literals that look like secrets: a file that is committed, and an env that everybody who may describe the model can
// read, are no place for them. The value itself is never shown.
import { isObject, type Path, valueAt } from '../tree.ts';
import type { Rule } from './rule.ts';

export const envHoldsNoSecrets: Rule = ({ written, findings }) => {
  for (const [path, name, value] of literalsOf(written)) {
    const what = secretIn(name, value);
    if (what === undefined) continue;
    findings.conceal(path);
    findings.error(
      'INF1047',
      { path, on: 'value' },
      {
        message: `env ${name} looks like ${what}`,
        reason: 'the file is committed, and everybody who may describe the model reads its env',
        hint: 'put it into Secrets Manager or SSM, pass the ARN of the entry here, and let the container fetch it',
      },
    );
  }
};

/** Every text in the env of a model that no variable or parameter brings in. */
function literalsOf(file: unknown): readonly [Path, string, string][] {
  return envsOf(file).flatMap((path) => {
    return Object.entries(mappingAt(file, path)).flatMap(([name, value]): [Path, string, string][] =>
      typeof value === 'string' && !value.includes('${') ? [[[...path, name], name, value]] : [],
    );
  });
}

/** Of models, of the containers of pipelines, and of those of components. */
function envsOf(file: unknown): readonly Path[] {
  const ofComponents = Object.keys(mappingAt(file, ['endpoints'])).flatMap((endpoint) => {
    const components = ['endpoints', endpoint, 'components'];
    return Object.keys(mappingAt(file, components)).map((key) => [...components, key, 'container', 'env']);
  });
  return [...ofModels(file), ...ofComponents];
}

function ofModels(file: unknown): readonly Path[] {
  return Object.keys(mappingAt(file, ['models'])).flatMap((model) => {
    const containers = valueAt(file, ['models', model, 'containers']);
    const count = Array.isArray(containers) ? containers.length : 0;
    return [
      ['models', model, 'env'],
      ...Array.from({ length: count }, (_, at) => ['models', model, 'containers', String(at), 'env']),
    ];
  });
}

function mappingAt(file: unknown, path: Path): Readonly<Record<string, unknown>> {
  const value = valueAt(file, path);
  return isObject(value) && !Array.isArray(value) ? value : {};
}

/** Forms that nothing but a credential has. */
const CREDENTIALS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, 'an AWS access key'],
  [/\b(ghp|gho|ghs|ghu|ghr)_[A-Za-z0-9]{30,}|\bgithub_pat_[A-Za-z0-9_]{30,}/, 'a GitHub token'],
  [/\bhf_[A-Za-z0-9]{30,}/, 'a Hugging Face token'],
  [/\bxox[abprs]-[A-Za-z0-9-]{10,}/, 'a Slack token'],
  [/\bsk-[A-Za-z0-9_-]{20,}/, 'an API key'],
  [/\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\./, 'a JSON web token'],
  [/:\/\/[^/\s:@]+:[^/\s@]+@/, 'an address with a password'],
];

/** Names that people give to secrets. `MAX_TOKENS` and `TOKENIZER` are none of them, `DB_PASSWORD_FILE` neither. */
const SECRET_NAME =
  /(SECRET|PASSWORD|PASSWD|PASSPHRASE|PRIVATE_?KEY|API_?KEY|ACCESS_?KEY|CREDENTIALS?|(^|_)TOKEN$|(^|_)PWD$)/;
const POINTER_NAME = /_(ARN|FILE|PATH|DIR|NAME|URL|URI|TTL|REGION|ENABLED|ID)$/;

/** What a model calls a token (`</s>`, `[PAD]`, `<|end|>`), numbers, truth values and empty texts. */
const HARMLESS = /^(|<.*>|\[.*\]|[0-9.]{1,10}|true|false|none|null|auto)$/i;

/** The kind of credential that stands anywhere in the text, or undefined. */
export function credentialIn(text: string): string | undefined {
  return CREDENTIALS.find(([form]) => form.test(text))?.[1];
}

/** What the value looks like, or undefined. */
export function secretIn(name: string, value: string): string | undefined {
  if (value.startsWith('arn:aws')) return undefined;
  const credential = credentialIn(value);
  if (credential !== undefined) return credential;
  const upper = name.toUpperCase();
  if (SECRET_NAME.test(upper) && !POINTER_NAME.test(upper) && !HARMLESS.test(value))
    return 'a secret, by its name';
  return value.split(/[^A-Za-z0-9+=]+/).some(isRandom) ? 'a secret: it is long and random' : undefined;
}

/** Long, of letters in both cases and digits all mixed up. Words, hashes in hexadecimal and names of models are not. */
function isRandom(text: string): boolean {
  if (text.length < 24 || !/[a-z]/.test(text) || !/[A-Z]/.test(text)) return false;
  const digits = text.match(/[0-9]/g)?.length ?? 0;
  return digits >= 3 && entropy(text) >= 4;
}

/** Shannon entropy in bits per character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => {
    const share = count / text.length;
    return bits - share * Math.log2(share);
  }, 0);
}
