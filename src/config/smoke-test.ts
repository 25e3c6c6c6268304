// What a new fleet, or a component, is asked before it counts as verified.
import type { SmokeSample as Sample, SmokeTest as Written } from './generated/config-file.ts';
import { millisecondsOf } from './units.ts';

/** One request, and what its answer has to have. */
export type SmokeSample = {
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
  /** A model of a multi-model container. */
  readonly targetModel?: string;
  /** The hostname of a container that is called by itself. */
  readonly targetContainer?: string;
};

export type SmokeTest = {
  /** In the order of the file; one at least. */
  readonly samples: readonly SmokeSample[];
  readonly onFailure: 'rollback' | 'stop';
};

/** @param test without an error */
export function smokeTestOf(test: Written): SmokeTest {
  const { onFailure = 'rollback', samples, payload, contentType, ...rest } = test;
  if (payload === undefined || contentType === undefined) {
    return { samples: (samples ?? []).map(sampleOf), onFailure };
  }
  return { samples: [sampleOf({ ...rest, payload, contentType })], onFailure };
}

function sampleOf({ within, ...rest }: Sample): SmokeSample {
  return { ...rest, ...(within === undefined ? {} : { within: millisecondsOf(within) }) };
}
