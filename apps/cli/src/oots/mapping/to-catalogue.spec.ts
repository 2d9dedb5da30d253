import fc from 'fast-check';
import type { BrokerRequirement, ReferenceFramework } from '../answer/broker-answer';
import { readCatalogueFile } from '../../catalogue/catalogue-file';
import { catalogueYaml } from './catalogue-yaml';
import { toCatalogue } from './to-catalogue';
import { toText } from './to-text';

const aFramework = (changes: Partial<ReferenceFramework> = {}): ReferenceFramework => ({
  identifier: 'f-1',
  titles: [{ language: 'EN', words: 'Requesting a grant' }],
  descriptions: [],
  procedureCodes: ['T1'],
  country: 'FI',
  regions: [],
  ...changes,
});
const aRequirement = (changes: Partial<BrokerRequirement> = {}): BrokerRequirement => ({
  identifier: 'r-1',
  names: [{ language: 'EN', words: 'Proof of birth' }],
  descriptions: [],
  frameworks: [aFramework()],
  ...changes,
});
const origin = { signer: '"CN=Signer"', signedAt: new Date(0), digest: 'SHA-256=AAAA' };
const yamlOf = (...requirements: BrokerRequirement[]) => catalogueYaml(toCatalogue(requirements), origin);

describe('an answer in the catalogue', () => {
  it('is requirements, what stands in for their evidence, countries and their procedures', () => {
    expect(yamlOf(aRequirement({ frameworks: [aFramework({ regions: ['AX'] })] }))).toBe(
      `# Written by \`askonce catalogue import-oots\`. Import again instead of editing it.
# From an answer of the OOTS Evidence Broker, signed 1970-01-01T00:00:00.000Z by "CN=Signer".
# SHA-256=AAAA

requirements:
  - id: oots-proof-of-birth-a5fa777a
    name:
      en: Proof of birth
    sameAs: r-1
    evidenceTypeLists:
      - - oots-proof-of-birth-a5fa777a
evidenceTypes:
  - id: oots-proof-of-birth-a5fa777a
    name:
      en: Proof of birth
    description:
      en: Whatever a country gives as evidence of this. The Evidence Broker says it country by country.
    issuers: []
agencies:
  - id: oots-fi
    name:
      en: Finland (OOTS)
    status: suspended
    contact:
      phone: not given
      office:
        en: The Evidence Broker names a country and no authority.
      hours:
        en: The Evidence Broker names a country and no authority.
procedures:
  # ── FI Finland
  # procedure T1 in FI: AX
  - id: oots-fi-requesting-a-grant-3defc6e6
    agency: oots-fi
    name:
      en: Requesting a grant
    sameAs: f-1
    requirements:
      - oots-proof-of-birth-a5fa777a
`,
    );
  });

  it('has one procedure for all declarations of a reference framework', () => {
    const { countries, declarations } = toCatalogue([aRequirement(), aRequirement({ identifier: 'r-2' })]);
    expect(declarations).toBe(2);
    expect(countries.flatMap(({ procedures }) => procedures.map(({ item }) => item.requirements.length))).toEqual([2]);
  });

  it('does not depend on the order of the answer', () => {
    const one = aRequirement({ frameworks: [aFramework(), aFramework({ identifier: 'f-2', country: 'AT' })] });
    const other = aRequirement({ identifier: 'r-2', frameworks: one.frameworks.toReversed() });
    expect(yamlOf(other, one)).toBe(yamlOf(one, other));
  });

  it('calls countries by their names, also where the institutions have codes of their own', () => {
    const frameworks = ['UK', 'EL', 'XX'].map((country) => aFramework({ identifier: country, country }));
    const { countries } = toCatalogue([aRequirement({ frameworks })]);
    expect(countries.map(({ code, name }) => [code, name])).toEqual([
      ['EL', 'Greece'],
      ['UK', 'United Kingdom'],
      ['XX', 'XX'],
    ]);
  });

  it('writes texts so that they are read as the same texts', () => {
    const words = fc.string({ unit: 'binary', maxLength: 100 }).filter((text) => text.isWellFormed());
    const awkward = fc.constantFrom(
      '- "a": \'b\' # c',
      '*d',
      '&e !f | > % @ `',
      '{g} [h]',
      '1',
      'no',
      '\u202e😀',
      '---',
    );
    fc.assert(
      fc.property(fc.oneof(words, awkward), (text) => {
        const names = [{ language: 'EN', words: text }];
        fc.pre(toText(names) !== undefined);
        const { items, errors } = readCatalogueFile('oots.yaml', yamlOf(aRequirement({ names })), {});
        expect(errors).toEqual([]);
        expect(items[0]?.value).toMatchObject({ name: toText(names) });
      }),
    );
  });

  it('shares no text by an alias, of which a catalogue may have a few only', () => {
    expect(yamlOf(aRequirement())).not.toMatch(/&a1/);
  });

  it.each([
    ['comes twice', [aRequirement(), aRequirement()], 'a requirement comes twice'],
    ['has no name', [aRequirement({ names: [] })], '"r-1" has no name'],
    [
      'is declared for one procedure in two ways',
      [aRequirement(), aRequirement({ identifier: 'r-2', frameworks: [aFramework({ country: 'SE' })] })],
      'the reference framework "f-1" is declared in two ways',
    ],
  ])('is refused when a requirement %s', (_name, requirements, expected) => {
    expect(() => toCatalogue(requirements)).toThrow(expected);
  });
});
