import type { AgencyFailureCode } from '../connectors/agency-failure';
import { type FetchAnswer, type FetchingConnector, MAX_DOCUMENT_BYTES } from '../connectors/connector';
import { failureCode, readToTheEnd } from './failures.fixture';

export interface HeldDocument {
  readonly mediaType: string;
  readonly issuedAt: string;
  readonly attributes: object;
  readonly validUntil: string;
  readonly content: Buffer;
}

/** What an agency's system can be told to do; whoever writes a connector makes its real counterpart able to do it. */
export type Behaviour =
  | { readonly kind: 'holds'; readonly document: HeldDocument }
  | { readonly kind: 'is_absent' }
  | { readonly kind: Misbehaviour };

export type Misbehaviour =
  | 'holds_nothing'
  | 'knows_several'
  | 'refuses_access'
  | 'breaks'
  | 'is_overloaded'
  | 'redirects'
  | 'is_silent'
  | 'stalls_in_the_middle'
  | 'hangs_up_in_the_middle'
  | 'lies_about_the_digest'
  | 'lies_about_the_type'
  | 'sends_nothing'
  | 'sends_without_end';

export interface FetchingCounterpart {
  readonly connector: FetchingConnector;
  behave(behaviour: Behaviour): Promise<void>;
  /** Everything that a log of the agency's system or of something between would show: methods and addresses. */
  logged(): string;
}

const QUERY = {
  evidenceType: 'residence-certificate',
  qualifier: '',
  subject: { scheme: 'national:xx', identifier: '38001085718' },
};

const FAILURES: readonly [Misbehaviour | 'is_absent', AgencyFailureCode][] = [
  ['is_absent', 'unreachable'],
  ['refuses_access', 'access_refused'],
  ['breaks', 'server_error'],
  ['is_overloaded', 'overloaded'],
  ['redirects', 'unexpected_answer'],
  ['hangs_up_in_the_middle', 'cut_short'],
  ['lies_about_the_digest', 'wrong_digest'],
  ['lies_about_the_type', 'wrong_type'],
  ['sends_nothing', 'empty'],
  ['sends_without_end', 'too_large'],
];

const never = new AbortController().signal;

/** What every connector that fetches must do, whatever it talks to. */
export function honoursTheFetchingContract(counterpart: () => FetchingCounterpart): void {
  describe('the contract of connectors that fetch', () => {
    const fetched = async (behaviour: Behaviour, signal: AbortSignal = never): Promise<FetchAnswer> => {
      await counterpart().behave(behaviour);
      return counterpart().connector.fetch(QUERY, signal);
    };
    itTellsWhatIsHeld(fetched, counterpart);
    itFails(fetched);
    itStops(fetched);
  });
}

type Fetched = (behaviour: Behaviour, signal?: AbortSignal) => Promise<FetchAnswer>;

function itTellsWhatIsHeld(fetched: Fetched, counterpart: () => FetchingCounterpart): void {
  it.each([100, 1_000_000, MAX_DOCUMENT_BYTES])('hands on a document of %i bytes as it is', async (size) => {
    const content = Buffer.alloc(size, 'certificate ');
    const times = { issuedAt: '2026-11-01T10:00:00.000Z', validUntil: '2027-11-01T10:00:00.000Z' };
    const said = { mediaType: 'application/pdf', ...times, attributes: { name: 'Äino' } };
    const answer = await fetched({ kind: 'holds', document: { ...said, content } });
    expect(answer).toMatchObject({ outcome: 'found', document: said });
    expect((await readToTheEnd(answer))?.equals(content)).toBe(true);
  });

  it('tells that nothing is held', async () => {
    expect(await fetched({ kind: 'holds_nothing' })).toEqual({ outcome: 'not_found' });
  });

  it('tells that the identifier fits more than one person', async () => {
    expect(await fetched({ kind: 'knows_several' })).toEqual({ outcome: 'ambiguous' });
  });

  it('leaves no identifier where it would be logged', async () => {
    await fetched({ kind: 'holds_nothing' });
    expect(counterpart().logged()).not.toBe('');
    expect(counterpart().logged()).not.toContain(QUERY.subject.identifier);
  });
}

function itFails(fetched: Fetched): void {
  it.each(FAILURES)('when the system %s, fails as %s', async (kind, code) => {
    expect(await failureCode(fetched({ kind }).then(readToTheEnd))).toBe(code);
  });
}

function itStops(fetched: Fetched): void {
  it.each(['is_silent', 'stalls_in_the_middle'] as const)('stops when told to while the system %s', async (kind) => {
    const stop = new AbortController();
    const reading = fetched({ kind }, stop.signal).then(readToTheEnd);
    setTimeout(() => {
      stop.abort(new Error('told to stop'));
    }, 50);
    await expect(reading).rejects.toThrow('told to stop');
  });
}
