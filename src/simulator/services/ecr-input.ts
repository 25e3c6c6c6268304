// What ECR checks of a request before anything else: the constraints of its service model (botocore 1.43.11), one complaint
// at a time. The wording is assumed.
import { ServiceFault } from '../wire/errors.ts';
import type { EcrInput } from './ecr.ts';

type Rule = readonly [
  name: string,
  constraint: string,
  holds: (input: Readonly<Record<string, unknown>>) => boolean,
];

const REPOSITORY = '[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(\\/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*';

/** @throws ServiceFault InvalidParameterException. `batch`: whether the images must be named. */
export function checkEcrInput(input: Readonly<Record<string, unknown>>, batch: boolean): EcrInput {
  for (const [name, constraint, holds] of [...RULES, ...(batch ? [NAMED] : [])]) {
    if (!holds(input)) {
      const text = `Invalid parameter at '${name}' failed to satisfy constraint: '${constraint}'`;
      throw new ServiceFault('InvalidParameterException', text);
    }
  }
  return input as EcrInput;
}

const RULES: readonly Rule[] = [
  [
    'registryId',
    "must satisfy regular expression '[0-9]{12}'",
    ({ registryId: id }) => id === undefined || (typeof id === 'string' && /^\d{12}$/.test(id)),
  ],
  ['repositoryName', 'must not be null', ({ repositoryName: name }) => typeof name === 'string'],
  [
    'repositoryName',
    `must satisfy regular expression '${REPOSITORY}'`,
    ({ repositoryName: name }) => new RegExp(`^(?:${REPOSITORY})$`).test(String(name)),
  ],
  [
    'repositoryName',
    'must have length between 2 and 256',
    ({ repositoryName: name }) => String(name).length >= 2 && String(name).length <= 256,
  ],
  [
    'imageIds',
    'must have length between 1 and 100',
    ({ imageIds: ids }) => ids === undefined || (isIds(ids) && ids.length >= 1 && ids.length <= 100),
  ],
  [
    'maxResults',
    'must be between 1 and 1000',
    ({ maxResults: most }) => most === undefined || (Number(most) >= 1 && Number(most) <= 1000),
  ],
];

const NAMED: Rule = ['imageIds', 'must not be null', ({ imageIds: ids }) => ids !== undefined];

function isIds(value: unknown): value is readonly object[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null);
}
