// Statements of policies in a scenario, spelled as IAM spells them.
import { OPERATORS } from '../access/statements.ts';
import { type Check, listOf, mapOf, object, oneOf, text } from './checks.ts';

/** IAM lets one value stand for a list of one. */
const texts: Check = (value, path) => (typeof value === 'string' ? text : listOf(text))(value, path);

const statement = object(
  {
    Sid: text,
    Effect: oneOf('Allow', 'Deny'),
    Action: texts,
    Resource: texts,
    Condition: object(Object.fromEntries(OPERATORS.map((operator) => [operator, mapOf(texts)]))),
  },
  ['Effect', 'Action', 'Resource'],
);

export const statements: Check = listOf(statement);
