import { randomUUID } from 'node:crypto';
import { type AskOnceEvent, EVENTS, ROLES, TOPICS } from '@askonce/contracts';
import type { TokenDescription } from '@askonce/testing';
import { v7 as uuidv7 } from 'uuid';
import { anEvent, without } from '../fixtures/facts';
import { emptyLog } from '../fixtures/log-on';
import { type Answer, RunningAudit, until } from '../fixtures/running-audit';
import { factOf } from '../log/fact-of-event';
import { Log } from '../log/log.service';
import { ANNA, as, idsOf, pointers, REFUSED_LISTS, REFUSED_SEARCHES, TROUBLES } from './entries.fixture';
import { EntriesRepository } from './entries.repository';

const BELA = { scheme: ANNA.scheme, identifier: '49002194829' };
const NOBODY = { scheme: ANNA.scheme, identifier: '10000000000' };
const HOUSING = { en: 'Housing Agency', ar: 'هيئة الإسكان' };
const annaRef = randomUUID();
const belaRef = randomUUID();

const auditor: TokenDescription = { roles: ['auditor'], tokenSubject: 'auditor-1' };
const anna: TokenDescription = { roles: ['citizen'], subject: ANNA, clientId: 'askonce-portal' };
const housing: TokenDescription = { roles: ['agency'], agency: 'housing' };
const reason = 'Complaint 2026/113';

jest.setTimeout(30_000);

