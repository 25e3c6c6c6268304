// Which fields may hold which substitutions, and the check that the file keeps to it. The schema's descriptions say
// the same to people.
import type { Findings, Words } from './findings.ts';
import { type Piece, piecesOf } from './references.ts';
import { mapTexts, type Path, pathOf, type Tree } from './tree.ts';
import { didYouMean, quote } from './words.ts';

/** Every substitution there is; `env` and `param` take the name of a variable or parameter. */
export const REFERENCE_NAMES = [
  'account',
  'region',
  'project',
  'environment',
  'key',
  'env',
  'param',
] as const;
export type ReferenceName = (typeof REFERENCE_NAMES)[number];

const FACTS: readonly ReferenceName[] = ['account', 'region', 'project', 'environment'];
const OF_A_MODEL: readonly ReferenceName[] = [...FACTS, 'key', 'env', 'param'];
/** What is shown wherever it differs, so nothing from the environment goes there. */
const NAMED: readonly ReferenceName[] = [...FACTS, 'key', 'param'];

/** `*` stands for any key, `**` for one and all below it. What is not here takes no substitution: above all names, keys, numbers and hardware. */
const FIELDS: readonly { readonly field: string; readonly names: readonly ReferenceName[] }[] = [
  { field: 'naming', names: [...FACTS, 'key'] },
  { field: 'assumeRole', names: [...FACTS, 'env', 'param'] },
  { field: 'assumeRole.arn', names: [...FACTS, 'env', 'param'] },
  { field: 'assumeRole.externalId', names: [...FACTS, 'env', 'param'] },
  { field: 'assumeRole.sessionName', names: [...FACTS, 'param'] },
  { field: 'defaults.role', names: [...FACTS, 'env', 'param'] },
  { field: 'defaults.recommender.role', names: [...FACTS, 'param'] },
  { field: 'defaults.recommender.bucket', names: [...FACTS, 'param'] },
  { field: 'recommendations.*.payload', names: NAMED },
  { field: 'recommendations.*.generative.output', names: [...FACTS, 'param'] },
  { field: 'recommendations.*.generative.workload.secrets.*', names: NAMED },
  { field: 'defaults.tags.*', names: [...FACTS, 'param'] },
  { field: 'models.*.image', names: OF_A_MODEL },
  { field: 'models.*.artifact', names: OF_A_MODEL },
  { field: 'models.*.artifact.uri', names: NAMED },
  { field: 'models.*.artifact.to', names: NAMED },
  { field: 'models.*.role', names: OF_A_MODEL },
  { field: 'models.*.env.*', names: OF_A_MODEL },
  { field: 'models.*.containers.*.image', names: OF_A_MODEL },
  { field: 'models.*.containers.*.artifact', names: OF_A_MODEL },
  { field: 'models.*.containers.*.artifact.uri', names: NAMED },
  { field: 'models.*.containers.*.artifact.to', names: NAMED },
  { field: 'models.*.containers.*.env.*', names: OF_A_MODEL },
  { field: 'models.*.package', names: NAMED },
  { field: 'models.*.package.group', names: NAMED },
  { field: 'models.*.weights', names: NAMED },
  { field: 'models.*.vpc.subnets.*', names: NAMED },
  { field: 'models.*.vpc.securityGroups.*', names: NAMED },
  { field: 'models.*.raw.**', names: NAMED },
  { field: 'models.*.containers.*.raw.**', names: NAMED },
  { field: 'endpoints.*.raw.**', names: NAMED },
  { field: 'endpoints.*.variants.*.raw.**', names: NAMED },
  { field: 'models.*.registry.credentials', names: NAMED },
  ...['models.*', 'models.*.containers.*'].flatMap((holder) =>
    ['hubContent', 'sources.*', 'sources.*.uri', 'sources.*.hubContent'].map((field) => ({
      field: `${holder}.${field}`,
      names: NAMED,
    })),
  ),
  { field: 'models.*.containers.*.registry.credentials', names: NAMED },
  { field: 'endpoints.*.coreDump.*', names: NAMED },
  { field: 'endpoints.*.variants.*.coreDump.*', names: NAMED },
  { field: 'endpoints.*.capacityReservation.arn', names: NAMED },
  { field: 'endpoints.*.variants.*.capacityReservation.arn', names: NAMED },
  { field: 'endpoints.*.role', names: [...FACTS, 'param'] },
  { field: 'endpoints.*.vpc.subnets.*', names: NAMED },
  { field: 'endpoints.*.vpc.securityGroups.*', names: NAMED },
  { field: 'endpoints.*.components.*.artifact', names: [...FACTS, 'param'] },
  { field: 'endpoints.*.components.*.container.image', names: [...FACTS, 'param'] },
  { field: 'endpoints.*.components.*.container.artifact', names: [...FACTS, 'param'] },
  { field: 'endpoints.*.components.*.container.env.*', names: [...FACTS, 'param'] },
  { field: 'endpoints.*.components.*.rollout.rollbackOn.*.alarm', names: NAMED },
  { field: 'endpoints.*.components.*.scaling.metric.namespace', names: NAMED },
  { field: 'endpoints.*.components.*.scaling.metric.dimensions.*', names: NAMED },
  { field: 'endpoints.*.kmsKey', names: NAMED },
  { field: 'endpoints.*.dataCapture.destination', names: NAMED },
  { field: 'endpoints.*.dataCapture.kmsKey', names: NAMED },
  { field: 'endpoints.*.explainer.shap.baselineUri', names: NAMED },
  { field: 'endpoints.*.async.output', names: NAMED },
  { field: 'endpoints.*.async.failures', names: NAMED },
  { field: 'endpoints.*.async.kmsKey', names: NAMED },
  { field: 'endpoints.*.async.notify.success', names: NAMED },
  { field: 'endpoints.*.async.notify.error', names: NAMED },
  { field: 'endpoints.*.rollout.rollbackOn.*.alarm', names: NAMED },
  ...['endpoints.*.smokeTest', 'endpoints.*.components.*.smokeTest'].flatMap((test) =>
    [test, `${test}.samples.*`].flatMap((sample) => [
      { field: `${sample}.payload`, names: NAMED },
      { field: `${sample}.targetModel`, names: NAMED },
    ]),
  ),
  ...['endpoints.*.scaling', 'endpoints.*.variants.*.scaling'].flatMap((scaling) => [
    ...['metric', 'policies.*.metric', 'policies.*.alarm.metric'].flatMap((metric) => [
      { field: `${scaling}.${metric}.namespace`, names: NAMED },
      { field: `${scaling}.${metric}.dimensions.*`, names: NAMED },
    ]),
    { field: `${scaling}.policies.*.alarm.name`, names: NAMED },
  ]),
  // Everybody in the account can read tags, so nothing from the environment goes there.
  { field: 'endpoints.*.tags.*', names: [...FACTS, 'key', 'param'] },
];

