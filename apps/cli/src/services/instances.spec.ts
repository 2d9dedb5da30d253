import { instancesOf } from './instances';

const namesOf = (list?: string): string[] => instancesOf(list).map(({ name }) => name);

describe('the list of services', () => {
  it.each<[string, string | undefined, string[]]>([
    ['holds every service once unless told', undefined, ['identity', 'registry', 'adapters', 'audit', 'portal']],
    ['always begins with identity', 'audit', ['identity', 'audit']],
    ['makes another instance of a repeated name', 'registry, registry', ['identity', 'registry', 'registry-2']],
    ['takes identity once', 'identity,registry,identity', ['identity', 'registry']],
  ])('%s', (_title, list, names) => {
    expect(namesOf(list)).toEqual(names);
  });

  it('refuses an unknown name and says which there are', () => {
    expect(() => instancesOf('registrar')).toThrow(/no service registrar.*registry/);
  });
});
