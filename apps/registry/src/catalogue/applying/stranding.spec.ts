import { Catalogue } from '../catalogue';
import type { CatalogueContent, Purpose } from '../catalogue-content';
import { aCatalogue, anAgency, anEvidenceType, aProcedure, aPurpose, aRequirement } from '../catalogue.fixture';
import { strandsOf, type WaitingRequests } from './stranding';

const diploma = anEvidenceType({ id: 'diploma' });
const inForce: CatalogueContent = aCatalogue({
  agencies: [anAgency({ id: 'civil-registry' }), anAgency()],
  evidenceTypes: [anEvidenceType(), diploma],
  requirements: [aRequirement(), aRequirement({ id: 'proof-of-skill', evidenceTypeLists: [['diploma']] })],
  procedures: [aProcedure(), aProcedure({ id: 'housing-loan' })],
  purposes: [aPurpose({ id: 'another' }), aPurpose({ evidenceTypes: ['birth-certificate', 'diploma'] })],
});

const waiting = (changes: Partial<WaitingRequests> = {}): WaitingRequests => ({
  agency: 'housing',
  procedure: 'housing-benefit',
  requirement: 'proof-of-birth',
  purpose: 'housing-benefit-eligibility',
  evidenceTypes: ['birth-certificate'],
  explicitRequest: true,
  count: 3,
  ...changes,
});

const strands = (next: Partial<CatalogueContent>, groups = [waiting()], current: CatalogueContent = inForce) =>
  strandsOf(groups, new Catalogue(1, current), { ...inForce, ...next });
const purposes = (changes: Partial<Purpose>) => ({ purposes: [aPurpose({ id: 'another' }), aPurpose(changes)] });

describe('a catalogue strands no waiting request when', () => {
  it.each<[string, Partial<CatalogueContent>]>([
    ['nothing changes', {}],
    ['something changes that none of them rests on', { requirements: [aRequirement()] }],
    [
      'another agency is suspended',
      { agencies: [anAgency({ id: 'civil-registry', status: 'suspended' }), anAgency()] },
    ],
    ['another purpose goes', { purposes: [aPurpose()] }],
    ['the purpose covers less, but what they ask for', purposes({ evidenceTypes: ['birth-certificate'] })],
    ['the basis changes to one that the person has asked for', purposes({ lawfulBasis: 'public_task' })],
    ['the requirement becomes stricter', { requirements: [aRequirement({ maxAgeDays: 1 })] }],
  ])('%s', (_name, next) => {
    expect(strands(next)).toEqual([]);
  });

  it('it only keeps from them what the one in force keeps from them already', () => {
    const suspended = { ...inForce, agencies: [anAgency({ status: 'suspended' })] };
    expect(strands({ agencies: suspended.agencies }, [waiting()], suspended)).toEqual([]);
  });

  it('nobody waits', () => {
    expect(strands({ purposes: [] }, [])).toEqual([]);
  });
});

describe('a catalogue strands waiting requests when', () => {
  it.each<[string, Partial<CatalogueContent>, string, string]>([
    ['their agency goes', { agencies: [] }, '/agencies', '"housing" is missing'],
    [
      'their agency is suspended',
      { agencies: [anAgency({ id: 'civil-registry' }), anAgency({ status: 'suspended' })] },
      '/agencies/1/status',
      '"housing" is suspended',
    ],
    ['their procedure goes', { procedures: [] }, '/procedures', '"housing-benefit" is missing'],
    ['their requirement goes', { requirements: [] }, '/requirements', '"proof-of-birth" is missing'],
    ['their purpose goes', { purposes: [] }, '/purposes', '"housing-benefit-eligibility" of "housing" is missing'],
    [
      'their purpose becomes that of another agency',
      purposes({ agency: 'civil-registry' }),
      '/purposes',
      '"housing-benefit-eligibility" of "housing" is missing',
    ],
    [
      'their purpose serves another procedure',
      purposes({ procedure: 'housing-loan' }),
      '/purposes/1/procedure',
      '"housing-benefit-eligibility" left "housing-benefit"',
    ],
    [
      'their purpose no longer covers the type',
      purposes({ evidenceTypes: ['diploma'] }),
      '/purposes/1/evidenceTypes',
      '"housing-benefit-eligibility" does not cover "birth-certificate"',
    ],
    [
      'their purpose comes to name fields',
      purposes({ fields: ['dateOfBirth'] }),
      '/purposes/1/fields',
      '"housing-benefit-eligibility" now releases fields only',
    ],
  ])('%s', (_name, next, pointer, what) => {
    expect(strands(next)).toEqual([
      { pointer, detail: `${what}, and 3 requests wait for evidence on it`, requests: 3 },
    ]);
  });

  it('the evidence type goes that they name in place of a requirement', () => {
    expect(strands({ evidenceTypes: [diploma] }, [waiting({ requirement: null, count: 1 })])).toMatchObject([
      { pointer: '/evidenceTypes', requests: 1 },
    ]);
  });

  it('their purpose covers none of the lists any more, and not while it covers one', () => {
    const requirements = [aRequirement({ evidenceTypeLists: [['birth-certificate'], ['diploma']] })];
    expect(strands({ requirements, ...purposes({ evidenceTypes: ['diploma'] }) })).toEqual([]);
    expect(strands({ requirements, ...purposes({ evidenceTypes: ['passport'] }) })).toMatchObject([
      { pointer: '/purposes/1/evidenceTypes' },
      { pointer: '/purposes/1/evidenceTypes' },
    ]);
  });

  it('the basis becomes a public task and the person has not asked for the exchange', () => {
    const unasked = waiting({ explicitRequest: false, count: 1 });
    expect(strands(purposes({ lawfulBasis: 'public_task' }), [unasked, waiting()])).toEqual([
      {
        pointer: '/purposes/1/lawfulBasis',
        detail:
          '"housing-benefit-eligibility" now needs a request of the person, and 1 request waits for evidence on it',
        requests: 1,
      },
    ]);
  });

  it('they ask for a type and name no requirement', () => {
    const byType = waiting({ requirement: null, evidenceTypes: ['diploma'] });
    expect(strands({ requirements: [] }, [byType])).toEqual([]);
    expect(strands({ evidenceTypes: [anEvidenceType()] }, [byType])).toMatchObject([{ pointer: '/evidenceTypes' }]);
  });

  it('each place counts all that rest on it, and each request at all its places', () => {
    const groups = [waiting(), waiting({ requirement: 'proof-of-skill', evidenceTypes: ['diploma'], count: 4 })];
    expect(
      strands({ agencies: [anAgency({ status: 'suspended' })], requirements: [aRequirement()] }, groups).map(
        ({ pointer, requests }) => [pointer, requests],
      ),
    ).toEqual([
      ['/agencies/0/status', 7],
      ['/requirements', 4],
    ]);
  });
});
