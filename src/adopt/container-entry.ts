// One container of the account as the file has it: of a model, of a pipeline, or of an inference component.
import type { ContainerSpec } from '../kinds/model/spec.ts';
import type { Entry } from './entry.ts';

/** How the value of a variable is written: as it is, or as a reference to the environment. */
export type WriteEnv = (variable: string, value: string) => string;

export function containerEntry(
  { image, artifact, package: version, env, ...rest }: ContainerSpec & { readonly hostname?: string },
  write: WriteEnv,
): Entry {
  const variables = Object.entries(env).sort(([left], [right]) => (left < right ? -1 : 1));
  return {
    ...(image === undefined ? {} : { image }),
    ...(artifact === undefined ? {} : { artifact }),
    ...(version === undefined ? {} : { package: version }),
    ...(rest.hostname === undefined ? {} : { hostname: rest.hostname }),
    ...(variables.length === 0
      ? {}
      : { env: Object.fromEntries(variables.map(([key, value]) => [key, write(key, value)])) }),
  };
}
