// What looks like a secret in the env of a live model is not written into a file: a reference to the environment stands
// there, and the value is masked from then on.
import { secretIn } from '../config/rules/secrets.ts';
import type { WriteEnv } from './container-entry.ts';

export interface Variables {
  /** Values by the name of the variable that the file takes them from. */
  readonly values: ReadonlyMap<string, string>;
  /** Writes the env of one model. */
  writer(key: string): WriteEnv;
}

/** @param env variables that are set: a name is taken only where it has the value that is wanted */
export function variables(env: Readonly<Record<string, string | undefined>>): Variables {
  const values = new Map<string, string>();
  const isFree = (name: string, value: string) => (values.get(name) ?? env[name] ?? value) === value;
  return {
    values,
    writer: (key) => (variable, value) => {
      if (secretIn(variable, value) === undefined) return escaped(value);
      const front = `${key}_${variable}`.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');
      let name = /^[0-9]/.test(front) ? `_${front}` : front;
      while (!isFree(name, value)) name = `${name}_2`;
      values.set(name, value);
      return `\${env:${name}}`;
    },
  };
}

/** A literal `${` is written `$${`. */
export function escaped(value: string): string {
  // In a replacement that is a text `$$` would mean one dollar.
  return value.replaceAll('${', () => '$${');
}