describe('reading the log', () => {
  let audit: RunningAudit;
  let sequence = 0;
  const logged = new Set<string>();

  const log = async (given: Partial<AskOnceEvent> = {}, topic: string = TOPICS.evidence) => {
    const event = anEvent({ subject: annaRef, sequence: (sequence += 1), ...given });
    await audit.service.app.get(Log, { strict: false }).appendEntries([factOf(topic, event)]);
    logged.add(event.id);
    return event.id;
  };
  const search = (body: object, who = auditor) =>
    audit.call('/v1/entries/search', { as: who, body: { reason, ...body } });
  /** Of what a search found, what the test has logged: searches are logged as well, at their own time. */
  const found = async (body: object) => {
    const ids = idsOf(await search(body));
    return ids.filter((id) => logged.has(id));
  };
  const release = EVENTS.evidenceReleased.example;

  beforeAll(async () => {
    audit = await RunningAudit.start();
    audit.registry.persons.set(ANNA.identifier, annaRef).set(BELA.identifier, belaRef);
    audit.registry.catalogue.agencies = [{ id: 'housing', name: HOUSING }];
    audit.registry.catalogue['evidence-types'] = [{ id: 'birth-certificate', name: { en: 'Birth certificate' } }];
  });

  afterAll(() => audit.stop());

  beforeEach(async () => {
    audit.registry.trouble = undefined;
    await emptyLog(audit.owner, audit.logFolder);
  });

  describe('authorization', () => {
    const routes = [
      { path: '/v1/me/accesses', body: undefined, allowed: ['citizen'], granted: 200 },
      { path: '/v1/entries/search', body: { reason }, allowed: ['auditor'], granted: 200 },
      ...['', '/proof', '/receipt'].map((part) => ({
        path: `/v1/entries/${uuidv7()}${part}`,
        body: undefined,
        allowed: ['auditor', 'citizen', 'agency'],
        granted: 404,
      })),
    ];

    it.each(routes.flatMap((route) => ROLES.map((role) => ({ ...route, role }))))(
      '$role at $path',
      async ({ path, body, allowed, granted, role }) => {
        const { status } = await audit.call(path, { as: as(role), body });
        expect(status).toBe(allowed.includes(role) ? granted : 403);
      },
    );

    it.each(routes)('nobody and a wrong token at $path', async ({ path, body }) => {
      expect(await audit.call(path, { body })).toMatchObject({ status: 401 });
      expect(await audit.call(path, { body, token: 'a.b.c' })).toMatchObject({ status: 401 });
    });
  });

  describe('problems', () => {
    it.each(REFUSED_SEARCHES)('a search with %s is refused and names the place', async (_title, body, places) => {
      const answer = await search(body);
      expect(answer.status).toBe(422);
      expect(new Set(pointers(answer))).toEqual(new Set(places));
    });

    it.each(REFUSED_LISTS)('a list with %s is refused and names the place', async (query, place) => {
      const answer = await audit.call(`/v1/me/accesses${query}`, { as: anna });
      expect(answer.status).toBe(422);
      expect(pointers(answer)).toContain(place);
    });

    it('an id of another kind is refused', async () => {
      const answer = await audit.call('/v1/entries/12', { as: auditor });
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/id' }] } });
    });

    it.each(TROUBLES)('503 while the registry %s', async (_title, trouble) => {
      audit.registry.trouble = trouble;
      const answers = await Promise.all([
        audit.call('/v1/me/accesses', { as: anna }),
        search({ subject: ANNA }),
        audit.call(`/v1/entries/${uuidv7()}`, { as: anna }),
      ]);
      for (const { status, body, headers } of answers) {
        expect([status, body.type, headers.get('retry-after')]).toEqual([
          503,
          'urn:askonce:problem:registry-unavailable',
          '2',
        ]);
      }
    });
  });

  describe('GET /v1/me/accesses', () => {
    it('shows who did what and on which basis, and no more than that', async () => {
      const id = await log();
      const { status, body, headers } = await audit.call('/v1/me/accesses', { as: anna });
      expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(body).toEqual({
        items: [
          {
            id,
            index: 0,
            action: 'askonce.evidence.released.v1',
            occurredAt: '2026-11-22T09:00:00.000Z',
            recordedAt: expect.any(String) as string,
            agency: 'housing',
            role: 'agency',
            system: 'housing-backend',
            procedure: 'housing-benefit',
            purpose: 'housing-benefit-eligibility',
            lawfulBasis: 'consent',
            evidenceTypes: ['birth-certificate'],
            documents: [{ id: release.documents[0]!.documentId, version: 1, evidenceType: 'birth-certificate' }],
            outcome: 'released',
            requestId: release.requestId,
            agencyName: HOUSING,
            procedureName: { en: 'housing-benefit' },
            purposeDescription: { en: 'housing-benefit-eligibility' },
            evidenceTypeNames: { 'birth-certificate': { en: 'Birth certificate' } },
          },
        ],
        agencies: [{ id: 'housing', name: HOUSING }],
      });
    });

    it('shows denials, auditors who looked, and what did not fit; nothing about others', async () => {
      const denial = await log({ type: EVENTS.evidenceDenied.type, data: EVENTS.evidenceDenied.example });
      const data = { ...EVENTS.auditSearched.example, aboutSubject: annaRef };
      const looked = without(anEvent({ type: EVENTS.auditSearched.type, data }), 'subject', 'sequence');
      await audit.service.app.get(Log, { strict: false }).appendEntries([factOf(TOPICS.audit, looked)]);
      const strange = await log({ type: 'askonce.evidence.dreamt.v1' });
      await log({ subject: belaRef });
      const answer = await audit.call('/v1/me/accesses', { as: anna });
      expect(idsOf(answer)).toEqual([strange, looked.id, denial]);
      expect(JSON.stringify(answer.body)).not.toContain(annaRef);
      expect(JSON.stringify(answer.body)).not.toContain(EVENTS.auditSearched.example.reason);
    });

    it('is empty for a person nobody knows', async () => {
      await log();
      const stranger = { ...anna, subject: NOBODY };
      expect(await audit.call('/v1/me/accesses', { as: stranger })).toMatchObject({ status: 200, body: { items: [] } });
    });

    it('finds by agency, outcome, case, time and words, and names all agencies whatever was asked for', async () => {
      const released = await log();
      const denied = await log({
        time: '2026-11-23T09:00:00Z',
        type: EVENTS.evidenceDenied.type,
        data: { ...EVENTS.evidenceDenied.example, agency: 'tax', requestId: randomUUID() },
      });
      const found = async (query: string) => {
        const { body } = await audit.call(`/v1/me/accesses?${query}`, { as: anna });
        expect(body.agencies).toEqual([
          { id: 'housing', name: HOUSING },
          { id: 'tax', name: { en: 'tax' } },
        ]);
        return idsOf({ body } as Answer);
      };
      expect(await found('agency=tax')).toEqual([denied]);
      expect(await found('outcome=refused')).toEqual([denied]);
      expect(await found('outcome=released')).toEqual([released]);
      expect(await found('outcome=read')).toEqual([]);
      expect(await found(`requestId=${release.requestId}`)).toEqual([released]);
      expect(await found(`entryId=${denied}`)).toEqual([denied]);
      expect(await found('to=2026-11-23T00:00:00Z')).toEqual([released]);
      expect(await found('from=2026-11-23T00:00:00Z')).toEqual([denied]);
      expect(await found(`text=${encodeURIComponent('الإسكان')}`)).toEqual([released]);
      expect(await found('text=CERTIFICATE')).toEqual([denied, released]);
      expect(await found('text=nothing')).toEqual([]);
    });

    it('does not take the cursor of another search', async () => {
      await log();
      await log();
      const { body } = await audit.call('/v1/me/accesses?limit=1&text=birth', { as: anna });
      const cursor = String(body.nextCursor);
      expect(await audit.call(`/v1/me/accesses?text=birth&cursor=${cursor}`, { as: anna })).toMatchObject({
        status: 200,
      });
      const answer = await audit.call(`/v1/me/accesses?text=other&cursor=${cursor}`, { as: anna });
      expect([answer.status, pointers(answer)]).toEqual([422, ['/cursor']]);
    });

    it('leads through pages without losing or repeating any, while others are added', async () => {
      const ids = [];
      for (let n = 0; n < 7; n += 1) ids.push(await log({ time: `2026-11-22T09:0${Math.floor(n / 3)}:00Z` }));
      const seen: string[] = [];
      for (let query = '?limit=3', pages = 0; pages < 3; pages += 1) {
        const answer = await audit.call(`/v1/me/accesses${query}`, { as: anna });
        seen.push(...idsOf(answer));
        await log({ time: '2026-11-23T09:00:00Z' });
        query = `?limit=3&cursor=${String(answer.body.nextCursor)}`;
      }
      expect(seen).toEqual(ids.toReversed());
    });

    it('does not take the cursor of another person', async () => {
      await log();
      await log();
      const { body } = await audit.call('/v1/me/accesses?limit=1', { as: anna });
      const bela = { ...anna, subject: BELA };
      const answer = await audit.call(`/v1/me/accesses?cursor=${String(body.nextCursor)}`, { as: bela });
      expect([answer.status, pointers(answer)]).toEqual([422, ['/cursor']]);
    });
  });

  describe('POST /v1/entries/search', () => {
    it('finds by each filter, and by all at once', async () => {
      const wanted = await log();
      await log({
        subject: belaRef,
        time: '2026-11-23T09:00:00Z',
        type: EVENTS.askClosed.type,
        data: EVENTS.askClosed.example,
      });
      const filters = {
        subject: ANNA,
        agency: 'housing',
        system: 'housing-backend',
        procedure: 'housing-benefit',
        action: 'askonce.evidence.released.v1',
        outcome: 'released',
        to: '2026-11-22T10:00:00.001+01:00',
      };
      for (const [name, value] of Object.entries(filters)) expect(await found({ [name]: value })).toEqual([wanted]);
      expect(await found(filters)).toEqual([wanted]);
      expect(await found({})).toHaveLength(2);
    });

    it('takes periods as half-open', async () => {
      const time = '2026-11-22T09:00:00.000Z';
      const id = await log({ time });
      expect(await found({ from: time })).toEqual([id]);
      expect(await found({ to: time })).toEqual([]);
      expect(await found({ from: '2026-11-22T08:59:59.999Z', to: time })).toEqual([]);
    });

    it('gives auditors the person’s reference, the number and the details', async () => {
      await log();
      const { body } = await search({ agency: 'housing' });
      expect(body.items).toEqual([
        expect.objectContaining({
          subjectRef: annaRef,
          sequence,
          topic: TOPICS.evidence,
          opaque: false,
          details: release,
        }),
      ]);
    });

    it('becomes an entry itself, without what names the person', async () => {
      const { body } = await search({ subject: ANNA, agency: 'housing', limit: 3 });
      const id = String(body.auditEntryId);
      await until('the search is logged', async () => {
        return (await audit.call(`/v1/entries/${id}`, { as: anna })).status === 200;
      });
      const entry = await audit.service.app.get(EntriesRepository, { strict: false }).find(id);
      expect({ kind: entry?.kind, details: entry?.details }).toEqual({
        kind: 'askonce.audit.searched.v1',
        details: {
          actor: { role: 'auditor', clientId: 'askonce-scripts' },
          reason,
          filters: ['subject', 'agency'],
          aboutSubject: annaRef,
          results: 0,
        },
      });
    });

    it('finds nothing about a person nobody knows, and is recorded all the same', async () => {
      await log();
      const { status, body } = await search({ subject: NOBODY });
      expect([status, body.items]).toEqual([200, []]);
      await until('the search is logged', async () => {
        const [row] = await audit.owner.query('SELECT FROM entry WHERE entry_id = $1', [body.auditEntryId]);
        return row !== undefined;
      });
    });
  });

  describe('GET /v1/entries/{id}', () => {
    const get = (id: string, who: TokenDescription) => audit.call(`/v1/entries/${id}`, { as: who });

    it('shows everything to auditors, and records that they looked', async () => {
      const id = await log();
      expect(await get(id, auditor)).toMatchObject({
        status: 200,
        body: { id, subjectRef: annaRef, details: release },
      });
      await until('the reading is logged', async () => {
        const looks = await audit.owner.query(
          "SELECT FROM entry WHERE kind = 'askonce.audit.searched.v1' AND subject_ref = $1",
          [annaRef],
        );
        return looks.length === 1;
      });
    });

    it.each([
      ['the person it is about', anna],
      ['the agency that acted', housing],
    ])('shows itself to %s, without the person’s reference', async (_title, who) => {
      const id = await log();
      const { status, body } = await get(id, who);
      expect([status, body.id, body.system]).toEqual([200, id, 'housing-backend']);
      expect(JSON.stringify(body)).not.toContain(annaRef);
      expect(body).not.toHaveProperty('details');
    });

    it('does not tell an agency who else set its own request going', async () => {
      const actor = { role: 'agency' as const, clientId: 'civil-registry-backend', agency: 'civil-registry' };
      const id = await log({ data: { ...release, actor } });
      const { status, body } = await get(id, housing);
      expect([status, body.agency, body.system, body.role]).toEqual([200, 'housing', undefined, undefined]);
      expect(await get(id, { ...housing, agency: 'civil-registry' })).toMatchObject({ status: 404 });
    });

    it('answers the same 404, to be tried again, for what does not exist and for what is not the caller’s', async () => {
      const about = await log({ subject: belaRef });
      const citizens = await log({ type: EVENTS.documentAdded.type, data: EVENTS.documentAdded.example });
      const none = uuidv7();
      const answers = [
        await get(about, anna),
        await get(about, { ...anna, subject: NOBODY }),
        await get(about, { ...housing, agency: 'school' }),
        await get(citizens, housing),
        await get(none, anna),
        await get(none, housing),
        await get(none, auditor),
      ];
      for (const { status, body, headers } of answers) {
        const same = without(body, 'traceId', 'instance');
        expect({ status, same, retryAfter: headers.get('retry-after') }).toEqual({
          status: 404,
          retryAfter: '1',
          same: {
            type: 'urn:askonce:problem:entry-not-found',
            title: 'No such entry',
            status: 404,
            detail: expect.any(String) as string,
          },
        });
      }
    });
  });

  it('is ready, and says so for PostgreSQL and Kafka', async () => {
    await until('it is ready', async () => (await audit.call('/health/ready')).status === 200);
    expect(await audit.call('/health/ready')).toMatchObject({
      body: { checks: { database: { ok: true }, kafka: { ok: true } } },
    });
  });
});
