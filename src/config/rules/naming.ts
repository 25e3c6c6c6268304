// The names that endpoints get in the account.
import { endpointName, KEY } from '../naming.ts';
import { entriesOf } from '../sound.ts';
import { quote } from '../words.ts';
import type { Rule } from './rule.ts';

/** Limits of EndpointName (service model of botocore 1.43.11, read 2026-11), in lower case. */
export const LONGEST_NAME = 63;
const NAME = /^[a-z0-9](-*[a-z0-9])*$/;

/** Keys are unique, so names are too as long as each holds its key; what is written out may be anybody's. */
export const namesAreUnique: Rule = ({ file, findings }) => {
  const { naming } = file;
  const all = entriesOf(file.endpoints);
  const named = all.filter(([, one]) => one.name === undefined);
  if (naming !== undefined && !naming.includes(KEY) && named.length > 1) {
    findings.error(
      'INF1043',
      { path: ['naming'], on: 'value' },
      { message: `naming gives all ${named.length} endpoints the same name`, hint: `put ${KEY} into it` },
    );
  }
  if (findings.spoilt(['naming'])) return;
  const holders = new Map(named.map(([key]) => [endpointName(naming, key).toLowerCase(), key]));
  for (const [key, { name }] of all) {
    if (name === undefined || findings.spoilt(['endpoints', key, 'name'])) continue;
    const holder = holders.get(name.toLowerCase());
    if (holder === undefined) holders.set(name.toLowerCase(), key);
    else {
      const message = `endpoints.${holder} has the name ${quote(name)}, too`;
      const hint = 'two endpoints cannot have one name, whatever its case';
      findings.error('INF1043', { path: ['endpoints', key, 'name'], on: 'value' }, { message, hint });
    }
  }
};

export const namesAreValid: Rule = ({ file, findings }) => {
  if (findings.spoilt(['naming'])) return;
  for (const [key, one] of entriesOf(file.endpoints)) {
    if (one.name !== undefined) continue;
    const name = endpointName(file.naming, key);
    // A name without its affixes is checked by the schema, so naming is to blame for what is wrong with the form.
    if (!NAME.test(name) && NAME.test(key)) {
      const words = { message: `naming makes the endpoint name ${quote(name)}`, reason: form };
      findings.error('INF1044', { path: ['naming'], on: 'value' }, words);
    } else if (name.length > LONGEST_NAME) {
      const message = `the endpoint's name ${quote(name)} has ${name.length} characters, but at most ${LONGEST_NAME} are possible`;
      const hint = 'shorten the key, the project or naming';
      findings.error('INF1044', { path: ['endpoints', key], on: 'key' }, { message, hint });
    }
  }
};

const form = 'a name begins and ends with a letter or digit and has only these and dashes in between';
