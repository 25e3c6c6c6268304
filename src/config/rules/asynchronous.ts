// What an asynchronous endpoint needs, and what it does not have. SageMaker Developer Guide, "Asynchronous inference" and
// "Shadow variants" (unsupported features); API reference of AsyncInferenceNotificationConfig; read 2026-11.
import { entriesOf } from '../sound.ts';
import type { Path } from '../tree.ts';
import type { Rule, RuleInput } from './rule.ts';

export const asynchronousFits: Rule = (input) => {
  for (const [key, endpoint] of entriesOf(input.file.endpoints)) {
    if (endpoint.async === undefined) continue;
    const path = ['endpoints', key, 'async'];
    checkAnswers(endpoint.async, path, input);
    const shadow = entriesOf(endpoint.variants).find(([, variant]) => variant.shadow === true)?.[0];
    if (shadow === undefined) continue;
    const message = `an asynchronous endpoint cannot have a shadow, and variant ${shadow} is one`;
    refuse(input, path, message, 'compare two variants by their weights, or leave async out');
  }
};

type Async = NonNullable<NonNullable<NonNullable<RuleInput['file']['endpoints']>[string]>['async']>;

function checkAnswers({ output, notify }: Async, path: Path, input: RuleInput): void {
  const include = notify?.include ?? [];
  const { findings } = input;
  for (const [at, topic] of include.entries()) {
    if (topic === undefined || findings.written([...path, 'notify', topic])) continue;
    const message = `the answer is to be told to the topic of ${topic}, and there is none`;
    const hint = `write notify.${topic}, or leave ${topic} out`;
    findings.error(
      'INF1077',
      { path: [...path, 'notify', 'include', String(at)], on: 'value' },
      { message, hint },
    );
  }
  if (output !== undefined || findings.written([...path, 'output'])) return;
  if (include.includes('success') || findings.spoilt([...path, 'notify'])) return;
  refuse(input, path, 'the answers go nowhere', 'write output: s3://bucket/prefix/');
}

function refuse({ findings }: RuleInput, path: Path, message: string, hint: string): void {
  findings.error('INF1077', { path, on: 'key', part: message }, { message, hint });
}
