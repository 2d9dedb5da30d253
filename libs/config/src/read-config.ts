import { cleanEnv, EnvMissingError } from 'envalid';
import type { Setting } from './settings';

/** The environment does not fit; every bad key is named, no value is. */
export class InvalidEnvironment extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The environment is not valid:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'InvalidEnvironment';
  }
}

type Settings = Readonly<Record<string, Setting<unknown>>>;
export type ConfigOf<S extends Settings> = { readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never };

const complaint = (key: string, error: Error) =>
  error instanceof EnvMissingError ? `${key} is missing` : `${key} ${error.message}`;

/**
 * Reads a service's settings from its environment.
 * @throws InvalidEnvironment naming every missing or bad key, and every `ASKONCE_*` key that this service does not know.
 */
export function readConfig<S extends Settings>(env: NodeJS.ProcessEnv, settings: S): ConfigOf<S> {
  const known = new Set(Object.values(settings).map(({ key }) => key));
  const problems = Object.keys(env)
    .filter((key) => key.startsWith('ASKONCE_') && !known.has(key))
    .map((key) => `${key} is not a setting of this service`);
  const specs = Object.fromEntries(Object.values(settings).map(({ key, spec }) => [key, spec]));
  const values: Record<string, unknown> = {
    ...cleanEnv(env, specs, {
      reporter: ({ errors }) => {
        for (const [key, error] of Object.entries(errors)) if (error) problems.push(complaint(key, error));
      },
    }),
  };
  if (problems.length > 0) throw new InvalidEnvironment(problems);
  return Object.fromEntries(Object.entries(settings).map(([name, { key }]) => [name, values[key]])) as ConfigOf<S>;
}
