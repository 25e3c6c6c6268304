// Keys for what was named by others: lower case, readable, and unique in the file.
import { KEY } from '../config/naming.ts';
import { prefixOf } from '../endpoint/names/names.ts';

const KEY_FORM = /^[a-z0-9](-*[a-z0-9])*$/;
const LONGEST = 63;
const LONGEST_COMPONENT = 50;
/** Of policies and scheduled actions. */
const LONGEST_ITEM = 40;

/**
 * The key of a live endpoint: what `naming` makes its name from, or what is left of the name in lower case.
 * @param naming with every substitution but `${key}` carried out
 */
export function endpointKey(name: string, naming: string | undefined, taken: ReadonlySet<string>): string {
  const [front = '', ...back] = (naming ?? KEY).split(KEY);
  const end = back.join(KEY);
  const fits = back.length === 1 && name.startsWith(front) && name.endsWith(end);
  const inner = fits ? name.slice(front.length, name.length - end.length) : '';
  return unique(KEY_FORM.test(inner) ? inner : plain(name), taken);
}

/**
 * The key of a live component: what its name has beyond that of its endpoint and a dash.
 * @param endpoint its name in the account
 */
export function componentKey(name: string, endpoint: string, taken: ReadonlySet<string>): string {
  const front = `${endpoint}-`.toLowerCase();
  const isNamedAfter = name.toLowerCase().startsWith(front) && name.length > front.length;
  return unique(plain(isNamedAfter ? name.slice(front.length) : name), taken, LONGEST_COMPONENT);
}

/** Times that the SageMaker Python SDK appends to names (`name-2024-05-01-10-20-30-123`). */
const STAMP = /(-\d{4})(-\d{2}){5}-\d{3}$/;

export function modelKey(name: string, taken: ReadonlySet<string>): string {
  const plainName = plain(name);
  return unique(plain(prefixOf(plainName) ?? plainName.replace(STAMP, '')), taken);
}

/** Of a policy or a scheduled action of autoscaling. */
export function itemKey(name: string, taken: ReadonlySet<string>): string {
  return unique(plain(name), taken, LONGEST_ITEM);
}

function plain(name: string): string {
  const words = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return words === '' ? 'unnamed' : words;
}

function unique(key: string, taken: ReadonlySet<string>, longest: number = LONGEST): string {
  for (let count = 1; ; count += 1) {
    const end = count === 1 ? '' : `-${count}`;
    const candidate = `${key.slice(0, longest - end.length).replace(/-+$/, '')}${end}`;
    if (!taken.has(candidate)) return candidate;
  }
}
