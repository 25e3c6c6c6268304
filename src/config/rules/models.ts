// Endpoints and the models they name.
import { entriesOf } from '../sound.ts';
import { isObject, valueAt } from '../tree.ts';
import { quote, suggester } from '../words.ts';
import type { Rule } from './rule.ts';
import { usesIn } from './served.ts';

export const modelsExist: Rule = ({ file, written, findings }) => {
  const models = valueAt(written, ['models']);
  // A list of models that cannot be read is one problem, not one for each endpoint.
  if (models !== undefined && !isObject(models)) return;
  const keys = Object.keys(models ?? {});
  const known = new Set(keys);
  const suggested = suggester(keys);
  for (const { path, model } of usesIn(file)) {
    if (model === undefined || known.has(model)) continue;
    const choices =
      keys.length === 0 ? 'the file has no models' : `models of the file: ${keys.slice(0, 10).join(', ')}`;
    findings.error(
      'INF1040',
      { path: [...path, 'model'], on: 'value' },
      { message: `there is no model ${quote(model)}`, hint: suggested(model) ?? choices },
    );
  }
};

export const modelsAreUsed: Rule = ({ file, findings }) => {
  const uses = usesIn(file);
  if (file.endpoints === undefined || uses.some(({ model }) => model === undefined)) return;
  const used = new Set(uses.map(({ model }) => model));
  for (const [key] of entriesOf(file.models)) {
    if (used.has(key)) continue;
    const words = { message: `no endpoint uses the model ${quote(key)}`, hint: 'it will not be created' };
    findings.warning('INF1041', { path: ['models', key], on: 'key' }, words);
  }
};

export const modelsHaveRoles: Rule = ({ file, findings }) => {
  if (findings.written(['defaults', 'role']) || findings.spoilt(['defaults'])) return;
  for (const [key] of entriesOf(file.models)) {
    if (findings.written(['models', key, 'role'])) continue;
    findings.error(
      'INF1042',
      { path: ['models', key, 'role'], on: 'absence' },
      {
        message: `model ${key} has no execution role`,
        hint: 'give it a role, or one to all models with defaults: { role: arn:aws:iam::… }',
      },
    );
  }
};
