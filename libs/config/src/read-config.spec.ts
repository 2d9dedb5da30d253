import { InvalidEnvironment, readConfig, setting } from './index';

const settings = {
  databaseUrl: setting.databaseUrl('DATABASE_URL'),
  brokers: setting.list('KAFKA_BROKERS'),
  port: setting.port('ASKONCE_PORT', 0),
  level: setting.oneOf('ASKONCE_LOG_LEVEL', ['info', 'debug'], 'info'),
  proxies: setting.networks('ASKONCE_TRUSTED_PROXIES'),
  retention: setting.period('ASKONCE_RETENTION'),
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
      proxies: [],
      retention: '',
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

  it('reads addresses and networks of both families', () => {
    const networks = ['192.0.2.7', '10.0.0.0/8', '::1', 'fd00::/8'];
    const { proxies } = readConfig({ ...good, ASKONCE_TRUSTED_PROXIES: networks.join(', ') }, settings);
    expect(proxies).toEqual(networks);
  });

  it.each([['proxy.example'], ['10.0.0.0/33'], ['10.0.0.0/'], ['10.0.0.0/8/8'], ['10.0.0'], ['fd00::/129'], ['']])(
    'refuses "%s" as a network',
    (network) => {
      expect(problemsOf({ ...good, ASKONCE_TRUSTED_PROXIES: network })).toHaveLength(1);
    },
  );

  it.each([['P2Y'], ['P18M'], ['P90D'], ['P1Y6M15D']])('reads the period %s', (period) => {
    expect(readConfig({ ...good, ASKONCE_RETENTION: period }, settings).retention).toBe(period);
  });

  it.each([
    [''],
    ['P'],
    ['P0D'],
    ['P0Y0M'],
    ['-P1Y'],
    ['P1Y2D3M'],
    ['P1W'],
    ['PT1H'],
    ['P1DT1H'],
    ['P1.5Y'],
    ['730'],
    ['p2y'],
  ])('refuses "%s" as a period', (period) => {
    expect(problemsOf({ ...good, ASKONCE_RETENTION: period })).toEqual([
      'ASKONCE_RETENTION must be a period of a day or more, like P2Y, P18M or P90D',
    ]);
  });

  it.each([['a,,b'], ['']])('refuses the list "%s"', (list) => {
    expect(problemsOf({ ...good, KAFKA_BROKERS: list })).toHaveLength(1);
  });
});
