// The text of a file with the entries of live endpoints in it, and what was added where.

import { variables } from '../adopt/secrets.ts';
import type { Whole } from '../adopt/whole.ts';
import { contentKey, entriesFor, type Ground } from '../adopt/write.ts';
import type { Document } from '../config/document.ts';
import { insertEntry } from '../config/edit/insert.ts';
import { blockText } from '../config/edit/write.ts';
import { outlineOf } from '../config/outline.ts';
import { servedModels } from '../config/served-models.ts';
import type { Addition } from '../core/adoption.ts';
import { modelSpecOf } from '../endpoint/models.ts';
import type { FileInput, Ports } from './ports.ts';

export type Additions = {
  readonly text: string;
  readonly additions: readonly Addition[];
  /** Values of the variables that the file takes, by name. */
  readonly values: ReadonlyMap<string, string>;
};

export function addEntries(
  before: string,
  wholes: readonly Whole[],
  document: Document,
  { as, params, environment, region }: FileInput & { readonly as?: string },
  env: Ports['env'],
): Additions {
  const outline = outlineOf(before, {
    params,
    env,
    ...(environment === undefined ? {} : { environment }),
    ...(region === undefined ? {} : { region }),
  });
  const ground: Ground = {
    naming: outline.naming,
    defaults: { tags: outline.tags, ...(outline.role === undefined ? {} : { role: outline.role }) },
    variables: variables(env),
    endpoints: new Set(outline.endpoints),
    models: new Set(outline.models),
    known: modelsOf(document),
  };
  let text = before;
  const additions: Addition[] = [];
  const add = (section: string, key: string, value: unknown) => {
    const path = [...outline.holder, section, key];
    text = insertEntry(text, path, value);
    additions.push({
      path: path.join('.'),
      text: blockText({ [key]: value }, 0, { step: 2, newline: '\n' }),
    });
  };
  for (const whole of wholes) {
    const { key, endpoint, models } = entriesFor(whole, ground, as);
    for (const [name, model] of Object.entries(models)) add('models', name, model);
    add('endpoints', key, endpoint);
  }
  return { text, additions, values: ground.variables.values };
}

/** Models of the file that say all by themselves: one of the same content is used again. */
function modelsOf({ endpoints }: Document): Map<string, string> {
  const models = endpoints.flatMap(servedModels);
  const plain = models.filter(
    ({ packageGroup, decided }) => packageGroup === undefined && decided === undefined,
  );
  return new Map(plain.map((model) => [contentKey(modelSpecOf(model)), model.key]));
}
