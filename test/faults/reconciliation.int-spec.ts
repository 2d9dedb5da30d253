import { DatabaseBackup } from '@askonce/testing';
import { until } from '../../apps/audit/src/fixtures/running-audit';
import { newIdentifier } from '../../apps/registry/src/registry.fixture';
import { ComparedServices } from './compared-services';
import { withTampering } from './tampering';
import { anIndex, detailsOf, type Happened, type Tampering, TAMPERINGS } from './tamperings';

const words: unknown = expect.stringMatching(/\w{3}/);
/** Those that name an entry. */
const entriesIn = (found: readonly object[]) =>
  new Set(found.flatMap((one) => ('entryId' in one ? [one.entryId] : [])));
const codes = (found: readonly object[]) => [...new Set(found.map((one) => ('code' in one ? one.code : '')))];

jest.setTimeout(60_000);

describe('registry and log compared', () => {
  let services: ComparedServices;
  let happened: Happened;
  const person = newIdentifier();

  beforeAll(async () => {
    services = await ComparedServices.start();
    happened = await services.exchange(person);
  }, 60_000);
  afterAll(() => services.stop());

  const compared = () => services.compared();

  it('names nothing where nothing was touched', async () => {
    expect(await compared()).toMatchObject({ outcome: 'nothing_differs', findings: [], underWay: 0, closed: 0 });
  });

  const on = { registry: () => services.registry.sql, log: () => services.audit.owner };
  const tamperedWith = <T>({ side, also, ...tampering }: Tampering, work: () => Promise<T>): Promise<T> => {
    const tampered = () => withTampering(on[side](), tampering, work);
    return also === undefined ? tampered() : withTampering(on[side](), also, tampered);
  };

  it.each(TAMPERINGS)('names it when %s, and nothing else', async (_title, tamperingOf) => {
    const { finds, ...tampering } = tamperingOf(happened);
    const { outcome, findings } = await tamperedWith(tampering, compared);
    expect(outcome).toBe('differs');
    if (tampering.several) expect(codes(findings)).toEqual(codes(finds));
    else expect(findings).toEqual(finds.map((find) => expect.objectContaining(find) as object));
    for (const finding of findings) expect(finding).toMatchObject({ what: words, next: words });
  });

  it('names the leaf and the request when fact and entry of a denial are both removed', async () => {
    const { denied, deniedRequest } = happened;
    const fact = { side: 'registry' as const, table: 'fact', where: `event_id = '${denied}'`, change: 'delete' };
    const entry = {
      side: 'log' as const,
      table: 'entry',
      where: `entry_id = '${denied}'`,
      change: 'delete',
      also: detailsOf(denied),
    };
    const { findings } = await tamperedWith(fact, () => tamperedWith(entry, compared));
    expect(findings).toEqual([
      expect.objectContaining({ code: 'denial_unlogged', entryId: denied, recordId: deniedRequest }),
      expect.objectContaining({ code: 'leaf_without_entry', side: 'log', leafIndex: anIndex }),
    ]);
  });

  it('names both entries when their places are swapped, and where their leaves are', async () => {
    const { released, denied } = happened;
    const places = `SELECT entry_id AS id, leaf_index::int AS place FROM entry WHERE entry_id IN ($1, $2) ORDER BY entry_id = $1 DESC`;
    const rows = await services.audit.owner.query<{ id: string; place: number }>(places, [released, denied]);
    const [first, second] = rows.map(({ place }) => place);
    const put = async (moves: readonly [string, number][]) =>
      services.audit.owner.transaction(async (tx) => {
        // Far away, for a place is taken by one entry at a time.
        await tx.query('UPDATE entry SET leaf_index = 1000000000 WHERE entry_id = $1', [released]);
        for (const [id, place] of moves)
          await tx.query('UPDATE entry SET leaf_index = $2 WHERE entry_id = $1', [id, place]);
      });
    await put([
      [denied, first!],
      [released, second!],
    ]);
    const { findings } = await compared();
    await put([
      [denied, second!],
      [released, first!],
    ]);
    const moved = (entryId: string, leafIndex: number) =>
      expect.objectContaining({ code: 'entry_moved', entryId, leafIndex, members: ['leafIndex'] }) as object;
    expect(new Set(findings)).toEqual(new Set([moved(released, first!), moved(denied, second!)]));
  });

  it('names nothing any more once all is as it was', async () => {
    expect(await compared()).toMatchObject({ outcome: 'nothing_differs', findings: [] });
  });

  it('takes what is left of an erased person for what it is, and sees when that is altered', async () => {
    const { registry, audit } = services;
    const token = await registry.citizen(person);
    expect((await registry.call('POST', '/v1/me/erasure', { token })).status).toBeLessThan(300);
    await services.allLogged(happened.subjectRef);
    await until('the key is gone', async () => {
      const kept = 'SELECT 1 FROM subject_key WHERE subject_ref = $1';
      return (await audit.owner.query(kept, [happened.subjectRef])).length === 0;
    });
    const untouched = await compared();
    expect(untouched).toMatchObject({ outcome: 'nothing_differs', findings: [] });
    expect(untouched.closed).toBeGreaterThan(3);
    const { released } = happened;
    const tampering = {
      side: 'log' as const,
      table: 'entry',
      where: `entry_id = '${released}'`,
      change: `outcome = 'asking'`,
    };
    const { findings } = await tamperedWith(tampering, compared);
    expect(findings).toEqual([
      expect.objectContaining({ code: 'either_changed', side: 'either', members: ['outcome'] }),
    ]);
  });

  describe('when a database was restored from an older backup', () => {
    const [known, stranger] = [newIdentifier(), newIdentifier()];
    let older: Record<'registry' | 'log', DatabaseBackup>;
    /** What happened since: to somebody who was known before, and to somebody who was not. */
    let since: Record<'known' | 'stranger', string[]>;
    beforeAll(async () => {
      const { registry, audit } = services;
      const { subjectRef } = await services.exchange(known);
      const before = await services.entriesOf(subjectRef);
      const [first, second] = [await DatabaseBackup.take(registry.database), await DatabaseBackup.take(audit.database)];
      older = { registry: first, log: second };
      await services.give(known);
      const met = await services.exchange(stranger);
      await services.allLogged(subjectRef);
      const after = await services.entriesOf(subjectRef);
      since = { known: after.slice(before.length), stranger: await services.entriesOf(met.subjectRef) };
    });

    it('names what the registry lacks', async () => {
      const newest = await DatabaseBackup.take(services.registry.database);
      await older.registry.restore();
      const { outcome, findings } = await compared();
      await newest.restore();
      expect(outcome).toBe('differs');
      const lacking = { code: 'fact_missing', kind: 'extra', side: 'registry', leafIndex: anIndex, what: words };
      for (const finding of findings) expect(finding).toMatchObject(lacking);
      expect(entriesIn(findings)).toEqual(new Set([...since.known, ...since.stranger]));
      expect(await compared()).toMatchObject({ outcome: 'nothing_differs' });
    });

    it('names what the log lacks, by what is kept outside its database', async () => {
      const { audit } = services;
      await audit.pause();
      await older.log.restore();
      audit.service = await audit.startAnother();
      const { outcome, findings, underWay } = await compared();
      expect([outcome, codes(findings)]).toEqual(['differs', ['entry_missing', 'leaf_without_entry']]);
      for (const finding of findings)
        expect(finding).toMatchObject({ kind: 'missing', side: 'log', leafIndex: anIndex });
      expect(entriesIn(findings)).toEqual(new Set(since.known));
      // The backup had no key of theirs, so nothing tells which leaves are theirs: their facts may still be on their way.
      expect(underWay).toBe(since.stranger.length);
    });
  });
});
