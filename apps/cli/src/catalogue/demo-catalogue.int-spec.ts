import { join } from 'node:path';
import { CatalogueUnreadable } from './catalogue-errors';
import { loadCatalogue } from './load-catalogue';

const FOLDER = join(__dirname, '../../demo/catalogue');
const VARIABLES = { CIVIL_REGISTRY_URL: 'http://127.0.0.1:1', HOUSING_INBOX_URL: 'http://127.0.0.1:2' };

const LANGUAGES = ['en', 'fi', 'ar'];
const ARABIC = /\p{Script=Arabic}/u;

type Text = Readonly<Record<string, string>>;

interface DemoCatalogue {
  readonly agencies: readonly { id: string; contact: { phone: string; office: Text; hours: Text } }[];
  readonly evidenceTypes: readonly { id: string }[];
  readonly requirements: readonly { id: string; evidenceTypeLists: string[][] }[];
  readonly procedures: readonly { id: string; agency: string; requirements: string[] }[];
  readonly purposes: readonly {
    id: string;
    agency: string;
    procedure: string;
    evidenceTypes: string[];
    lawfulBasis: string;
  }[];
  readonly lifeEvents: readonly { id: string; procedures: string[] }[];
}

const demo = async () => (await loadCatalogue(FOLDER, VARIABLES)) as { document: DemoCatalogue };

/** Whatever has words of any language in it, and where it stands. */
function textsIn(value: unknown, place: string): { place: string; text: Text }[] {
  if (typeof value !== 'object' || value === null) return [];
  if (LANGUAGES.some((language) => language in value)) return [{ place, text: value as Text }];
  return Object.entries(value).flatMap(([name, part]) => textsIn(part, `${place}/${name}`));
}

const isWritten = (words: string | undefined) => words !== undefined && words.trim() !== '';

describe('the demo catalogue', () => {
  it('has the life events, agencies, procedures and evidence types that the demo country needs', async () => {
    const { document } = await demo();
    const lifeEvents = document.lifeEvents.map(({ id }) => id);
    expect(lifeEvents).toEqual(
      expect.arrayContaining(['birth-of-a-child', 'death-of-a-relative', 'starting-a-business']),
    );
    expect(document.agencies.length).toBeGreaterThanOrEqual(6);
    expect(document.procedures.length).toBeGreaterThanOrEqual(12);
    expect(document.evidenceTypes.length).toBeGreaterThanOrEqual(15);
  });

  it('leads from each life event to procedures of several agencies, and to each procedure that has a purpose', async () => {
    const { document } = await demo();
    const agencyOf = new Map(document.procedures.map(({ id, agency }) => [id, agency]));
    for (const { id, procedures } of document.lifeEvents) {
      expect([id, new Set(procedures.map((procedure) => agencyOf.get(procedure))).size > 1]).toEqual([id, true]);
    }
    const served = new Set(document.purposes.map(({ procedure }) => procedure));
    expect(document.procedures.filter(({ id }) => !served.has(id))).toEqual([]);
  });

  it('asks in each procedure only for what one of its purposes covers', async () => {
    const { document } = await demo();
    const listsOf = new Map(document.requirements.map(({ id, evidenceTypeLists }) => [id, evidenceTypeLists]));
    const uncovered = document.procedures.flatMap(({ id, requirements }) => {
      const purposes = document.purposes.filter(({ procedure }) => procedure === id);
      const covers = (list: string[]) =>
        purposes.some(({ evidenceTypes }) => list.every((type) => evidenceTypes.includes(type)));
      return requirements.filter((requirement) => !listsOf.get(requirement)?.some(covers)).map((name) => [id, name]);
    });
    expect(uncovered).toEqual([]);
  });

  it('rests on all lawful bases', async () => {
    const { document } = await demo();
    const bases = document.purposes.map(({ lawfulBasis }) => lawfulBasis);
    expect(new Set(bases)).toEqual(new Set(['consent', 'public_task', 'legal_obligation', 'vital_interest']));
  });

  it('says each text in English, Finnish and Arabic, each in its own letters', async () => {
    const { document } = await demo();
    const texts = Object.entries(document).flatMap(([kind, items]) => textsIn(items, kind));
    expect(texts.length).toBeGreaterThan(200);
    const lacking = texts.filter(({ text }) => LANGUAGES.some((language) => !isWritten(text[language])));
    expect(lacking).toEqual([]);
    expect(texts.filter(({ text }) => !ARABIC.test(text['ar'] ?? ''))).toEqual([]);
    expect(texts.filter(({ text }) => ARABIC.test(`${text['en']}${text['fi']}`))).toEqual([]);
    expect(texts.filter(({ text }) => text['fi'] === text['en'])).toEqual([]);
  });

  it('has each procedure done by an agency that people can reach', async () => {
    const { document } = await demo();
    const contacts = new Map(document.agencies.map(({ id, contact }) => [id, contact]));
    for (const { id, agency } of document.procedures) {
      const { phone, office, hours } = contacts.get(agency) ?? {};
      expect([id, phone, office?.['en'], hours?.['en']]).toEqual([id, ...Array<unknown>(3).fill(expect.any(String))]);
    }
  });

  it('tells for each purpose why, what refusing leads to, how long it is kept and where to correct it', async () => {
    const { document } = await demo();
    for (const purpose of document.purposes) {
      const needed = ['name', 'description', 'consequenceOfRefusing', 'retention', 'correction'];
      if (purpose.lawfulBasis === 'consent') needed.push('consequenceOfWithdrawing');
      else needed.push('legalReference');
      expect([purpose.id, needed.filter((name) => !(name in purpose))]).toEqual([purpose.id, []]);
    }
  });

  it('needs the addresses of the demo systems and nothing else', async () => {
    const error: unknown = await loadCatalogue(FOLDER).catch((reason: unknown) => reason);
    const details = (error as CatalogueUnreadable).errors.map(({ detail }) => detail);
    expect(new Set(details)).toEqual(new Set(Object.keys(VARIABLES).map((name) => `there is no variable ${name}`)));
  });

  it('lets the library ask for no birth certificate', async () => {
    const { document } = await demo();
    const askers = document.purposes.filter(({ evidenceTypes }) => evidenceTypes.includes('birth-certificate'));
    expect(askers.map(({ agency }) => agency)).not.toContain('library');
  });
});
