import { join } from 'node:path';
import { CatalogueUnreadable } from './catalogue-errors';
import { loadCatalogue } from './load-catalogue';

const FOLDER = join(__dirname, '../../demo/catalogue');
const VARIABLES = { CIVIL_REGISTRY_URL: 'http://127.0.0.1:1', HOUSING_INBOX_URL: 'http://127.0.0.1:2' };

describe('the demo catalogue', () => {
  it('has agencies, procedures, evidence types and all lawful bases', async () => {
    const { document } = await loadCatalogue(FOLDER, VARIABLES);
    expect(document.agencies.length).toBeGreaterThanOrEqual(6);
    expect(document.procedures.length).toBeGreaterThanOrEqual(8);
    expect(document.evidenceTypes.length).toBeGreaterThanOrEqual(10);
    const bases = document.purposes.map((purpose) => (purpose as { lawfulBasis: string }).lawfulBasis);
    expect(new Set(bases)).toEqual(new Set(['consent', 'public_task', 'legal_obligation', 'vital_interest']));
  });

  it('needs the addresses of the demo systems and nothing else', async () => {
    const error: unknown = await loadCatalogue(FOLDER).catch((reason: unknown) => reason);
    const details = (error as CatalogueUnreadable).errors.map(({ detail }) => detail);
    expect(new Set(details)).toEqual(new Set(Object.keys(VARIABLES).map((name) => `there is no variable ${name}`)));
  });

  it('lets the library ask for no birth certificate', async () => {
    const { document } = await loadCatalogue(FOLDER, VARIABLES);
    const purposes = document.purposes as { agency: string; evidenceTypes: string[] }[];
    const askers = purposes.filter(({ evidenceTypes }) => evidenceTypes.includes('birth-certificate'));
    expect(askers.map(({ agency }) => agency)).not.toContain('library');
  });
});