export function isReferenceName(name: string): name is ReferenceName {
  return (REFERENCE_NAMES as readonly string[]).includes(name);
}

/** The substitutions that the field at `path` may hold; none where the field takes no substitution. */
export function allowedAt(path: Path): readonly ReferenceName[] {
  return FIELDS.find(({ field }) => matches(field.split('.'), path))?.names ?? [];
}

function matches(pattern: Path, path: Path): boolean {
  const deep = pattern.at(-1) === '**';
  if (deep ? path.length < pattern.length : path.length !== pattern.length) return false;
  return pattern.every((part, index) => part.startsWith('*') || part === path[index]);
}

/** Reports every substitution that is broken, unknown or not allowed where it stands. */
export function checkReferences(tree: Tree, findings: Findings): void {
  for (const pointer of tree.spots.keys()) checkKey(pathOf(pointer), findings);
  mapTexts(tree.value, (text, path) => {
    for (const piece of piecesOf(text)) checkPiece(piece, path, findings);
    return text;
  });
}

function checkKey(path: Path, findings: Findings): void {
  const key = path.at(-1);
  if (key === undefined || !key.includes('${')) return;
  const message = `keys take no substitutions, but this one is ${quote(key)}`;
  findings.error('INF1032', { path, on: 'key' }, { message, hint: 'write the key out' });
}

function checkPiece(piece: Piece, path: Path, findings: Findings): void {
  if (piece.kind === 'text') return;
  const part = writtenOf(piece);
  const refusal = allowedAt(path).length === 0 ? noneHere(part) : refusalOf(piece, path);
  if (refusal === undefined) return;
  const { code, ...words } = refusal;
  findings.error(code, { path, on: 'value', part }, words);
}

type Refusal = Words & { readonly code: 'INF1030' | 'INF1031' };

const noneHere = (written: string): Refusal => ({
  code: 'INF1031',
  message: `this field takes no substitutions, but has ${quote(written)}`,
  hint: 'write the value out',
});

function refusalOf(piece: Exclude<Piece, { kind: 'text' }>, path: Path): Refusal | undefined {
  const names = allowedAt(path);
  const possible = `possible here: ${names.map(writtenAs).join(', ')}`;
  const written = quote(writtenOf(piece));
  if (piece.kind === 'escape') return isEnv(path) ? undefined : noEscape;
  if (piece.kind === 'broken') return notOne(written, `${possible}; a literal \${ is written $\${`);
  const { name, argument } = piece.reference;
  if (!isReferenceName(name)) return notOne(written, didYouMean(name, REFERENCE_NAMES) ?? possible);
  if (takesName(name) !== (argument !== undefined)) return notOne(written, `write ${writtenAs(name)}`);
  if (names.includes(name)) return undefined;
  return { code: 'INF1031', message: `${written} is not possible in this field`, hint: possible };
}

const notOne = (written: string, hint: string): Refusal => ({
  code: 'INF1030',
  message: `${written} is not a substitution`,
  hint,
});

const noEscape: Refusal = {
  code: 'INF1031',
  message: 'a literal "${" is possible only in the env of a model',
  hint: 'leave it out',
};

/** Is it the env of a model, or of a container of one or of a component? */
export const isEnv = (path: Path): boolean => {
  const [section, , third, , fifth, sixth] = path;
  if (section === 'endpoints') return third === 'components' && fifth === 'container' && sixth === 'env';
  return section === 'models' && (third === 'env' || (third === 'containers' && fifth === 'env'));
};
const takesName = (name: ReferenceName): boolean => name === 'env' || name === 'param';
const writtenAs = (name: ReferenceName): string => `\${${name}${takesName(name) ? ':NAME' : ''}}`;

function writtenOf(piece: Exclude<Piece, { kind: 'text' }>): string {
  if (piece.kind === 'escape') return '$${';
  return piece.kind === 'broken' ? piece.written : piece.reference.written;
}
