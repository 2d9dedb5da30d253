import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAdaptersConfig } from './config';

const KEY = Buffer.alloc(32, 7).toString('base64');

describe('the settings of the adapters', () => {
  const folder = mkdtempSync(join(tmpdir(), 'askonce-config-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const environment = (secrets: string, key = '{"kty":"EC","d":"x"}') => ({
    DATABASE_URL: 'postgres://localhost/x',
    KAFKA_BROKERS: 'localhost:9092',
    ASKONCE_PUBLIC_URL: 'http://localhost',
    ASKONCE_ISSUERS: 'http://localhost',
    ASKONCE_REGISTRY_URL: 'http://localhost',
    ASKONCE_TOKEN_ENDPOINT: 'http://localhost/token',
    ASKONCE_CLIENT_KEY_FILE: file('key', key),
    ASKONCE_CONNECTOR_SECRETS_FILE: file('secrets', secrets),
  });

  it('are read with the secrets of each agency', () => {
    const config = readAdaptersConfig(environment(`{"a":{"clientSecret":"s"},"b":{"webhookSecret":"whsec_${KEY}"}}`));
    expect(config.connectorSecrets).toEqual(
      new Map([
        ['a', { clientSecret: 's' }],
        ['b', { webhookSecret: `whsec_${KEY}` }],
      ]),
    );
    expect(config).toMatchObject({ clientId: 'askonce-adapters', deliveryHours: 24, clientKey: { kty: 'EC' } });
  });

  it.each([
    ['no JSON', 'hunter2'],
    ['a list', '[]'],
    ['an unknown member', '{"a":{"password":"hunter2"}}'],
    ['a webhook secret of another form', '{"a":{"webhookSecret":"hunter2"}}'],
    ['a webhook secret that is too short', '{"a":{"webhookSecret":"whsec_hunter2="}}'],
  ])('are refused when the secrets are %s, without quoting them', (_what, secrets) => {
    const read = () => readAdaptersConfig(environment(secrets));
    expect(read).toThrow('ASKONCE_CONNECTOR_SECRETS_FILE');
    expect(read).not.toThrow('hunter2');
  });

  it.each(['hunter2', '{"kty":"EC"}', 'null'])('are refused when the key is no private JWK (%#)', (key) => {
    const read = () => readAdaptersConfig(environment('{}', key));
    expect(read).toThrow('ASKONCE_CLIENT_KEY_FILE');
    expect(read).not.toThrow('hunter2');
  });
});
