import {
  chooseInfrastructure,
  NoInfrastructure,
  type Findings,
  type InfrastructureKind,
} from './choose-infrastructure';

const found = (overrides: Partial<Findings> = {}): Findings => ({
  databaseUrl: undefined,
  kafkaBrokers: undefined,
  dockerAnswers: () => Promise.resolve(false),
  embeddedObstacles: () => [],
  ...overrides,
});
const docker = { dockerAnswers: () => Promise.resolve(true) };
const given = { databaseUrl: 'postgres://a', kafkaBrokers: 'b:1' };
const barred = { embeddedObstacles: () => ['Java 17 or newer is needed.', 'Maven is needed.'] };

describe('the choice of infrastructure', () => {
  it.each<[string, Partial<Findings>, InfrastructureKind | undefined, InfrastructureKind]>([
    ['takes what the environment gives before Docker', { ...given, ...docker }, undefined, 'external'],
    ['takes Docker before embedded', docker, undefined, 'docker'],
    ['takes embedded where nothing else is', {}, undefined, 'embedded'],
    ['takes Docker though embedded is barred', { ...docker, ...barred }, undefined, 'docker'],
    ['does as it is told: embedded', { ...given, ...docker }, 'embedded', 'embedded'],
    ['does as it is told: docker', { ...given, ...docker }, 'docker', 'docker'],
    ['does as it is told: external', { ...given, ...docker }, 'external', 'external'],
    ['may ignore half an environment when told', { databaseUrl: 'postgres://a' }, 'embedded', 'embedded'],
  ])('%s', async (_title, overrides, wanted, kind) => {
    await expect(chooseInfrastructure(found(overrides), wanted)).resolves.toMatchObject({ kind });
  });

  it.each<[string, Partial<Findings>, InfrastructureKind | undefined, RegExp]>([
    ['names all three ways and every obstacle', barred, undefined, /DATABASE_URL[^]*Docker[^]*Java 17[^]*Maven/],
    ['names what is missing of a pair', { databaseUrl: 'postgres://a' }, undefined, /KAFKA_BROKERS is not/],
    ['names what is missing of a pair, the other way round', { kafkaBrokers: 'b:1' }, undefined, /DATABASE_URL is not/],
    ['refuses docker without a daemon', {}, 'docker', /No Docker daemon/],
    ['refuses external without addresses', docker, 'external', /must both be set/],
    ['refuses embedded with its obstacles', { ...docker, ...barred }, 'embedded', /Java 17.*Maven/],
  ])('%s', async (_title, overrides, wanted, message) => {
    const choice = chooseInfrastructure(found(overrides), wanted);
    await expect(choice).rejects.toThrow(NoInfrastructure);
    await expect(choice).rejects.toThrow(message);
  });

  it('asks no costly question when the environment answers', async () => {
    const fail = (): never => {
      throw new Error('asked');
    };
    await expect(
      chooseInfrastructure(found({ ...given, dockerAnswers: fail, embeddedObstacles: fail })),
    ).resolves.toMatchObject({ kind: 'external' });
  });
});
