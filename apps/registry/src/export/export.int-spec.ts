import { EVENTS } from '@askonce/contracts';
import { aRequestBy } from '../catalogue-of-the-story.fixture';
import { aPdf, newIdentifier, TestRegistry, uploadOf } from '../registry.fixture';
import { give as giveReceipt, ReceiptsDesk, refuse } from './receipts-desk.fixture';
import { unzip } from './unzip.fixture';

interface Made {
  id: string;
}

const MIB = 1024 * 1024;

describe('an export', () => {
  let registry: TestRegistry;
  let desk: ReceiptsDesk;
  beforeAll(async () => {
    desk = await ReceiptsDesk.start();
    registry = await TestRegistry.start({ auditUrl: desk.url });
  }, 60_000);
  afterAll(async () => {
    await registry.stop();
    await desk.stop();
  }, 30_000);
  beforeEach(() => {
    desk.reset();
  });

  const give = async (token: string, qualifier: string, content: Buffer) => {
    const body = uploadOf({ evidenceType: 'birth-certificate', qualifier, channel: 'portal' }, content);
    return (await registry.call<Made>('POST', '/v1/me/documents', { token, body })).body.id;
  };
  const exported = async (token: string) => {
    const response = await registry.fetch('GET', '/v1/me/export', { token });
    return { response, files: unzip(Buffer.from(await response.arrayBuffer())) };
  };
  /** More versions of a document. */
  const multiply = (id: string, versions: number) =>
    registry.sql.query(
      `INSERT INTO document SELECT (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(),
         'version', n, 'status', 'superseded', 'digest', 'n' || n))).* FROM document d, generate_series(2, $1::integer) n
       WHERE d.id = $2`,
      [versions, id],
    );
  /** More decisions like one that there is. */
  const decideMore = async (auditEntryId: string, more: number) => {
    await registry.sql.query(
      `INSERT INTO fact SELECT (jsonb_populate_record(f, jsonb_build_object('event_id', gen_random_uuid(), 'sequence', s.sequence + n,
         'client_id', NULL, 'operation', NULL, 'idempotency_key', NULL, 'body_hash', NULL, 'resource_id', NULL))).*
       FROM fact f JOIN subject s ON s.subject_ref = f.subject_ref, generate_series(1, $1::integer) n WHERE f.event_id = $2`,
      [more, auditEntryId],
    );
    await registry.sql.query(
      `UPDATE subject SET sequence = sequence + $1 WHERE subject_ref = (SELECT f.subject_ref FROM fact f WHERE f.event_id = $2)`,
      [more, auditEntryId],
    );
  };
  const json = (files: Map<string, Buffer>, name: string) =>
    JSON.parse(files.get(name)?.toString() ?? 'null') as Record<string, unknown>[];

  it('holds what is held about the person, the documents themselves included, and tells where the rest is', async () => {
    const person = newIdentifier();
    const token = await registry.citizen(person);
    const large = Buffer.concat([aPdf('large'), Buffer.alloc(3 * MIB, 'scanned ')]);
    const kept = await give(token, 'a', large);
    const removed = await give(token, 'b', aPdf('removed'));
    await registry.call('POST', `/v1/me/documents/${removed}/removal`, { token });
    for (const agency of ['housing', 'tax'])
      await registry.call('POST', '/v1/evidence-requests', {
        token: await registry.agency(agency),
        body: aRequestBy(agency, person),
      });

    const hold = { class: 'citizen_provided', authority: 'A court', until: '2999-01-01T00:00:00.000Z' };
    await registry.call('POST', '/v1/legal-holds', {
      token: await registry.token({ roles: ['operator'] }),
      body: { ...hold, reference: 'C-113/2026', subject: { scheme: 'national:xx', identifier: person } },
    });

    const { response, files } = await exported(token);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip']);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="askonce-export.zip"');
    const file = `documents/birth-certificate-v1-${kept}.pdf`;
    expect([...files.keys()].filter((name) => !name.startsWith('receipts'))).toEqual([
      'README.txt',
      'person.json',
      'consents.json',
      'asks.json',
      'evidence-requests.json',
      'documents.json',
      file,
      'rejections.json',
      'questions.json',
      'asked-again.json',
      'legal-holds.json',
      'record.json',
    ]);
    expect(files.get(file)?.equals(large)).toBe(true);
    expect(files.get('README.txt')?.toString()).toContain('/v1/me/accesses');
    expect(json(files, 'person.json')).toMatchObject({ identifiers: [{ scheme: 'national:xx', identifier: person }] });
    expect(json(files, 'documents.json')).toEqual([
      expect.objectContaining({ id: removed, status: 'removed' }),
      expect.objectContaining({ id: kept, status: 'current', file }),
    ]);
    expect(json(files, 'documents.json')[0]).not.toHaveProperty('file');
    expect(json(files, 'consents.json')).toMatchObject([{ status: 'requested', history: [{ transition: 'request' }] }]);
    expect(json(files, 'asks.json')).toMatchObject([{ evidenceType: 'birth-certificate' }]);
    expect(json(files, 'evidence-requests.json').map(({ agency }) => agency)).toEqual(['tax', 'housing']);
    expect(json(files, 'legal-holds.json')).toEqual([{ ...hold, placedAt: expect.any(String) as string }]);
    const record = json(files, 'record.json');
    expect(record.map(({ number }) => number)).toEqual(record.map((_, index) => index + 1));
    expect(record.at(-1)).toMatchObject({ what: EVENTS.subjectExported.type });
  });

  it('holds what agencies wrote about documents that they could not use', async () => {
    const person = newIdentifier();
    const token = await registry.citizen(person);
    await registry.call('POST', '/v1/me/documents', {
      token,
      body: uploadOf({ evidenceType: 'birth-certificate', channel: 'portal' }),
    });
    const tax = await registry.agency('tax');
    const { body } = await registry.call<{ id: string }>('POST', '/v1/evidence-requests', {
      token: tax,
      body: aRequestBy('tax', person),
    });
    const rejection = { reason: 'incomplete', note: 'The second page is missing.' };
    await registry.call('POST', `/v1/evidence-requests/${body.id}/evidence/birth-certificate/rejection`, {
      token: tax,
      body: rejection,
    });
    const { files } = await exported(token);
    expect(json(files, 'rejections.json')).toMatchObject([{ agency: 'tax', ...rejection }]);
  });

  it('holds what the person asked, what was answered, and who was said to have asked again', async () => {
    const token = await registry.citizen(newIdentifier());
    const text = 'Why me?\nWhy now?';
    const { body: asked } = await registry.call<Made>('POST', '/v1/me/questions', {
      token,
      body: { kind: 'question', text, about: { agency: 'tax' } },
    });
    const answer = { text: 'Because of a mistake.' };
    await registry.call('POST', `/v1/questions/${asked.id}/answer`, {
      token: await registry.agency('tax'),
      body: answer,
    });
    const reported = { agency: 'tax', evidenceType: 'birth-certificate', channel: 'phone', text: 'They called.' };
    await registry.call('POST', '/v1/asked-again-reports', { token, body: reported });
    const { files } = await exported(token);
    expect(json(files, 'questions.json')).toMatchObject([{ id: asked.id, text, status: 'answered', answer }]);
    expect(json(files, 'asked-again.json')).toMatchObject([{ ...reported, status: 'not_upheld' }]);
  });

  describe('of somebody about whom was decided', () => {
    const denied = async () => {
      const person = newIdentifier();
      const auditEntryIds: string[] = [];
      for (const agency of ['library', 'school', 'library']) {
        const body = { ...aRequestBy(agency, person), purpose: 'undeclared' };
        const answer = await registry.call('POST', '/v1/evidence-requests', {
          token: await registry.agency(agency),
          body,
        });
        auditEntryIds.push(String(answer.body['auditEntryId']));
      }
      return { token: await registry.citizen(person), auditEntryIds };
    };
    const what = EVENTS.evidenceDenied.type;

    it('holds the receipts, which the audit service gives to the person’s own token', async () => {
      const { token, auditEntryIds } = await denied();
      const { files } = await exported(token);
      expect(new Set(desk.asked)).toEqual(
        new Set(auditEntryIds.map((entryId) => ({ entryId, token: `Bearer ${token}` }))),
      );
      expect(files.get('README.txt')?.toString()).not.toContain('MISSING');
      expect(json(files, 'receipts.json')).toEqual(
        auditEntryIds.map((id) => ({ auditEntryId: id, what, file: `receipts/${id}.json` })),
      );
      for (const id of auditEntryIds) expect(json(files, `receipts/${id}.json`)).toMatchObject({ opening: { id } });
    });

    it('says of a receipt that is missing why', async () => {
      const { token, auditEntryIds } = await denied();
      const [first, second, third] = auditEntryIds;
      desk.answer = (response, id) => {
        if (id === first) refuse(response, 410, 'receipt-gone');
        else if (id === second) refuse(response, 404, 'proof-not-ready');
        else giveReceipt(response, id);
      };
      const { response, files } = await exported(token);
      expect(response.status).toBe(200);
      expect(json(files, 'receipts.json')).toEqual([
        { auditEntryId: first, what, missing: 'receipt-gone' },
        { auditEntryId: second, what, missing: 'proof-not-ready' },
        { auditEntryId: third, what, file: `receipts/${third!}.json` },
      ]);
    });

    it('comes without receipts, and says so, while the audit service cannot be reached', async () => {
      const { token, auditEntryIds } = await denied();
      desk.answer = (response) => response.destroy();
      const { files } = await exported(token);
      expect(json(files, 'receipts.json')).toEqual(
        auditEntryIds.map((auditEntryId) => ({ auditEntryId, what, missing: 'audit-unreachable' })),
      );
      expect(files.get('README.txt')?.toString()).toContain('MISSING: 3 of your 3 receipts');
      expect([...files.keys()]).toContain('record.json');
    });

    it('asks for the receipts of hundreds, eight at a time, and for none any more once nobody answers', async () => {
      const { token, auditEntryIds } = await denied();
      await decideMore(auditEntryIds[0]!, 500);
      const held: (() => void)[] = [];
      let [given, most] = [0, 0];
      desk.answer = (response, id) => {
        held.push(() => {
          if (given >= 480) response.destroy();
          else giveReceipt(response, id);
          given += 1;
        });
        most = Math.max(most, held.length);
        // Only when eight wait at the same time is any of them answered.
        if (held.length === 8 || given >= 480) for (const answer of held.splice(0)) answer();
      };
      const { files } = await exported(token);
      const list = json(files, 'receipts.json');
      expect([most, list.length, new Set(list.map(({ auditEntryId }) => auditEntryId)).size]).toEqual([8, 503, 503]);
      expect(list.filter(({ file }) => file !== undefined)).toHaveLength(480);
      expect(new Set(list.slice(480).map(({ missing }) => missing))).toEqual(new Set(['audit-unreachable']));
      expect(new Set(desk.asked.map(({ entryId }) => entryId)).size).toBe(488);
      expect(files.get('README.txt')?.toString()).toContain('MISSING: 23 of your 503 receipts');
    });
  });

  it('is a fact like any other reading, recorded once each', async () => {
    const token = await registry.citizen(newIdentifier());
    await give(token, '', aPdf());
    await exported(token);
    const { files } = await exported(token);
    const kinds = json(files, 'record.json').map(({ what }) => what);
    expect(kinds.filter((kind) => kind === EVENTS.subjectExported.type)).toHaveLength(2);
  });

  it('of more than a page of anything holds all of it', async () => {
    const person = newIdentifier();
    const token = await registry.citizen(person);
    await multiply(await give(token, '', aPdf()), 121);
    const { files } = await exported(token);
    expect(new Set(json(files, 'documents.json').map(({ version }) => version)).size).toBe(121);
    expect([...files.keys()].filter((name) => name.startsWith('documents/'))).toHaveLength(121);
  });

  it('breaks off when the person is erased meanwhile', async () => {
    const token = await registry.citizen(newIdentifier());
    const large = Buffer.concat([aPdf('large'), Buffer.alloc(5 * MIB, 'scanned ')]);
    await multiply(await give(token, '', large), 12);
    const { body } = await registry.fetch('GET', '/v1/me/export', { token });
    const reader = body!.getReader();
    await reader.read();
    expect((await registry.call('POST', '/v1/me/erasure', { token })).status).toBe(200);
    const rest = async () => {
      while (!(await reader.read()).done);
    };
    await expect(rest()).rejects.toThrow('terminated');
  });

  it('of somebody of whom nothing is held does not exist, and makes them known to nobody', async () => {
    const subjects = async () => (await registry.sql.query('SELECT FROM subject')).length;
    const before = await subjects();
    const answer = await registry.call('GET', '/v1/me/export', { token: await registry.citizen(newIdentifier()) });
    expect([answer.status, answer.body]).toEqual([
      404,
      expect.objectContaining({ detail: 'Nothing is held about you.' }),
    ]);
    expect(await subjects()).toBe(before);
  });
});
