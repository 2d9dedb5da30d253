import { InvalidEnvironment, readConfig, setting } from './index';

const settings = {
  databaseUrl: setting.databaseUrl('DATABASE_URL'),
  brokers: setting.list('KAFKA_BROKERS'),
  port: setting.port('ASKONCE_PORT', 0),
  level: setting.oneOf('ASKONCE_LOG_LEVEL', ['info', 'debug'], 'info'),
};
const good = { DATABASE_URL: 'postgres://u:p@127.0.0.1:5/d', KAFKA_BROKERS: 'a:1, b:2' };

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env, settings);
    return [];
  } catch (error) {
    if (error instanceof InvalidEnvironment) return error.problems;
    throw error;
  }
};

describe('readConfig', () => {
  it('reads, splits and falls back', () => {
    expect(readConfig(good, settings)).toEqual({
      databaseUrl: good.DATABASE_URL,
      brokers: ['a:1', 'b:2'],
      port: 0,
      level: 'info',
    });
  });

  it('names every bad key at once, and no value', () => {
    const problems = problemsOf({ DATABASE_URL: 'mysql://hunter2', ASKONCE_PORT: '70000', ASKONCE_LOG_LEVEL: 'loud' });
    expect(problems).toEqual([
      'DATABASE_URL must be a postgres:// URL',
      'KAFKA_BROKERS is missing',
      'ASKONCE_PORT must be a whole number from 0 to 65535',
      'ASKONCE_LOG_LEVEL must be one of info, debug',
    ]);
    expect(problems.join()).not.toContain('hunter2');
  });

  it('refuses an ASKONCE_ key that it does not know, since a typing error would go unnoticed', () => {
    expect(problemsOf({ ...good, ASKONCE_PROT: '1' })).toEqual(['ASKONCE_PROT is not a setting of this service']);
  });

  it.each([['a,,b'], ['']])('refuses the list "%s"', (list) => {
    expect(problemsOf({ ...good, KAFKA_BROKERS: list })).toHaveLength(1);
  });
});
