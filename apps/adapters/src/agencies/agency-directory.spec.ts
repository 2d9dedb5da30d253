import { randomBytes } from 'node:crypto';
import { SecretMissing } from '../connectors/connector-kinds';
import type { ConnectorCatalogue } from '../registry/registry-answers';
import { AgencyDirectory } from './agency-directory';

const WEBHOOK = `whsec_${randomBytes(32).toString('base64')}`;
const rest = (clientId: string) => ({ kind: 'rest' as const, url: 'http://a', tokenEndpoint: 'http://t', clientId });

describe('the directory of agencies', () => {
  let agencies: ConnectorCatalogue['agencies'];
  let loads: number;
  let now: number;
  let directory: AgencyDirectory;

  beforeEach(() => {
    [agencies, loads, now] = [[{ id: 'a', connector: rest('one') }], 0, 0];
    directory = new AgencyDirectory({
      load: async () => {
        loads += 1;
        return Promise.resolve({ version: loads, agencies });
      },
      secrets: new Map([
        ['a', { clientSecret: 's' }],
        ['b', { clientSecret: 's', webhookSecret: WEBHOOK }],
      ]),
      maxAgeMs: 1_000,
      now: () => now,
    });
  });

  it('reads the catalogue once for a while, and for all who ask at once', async () => {
    await Promise.all([directory.findSource('a'), directory.findSource('a')]);
    await directory.findSource('a');
    expect(loads).toBe(1);
    now = 1_000;
    await directory.findSource('a');
    expect(loads).toBe(2);
  });

  it('keeps a connector, with its tokens, until its settings change', async () => {
    const first = await directory.findSource('a');
    now = 1_000;
    expect(await directory.findSource('a')).toBe(first);
    agencies = [{ id: 'a', connector: rest('two') }];
    now = 2_000;
    expect(await directory.findSource('a')).not.toBe(first);
  });

  it('finds at once what was added a moment ago', async () => {
    await directory.findSource('a');
    agencies = [...agencies, { id: 'b', delivery: { kind: 'webhook', url: 'http://b' } }];
    expect(await directory.findDestination('b')).toBeDefined();
  });

  it('forgets what was removed', async () => {
    await directory.findSource('a');
    agencies = [];
    now = 1_000;
    expect(await directory.findSource('a')).toBeUndefined();
  });

  it('knows the directions apart', async () => {
    expect(await directory.findDestination('a')).toBeUndefined();
    expect(await directory.findListener('a')).toBeUndefined();
    agencies = [{ id: 'b', events: { kind: 'webhook', url: 'http://b' } }];
    expect(await directory.findListener('b')).toBeDefined();
    expect(await directory.findDestination('b')).toBeUndefined();
    expect(await directory.findSource('nobody')).toBeUndefined();
  });

  it('lets a missing secret stop that agency alone', async () => {
    agencies = [...agencies, { id: 'c', connector: rest('three') }];
    await expect(directory.findSource('c')).rejects.toBeInstanceOf(SecretMissing);
    expect(await directory.findSource('a')).toBeDefined();
  });
});
