// A smoke test is one request and its answer: the request stands beside the file, an asynchronous endpoint gives no answer, and
// one with components gives one for each.
import { entriesOf } from '../sound.ts';
import type { Rule } from './rule.ts';

export const smokeTestsHaveAnswers: Rule = ({ file, findings }) => {
  for (const [key, { async: asynchronous, components, smokeTest }] of entriesOf(file.endpoints)) {
    const path = ['endpoints', key, 'smokeTest'];
    // An async config accepts only InvokeEndpointAsync (Developer Guide, "Asynchronous inference", read 2026-11).
    if (smokeTest !== undefined && asynchronous !== undefined) {
      const message = 'an asynchronous endpoint writes its answers to S3 and gives none to a smoke test';
      findings.error('INF1079', { path, on: 'key' }, { message, hint: 'remove smokeTest' });
    }
    if (smokeTest !== undefined && components !== undefined) {
      const message =
        'a smoke test asks an endpoint as a whole, and each of its components answers for itself';
      findings.error('INF1079', { path, on: 'key' }, { message, hint: 'remove smokeTest' });
    }
    const { payload } = smokeTest ?? {};
    if (payload?.split('/').includes('..')) {
      const message = `${payload} leads out of the folder of this file`;
      const hint = 'put the sample into the folder, or below it';
      findings.error('INF1079', { path: [...path, 'payload'], on: 'value' }, { message, hint });
    }
  }
};
