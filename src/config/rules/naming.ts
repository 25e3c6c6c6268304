// The names that endpoints get in the account.
import { endpointName, KEY } from '../naming.ts';
import { entriesOf } from '../sound.ts';
import { quote } from '../words.ts';
import type { Rule } from './rule.ts';

/** Limits of EndpointName (service model of botocore 1.43.11, read 2026-11), in lower case. */
export const LONGEST_NAME = 63;
const NAME = /^[a-z0-9](-*[a-z0-9])*$/;

/** Keys are unique, so names are too as long as each holds its key. */
export const namesAreUnique: Rule = ({ file, findings }) => {
  const { naming } = file;
  const count = Object.keys(file.endpoints ?? {}).length;
  if (naming === undefined || naming.includes(KEY) || count < 2) return;
  findings.error(
    'INF1043',
    { path: ['naming'], on: 'value' },
    { message: `naming gives all ${count} endpoints the same name`, hint: `put ${KEY} into it` },
  );
};

export const namesAreValid: Rule = ({ file, findings }) => {
  if (findings.spoilt(['naming'])) return;
  for (const [key] of entriesOf(file.endpoints)) {
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
