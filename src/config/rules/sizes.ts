// Limits that hold for several values together, or for bytes rather than characters.
import { entriesOf } from '../sound.ts';
import { quote } from '../words.ts';
import { containersIn } from './containers.ts';
import type { Rule } from './rule.ts';

/** Own tags and those of defaults: 50 (service model of botocore 1.43.11, TagList, read 2026-11) less inferra's 13. */
const MOST_TAGS = 37;

/** Bytes of a key or value, and of all keys and values together (API reference of CreateModel, read 2026-11). */
const LONGEST_ENV = 1024;
const LARGEST_ENV = 32 * 1024;

export const tagsFit: Rule = ({ file, findings }) => {
  for (const [key, { tags }] of entriesOf(file.endpoints)) {
    const count = Object.keys({ ...file.defaults?.tags, ...tags }).length;
    if (count <= MOST_TAGS) continue;
    findings.error(
      'INF1021',
      { path: ['endpoints', key, 'tags'], on: 'key' },
      {
        message: `${count} tags together with defaults.tags, but at most ${MOST_TAGS} are possible`,
        reason: 'the service takes 50 tags, and inferra keeps its own ones there',
      },
    );
  }
};

export const envFits: Rule = ({ file, findings }) => {
  for (const { model, path, container } of containersIn(file)) {
    const { env } = container;
    let total = 0;
    for (const [name, value] of entriesOf(env)) {
      const bytes = Buffer.byteLength(value);
      total += Buffer.byteLength(name) + bytes;
      if (bytes <= LONGEST_ENV) continue;
      const message = `env ${name} has ${bytes} bytes, but at most ${LONGEST_ENV} are possible`;
      findings.error('INF1016', { path: [...path, 'env', name], on: 'value' }, { message });
    }
    if (total <= LARGEST_ENV) continue;
    const message = `the env of ${quote(model)} has ${total} bytes, but at most ${LARGEST_ENV} are possible`;
    findings.error('INF1021', { path: [...path, 'env'], on: 'key' }, { message });
  }
};
