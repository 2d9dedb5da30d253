import { randomUUID } from 'node:crypto';
import { EVENTS, type Role, ROLES, TOPICS } from '@askonce/contracts';
import { AuthorizationMatrix, expectedAuthorization, operationsOf, type Samples, type Whose } from '@askonce/testing';
import { anEvent } from './fixtures/facts';
import { RunningAudit, until } from './fixtures/running-audit';
import { Witnessed } from './fixtures/witnessed';
import { factOf } from './log/fact-of-event';
import { Log } from './log/log.service';

const EXPECTED = expectedAuthorization('audit');
const [PERSON, OTHER] = ['38001085718', '49002194829'].map((identifier) => ({ scheme: 'national:xx', identifier }));
const PERIOD = { reason: 'Complaint 2026/113', from: '2026-11-22T00:00:00Z', to: '2026-11-23T00:00:00Z' };

describe('who may do what in the log', () => {
  let audit: RunningAudit;
  let witnessed: Witnessed;
  let matrix: AuthorizationMatrix;

  beforeAll(async () => {
    witnessed = await Witnessed.start(['one'], 1);
    audit = await RunningAudit.start(witnessed.settings);
    const given = await somethingOfEverything();
    const { url } = audit.service;
    const operations = await operationsOf(url);
    matrix = new AuthorizationMatrix({
      ...{ url, operations, expected: EXPECTED, roles: ROLES, tokenOf },
      samplesOf: () => given,
    });
  }, 60_000);
  afterAll(async () => {
    await audit.stop();
    await witnessed.stop();
  });

  it('every route is known, with the roles that it declares', () => {
    expect(matrix.differences()).toEqual([]);
  });

  it.each(Object.keys(EXPECTED))('%s', async (route) => {
    expect(await matrix.faultsOf(route)).toEqual([]);
  });

  /** The owner is the person, the agency that acted, and the client that the catalogue names; the other is none of them. */
  function tokenOf(role: Role, whose: Whose): Promise<string> {
    const owner = whose === 'owner';
    const agency = owner ? 'housing' : 'tax';
    return audit.token({ roles: [role], agency, clientId: `${agency}-backend`, subject: owner ? PERSON! : OTHER! });
  }

  async function somethingOfEverything(): Promise<Samples> {
    const subject = randomUUID();
    audit.registry.persons.set(PERSON!.identifier, subject).set(OTHER!.identifier, randomUUID());
    audit.registry.tracker.client = { agency: 'housing', clientId: 'housing-backend' };
    const { type, example: data } = EVENTS.evidenceReleased;
    const events = [1, 2].map((sequence) => anEvent({ subject, sequence, type, data }));
    const facts = events.map((event) => factOf(TOPICS.evidence, event));
    await audit.service.app.get(Log, { strict: false }).appendEntries(facts);
    const asked = await audit.call('/v1/reconciliations', { as: { roles: ['auditor'] }, body: PERIOD });
    await until('all is cosigned', async () => (await fetch(`${audit.service.url}/log/cosigned/checkpoint`)).ok);
    const ids = events.map(({ id }) => id);
    return {
      ids: ({ id }) => (id === 'Reconciliations_get' ? [String(asked.body['id'])] : ids),
      allIds: [...ids, ...facts.flatMap(({ subjectRef }) => subjectRef ?? [])],
      bodies: { Reconciliations_request: [PERIOD], Entries_search: [{ reason: PERIOD.reason }] },
      values: { path: ['0/000.p/1'], userCode: ['XX38001085718'] },
      content: Buffer.alloc(0),
    };
  }
});
