// What a new fleet is asked before it counts as verified.
import type { Endpoint } from './generated/config-file.ts';
import { millisecondsOf } from './units.ts';

export type SmokeTest = {
  /** A file beside the configuration, `./…`, sent as it is. */
  readonly payload: string;
  /** Its bytes in base64, once they are read. */
  readonly sample?: string;
  readonly contentType: string;
  readonly accept?: string;
  /** Milliseconds within which the answer has to be there. */
  readonly within?: number;
  /** A text that the answer has to have. */
  readonly contains?: string;
  readonly onFailure: 'rollback' | 'stop';
};

/** @param test without an error */
export function smokeTestOf(test: NonNullable<Endpoint['smokeTest']>): SmokeTest {
  const { within, onFailure = 'rollback', ...rest } = test;
  return { ...rest, ...(within === undefined ? {} : { within: millisecondsOf(within) }), onFailure };
}
