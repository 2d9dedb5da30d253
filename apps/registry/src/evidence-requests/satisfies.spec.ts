import { aDocument, daysAgo, later, NOW } from '../subjects/person.fixture';
import { satisfies } from './satisfies';

describe('satisfies', () => {
  it.each<[string, Parameters<typeof aDocument>[0], Parameters<typeof satisfies>[1], boolean]>([
    ['anything current, where nothing is required', {}, {}, true],
    ['nothing superseded', { status: 'superseded' }, {}, false],
    ['nothing removed', { status: 'removed' }, {}, false],
    ['nothing revoked', { status: 'revoked' }, {}, false],
    ['what ends later', { validUntil: later(1) }, {}, true],
    ['not what ends now', { validUntil: NOW }, {}, false],
    ['an accepted provenance', {}, { acceptedProvenance: ['citizen_provided'] }, true],
    ['no other provenance', {}, { acceptedProvenance: ['agency_issued'] }, false],
    ['any provenance where none is named', { provenance: 'agency_issued' }, { acceptedProvenance: null }, true],
    ['the last moment of the age allowed', { issuedAt: daysAgo(30) }, { maxAgeDays: 30 }, true],
    ['not the moment after', { issuedAt: later(-1, daysAgo(30)) }, { maxAgeDays: 30 }, false],
    ['age by its coming in, where no day of issue is known', { createdAt: daysAgo(31) }, { maxAgeDays: 30 }, false],
    ['any age where none is named', { issuedAt: daysAgo(9_999) }, { maxAgeDays: null }, true],
    ['data, where data is required', { sealedAttributes: '\\x00' }, { asData: true }, true],
    ['no file, where data is required', {}, { asData: true }, false],
    ['data, where a file would do', { sealedAttributes: '\\x00' }, { asData: false }, true],
  ])('%s', (_title, document, required, expected) => {
    expect(satisfies(aDocument(document), required, NOW)).toBe(expected);
  });
});
