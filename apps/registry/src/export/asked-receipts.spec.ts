import { NoUsableAnswer, Problem, type Receipt, type ReceiptsClient } from '@askonce/client';
import { AskedReceipts } from './asked-receipts';

type Answer = (entryId: string, options: Parameters<ReceiptsClient['receipt']>[1]) => Promise<unknown>;

const refused = (slug: string) => () => Promise.reject(new Problem(404, { type: `urn:askonce:problem:${slug}` }));
const silent = () => Promise.reject(new NoUsableAnswer('http://audit', { cause: new Error('gone') }));
/** Answers after so long, unless it is given up before. */
const after =
  (milliseconds: number): Answer =>
  (id, { signal } = {}) =>
    new Promise((resolve, reject) => {
      setTimeout(resolve, milliseconds, { leaf: id });
      signal?.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
    });

const entries = (...ids: string[]) => ids.map((auditEntryId) => ({ auditEntryId }));

describe('the receipts of an export', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const askedBy = (answer: Answer) => {
    const calls: { id: string; timeoutMs: number | undefined }[] = [];
    const receipt: ReceiptsClient['receipt'] = (id, options) => {
      calls.push({ id, timeoutMs: options?.timeoutMs });
      return answer(id, options) as Promise<Receipt>;
    };
    return { calls, asked: new AskedReceipts({ receipt }) };
  };
  const within = async <T>(milliseconds: number, work: Promise<T>): Promise<T> => {
    await jest.advanceTimersByTimeAsync(milliseconds);
    return work;
  };

  it('come in the order of their entries, whichever is there first', async () => {
    const { asked } = askedBy((id, options) => after(id === 'a' ? 300 : 100)(id, options));
    expect(await within(300, asked.of(entries('a', 'b')))).toEqual([
      { auditEntryId: 'a', receipt: { leaf: 'a' } },
      { auditEntryId: 'b', receipt: { leaf: 'b' } },
    ]);
  });

  it('are not waited for again once one was not ready', async () => {
    const { asked, calls } = askedBy(refused('proof-not-ready'));
    expect(await asked.of(entries('a'))).toEqual([{ auditEntryId: 'a', missing: 'proof-not-ready' }]);
    await asked.of(entries('b'));
    expect(calls).toEqual([
      { id: 'a', timeoutMs: 5_000 },
      { id: 'b', timeoutMs: 0 },
    ]);
  });

  it('are not asked for again once nobody answered', async () => {
    const { asked, calls } = askedBy(silent);
    const missing = 'audit-unreachable';
    expect([...(await asked.of(entries('a', 'b'))), ...(await asked.of(entries('c', 'd')))]).toEqual(
      entries('a', 'b', 'c', 'd').map((entry) => ({ ...entry, missing })),
    );
    expect(calls.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('are waited for a minute in all, and no time counts in which nobody waits', async () => {
    const { asked, calls } = askedBy(after(40_000));
    const first = await within(40_000, asked.of(entries('a')));
    await jest.advanceTimersByTimeAsync(3_600_000);
    const second = await within(20_000, asked.of(entries('b', 'c')));
    const third = await asked.of(entries('d'));
    const missing = 'audit-too-slow';
    expect(first).toEqual([{ auditEntryId: 'a', receipt: { leaf: 'a' } }]);
    expect([...second, ...third]).toEqual(entries('b', 'c', 'd').map((entry) => ({ ...entry, missing })));
    expect(calls.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('are not hidden by a mistake of ours', async () => {
    const { asked } = askedBy(() => Promise.reject(new RangeError('ours')));
    await expect(asked.of(entries('a'))).rejects.toThrow('ours');
  });
});
