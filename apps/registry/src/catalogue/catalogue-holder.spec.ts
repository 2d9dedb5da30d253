import { Catalogue } from './catalogue';
import { CatalogueHolder, type CatalogueVersions } from './catalogue-holder';
import { aCatalogue } from './catalogue.fixture';

/** Versions in memory; `loads` counts how often the catalogue was read, and `gate` holds a read back. */
class VersionsInMemory implements CatalogueVersions {
  version = 0;
  loads = 0;
  gate: Promise<unknown> = Promise.resolve();

  currentVersion = () => Promise.resolve(this.version);

  current = async () => {
    this.loads += 1;
    const read = new Catalogue(this.version, aCatalogue());
    await this.gate;
    return read;
  };
}

describe('CatalogueHolder', () => {
  let versions: VersionsInMemory;
  let holder: CatalogueHolder;

  beforeEach(async () => {
    versions = new VersionsInMemory();
    holder = new CatalogueHolder(versions);
    await holder.onModuleInit();
  });

  it('loads at boot', () => {
    expect(holder.current().version).toBe(0);
    expect(versions.loads).toBe(1);
  });

  it('does not load again what it has', async () => {
    await holder.ensure(0);
    expect(versions.loads).toBe(1);
  });

  it('loads once for all who miss the same version', async () => {
    versions.version = 1;
    const got = await Promise.all([holder.ensure(1), holder.ensure(1), holder.ensure(1)]);
    expect(got.map(({ version }) => version)).toEqual([1, 1, 1]);
    expect(versions.loads).toBe(2);
  });

  it('loads again when the load under way began too early', async () => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    versions.version = 1;
    versions.gate = promise;
    const early = holder.ensure(1);
    versions.version = 2;
    const late = holder.ensure(2);
    resolve(undefined);
    await expect(early).resolves.toMatchObject({ version: 1 });
    await expect(late).resolves.toMatchObject({ version: 2 });
  });

  it('asks the database for the latest', async () => {
    versions.version = 5;
    await expect(holder.latest()).resolves.toMatchObject({ version: 5 });
  });

  it('fails when a named version cannot be loaded', async () => {
    await expect(holder.ensure(9)).rejects.toThrow('Catalogue version 9 is not in the database.');
  });

  it('tries again after a load that failed', async () => {
    versions.version = 1;
    versions.gate = Promise.reject(new Error('gone'));
    await expect(holder.ensure(1)).rejects.toThrow('gone');
    versions.gate = Promise.resolve();
    await expect(holder.ensure(1)).resolves.toMatchObject({ version: 1 });
  });
});
