// Asynchronous endpoints: what their configs do not have, and between which endpoints no update leads.
import { refused } from '../wire/errors.ts';
import type { ConfigRecord, ConfigSpec, EndpointRecord } from '../world/records.ts';

export function isAsync(spec: ConfigSpec | undefined): boolean {
  return spec?.AsyncInferenceConfig !== undefined;
}

/** Developer Guide, "Shadow variants": not with asynchronous inference (read 2026-11; the text is assumed). */
export function checkAsync(spec: ConfigSpec): void {
  if (isAsync(spec) && (spec.ShadowProductionVariants?.length ?? 0) > 0) {
    throw refused('ShadowProductionVariants is not supported when specifying an AsyncInferenceConfig.');
  }
}

/** The end of it was seen to be refused, in these words as far as they were shown (sagemaker-python-sdk#3124); its beginning is assumed to be. */
export function checkKindOfInference(endpoint: EndpointRecord, config: ConfigRecord): void {
  if (endpoint.fleet === undefined) return;
  const [from, to] = [isAsync(endpoint.fleet.spec), isAsync(config.spec)];
  if (from === to) return;
  throw refused(
    `The AsyncInferenceConfig parameter cannot be ${from ? 'removed from' : 'added to'} this endpoint ${endpoint.name}. ` +
      'To change the endpoint, create a new one.',
  );
}
