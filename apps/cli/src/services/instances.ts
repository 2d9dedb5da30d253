import { CliError } from '../cli-error';
import { SERVICES, type ServiceSpec } from './service-spec';

export interface Instance {
  /** The service's name, numbered from the second instance on: `registry`, `registry-2`. */
  name: string;
  service: ServiceSpec;
}

/** Reads `--services registry,registry,audit`; a name that is repeated makes another instance. Identity is always there. */
export function instancesOf(list?: string): Instance[] {
  const names = list === undefined ? SERVICES.map(({ name }) => name) : ['identity', ...list.split(',')];
  const counts = new Map<string, number>();
  return names
    .map((name) => name.trim())
    .filter((name, index) => name !== 'identity' || index === 0)
    .map((name) => {
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      return { name: count === 1 ? name : `${name}-${count}`, service: serviceNamed(name) };
    });
}

function serviceNamed(name: string): ServiceSpec {
  const service = SERVICES.find((candidate) => candidate.name === name);
  if (service) return service;
  throw new CliError(`There is no service ${name}; there are ${SERVICES.map((known) => known.name).join(', ')}.`);
}
