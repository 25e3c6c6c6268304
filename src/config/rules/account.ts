// What must be in the account and the region of the file.
import { entriesOf } from '../sound.ts';
import type { Path } from '../tree.ts';
import { quote } from '../words.ts';
import { containersIn } from './containers.ts';
import type { Rule, RuleInput } from './rule.ts';

/** SageMaker assumes the role in the account of the endpoint; a role of another account cannot be passed to it. */
export const rolesAreOfTheAccount: Rule = (input) => {
  const { file } = input;
  checkRole(file.defaults?.role, ['defaults', 'role'], input);
  for (const [key, { role }] of entriesOf(file.models)) checkRole(role, ['models', key, 'role'], input);
  for (const [key, { role }] of entriesOf(file.endpoints)) checkRole(role, ['endpoints', key, 'role'], input);
};

/** A run that acts as a role is in the account of that role: the guard is to hold there. */
export const assumedRoleIsOfTheAccount: Rule = ({ file, isSecret, findings }) => {
  const { assumeRole: role } = file;
  const arn = typeof role === 'string' ? role : role?.arn;
  const path = typeof role === 'string' ? ['assumeRole'] : ['assumeRole', 'arn'];
  const account = arn?.split(':')[4];
  if (account === undefined || file.account === undefined || account === file.account) return;
  const whose = isSecret(path) ? 'another account' : `the account ${quote(account)}`;
  findings.error(
    'INF1052',
    { path, on: 'value' },
    {
      message: `whoever assumes this role is in ${whose}, but the file is for ${quote(file.account)}`,
      hint: `write \${account} in the ARN, and the account itself in each environment`,
    },
  );
};

function checkRole(role: string | undefined, path: Path, { file, isSecret, findings }: RuleInput): void {
  const account = role?.split(':')[4];
  if (account === undefined || file.account === undefined || account === file.account) return;
  const whose = isSecret(path) ? 'another account' : `the account ${quote(account)}`;
  findings.error(
    'INF1045',
    { path, on: 'value' },
    {
      message: `the role belongs to ${whose}, but the file is for ${quote(file.account)}`,
      hint: `write \${account} in the ARN where both shall be the same`,
    },
  );
}

/**
 * The image must be in the region of the endpoint (API reference of CreateModel, ContainerDefinition.Image, read
 * 2026-11).
 */
export const imagesAreInTheRegion: Rule = ({ file, sources, isSecret, findings }) => {
  const region = file.region ?? sources.region;
  if (region === undefined) return;
  for (const { path: holder, container } of containersIn(file)) {
    const { image } = container;
    const [, of] = /^[0-9]+\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\./.exec(image ?? '') ?? [];
    if (of === undefined || of === region) continue;
    const path = [...holder, 'image'];
    const whose = isSecret(path) ? 'another region' : of;
    findings.error(
      'INF1046',
      { path, on: 'value' },
      {
        message: `the image is in ${whose}, but the endpoints are in ${region}`,
        reason: 'SageMaker pulls images from the region of the endpoint only',
        hint: `use the registry of ${region}; AWS's own images have another account there in some regions`,
      },
    );
  }
};

/** `--region` may fill a gap, but not overrule the file. */
export const regionsAgree: Rule = ({ file, sources, findings }) => {
  if (sources.region === undefined || file.region === undefined || sources.region === file.region) return;
  const message = `the file is for ${file.region}, but --region says ${quote(sources.region)}`;
  const hint = 'leave --region out, or change the region in the file';
  findings.error('INF1050', { path: ['region'], on: 'value' }, { message, hint });
};
