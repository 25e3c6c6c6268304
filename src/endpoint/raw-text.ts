// What a file passes through under `raw` as people read it, value by value. A live value that looks like a secret is not shown:
// the file could not have it either.
import { secretIn } from '../config/rules/secrets.ts';
import { type Raw, rawTexts } from '../service/raw.ts';

export type RawField = {
  /** `raw RoutingConfig.RoutingStrategy` */
  readonly field: string;
  /** `raw.RoutingConfig.RoutingStrategy` */
  readonly path: string;
  readonly value: string;
  readonly shown: string;
};

export function rawFields(raw: Raw | undefined): readonly RawField[] {
  return rawTexts(raw).map(({ path, value }) => ({
    field: `raw ${path}`,
    path: `raw.${path}`,
    value,
    shown: secretIn(path.replace(/^.*\./, ''), value) === undefined ? value : '(masked)',
  }));
}
