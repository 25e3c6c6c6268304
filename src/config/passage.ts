// One field that stands for a member which a spec passes through, and the forms in which the two are written.
import { secondsOf, secondsText } from './units.ts';

/** How the file writes a value. `undefined` is nothing that the other side could say. */
export type Form = {
  readonly toMember: (value: unknown) => unknown;
  readonly toField: (value: unknown) => unknown;
  /** As a plan shows what the file writes, where that is not easily read. */
  readonly shown?: (value: unknown) => string;
};

export type Passage = {
  /** From where it is written: `timeouts.startup`. */
  readonly field: string;
  /** As people call it. */
  readonly label: string;
  /** `RoutingConfig.RoutingStrategy` */
  readonly member: string;
  readonly form: Form;
  /** Members that go with it, and what they then hold. */
  readonly along?: Readonly<Record<string, string>>;
};

export const same: Form = { toMember: (value) => value, toField: (value) => value };

export function words(pairs: Readonly<Record<string, string>>): Form {
  const back = Object.fromEntries(Object.entries(pairs).map(([word, value]) => [value, word]));
  const own = (table: Readonly<Record<string, string>>) => (value: unknown) =>
    typeof value === 'string' && Object.hasOwn(table, value) ? table[value] : undefined;
  return { toMember: own(pairs), toField: own(back) };
}

/** A switch; what it is anyway is not asked for. */
export function onOff(on: unknown, off?: unknown): Form {
  return {
    toMember: (value) => (value === true ? on : off),
    toField: (value) => (value === on ? true : value === off ? false : undefined),
  };
}

export const duration: Form = {
  toMember: (value) => secondsOf(String(value)),
  toField: (value) => (typeof value === 'number' ? secondsText(value) : undefined),
};

/** What happens every minute anyway is not asked for (service/common.ts, frequency). */
export const every: Form = {
  toMember: (value) => {
    const seconds = duration.toMember(value);
    return seconds === 60 ? undefined : seconds;
  },
  toField: duration.toField,
};

const amountOf = (unit: string): Form => ({
  toMember: (value) => Number.parseInt(String(value), 10),
  toField: (value) => (typeof value === 'number' ? `${value}${unit}` : undefined),
});

export const gigabytes: Form = amountOf('GB');
export const megabytes: Form = amountOf('MB');
