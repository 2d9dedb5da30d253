import type { Role } from '@askonce/auth';
import type { TokenDescription } from '@askonce/testing';
import type { FakeRegistry } from '../fixtures/fake-registry';
import type { Answer } from '../fixtures/running-audit';

export const ANNA = { scheme: 'national:xx', identifier: '38001085718' };

const day = '2026-11-22T00:00:00Z';

/** What is wrong, where it stands in the body, and the places that are named. */
export const REFUSED_SEARCHES: readonly [string, object, string[]][] = [
  ['no reason', { reason: undefined }, ['/reason']],
  ['a reason too short', { reason: 'because' }, ['/reason']],
  ['a reason of spaces', { reason: ' '.repeat(20) }, ['/reason']],
  ['a reason with control characters', { reason: 'because of\u0000this' }, ['/reason']],
  ['a reason too long', { reason: 'x'.repeat(501) }, ['/reason']],
  ['a reason that names the person', { reason: `about ${ANNA.identifier}`, subject: ANNA }, ['/reason']],
  ['an unknown filter', { colour: 'red' }, ['/colour']],
  ['a filter of another type', { agency: 1 }, ['/agency']],
  ['a filter that is null', { agency: null }, ['/agency']],
  ['a filter with NUL', { outcome: '\u0000' }, ['/outcome']],
  ['a person without identifier', { subject: { scheme: ANNA.scheme } }, ['/subject/identifier']],
  ['persons in a list', { subject: [ANNA] }, ['/subject']],
  ['a time that does not exist', { from: '2026-02-30T00:00:00Z' }, ['/from']],
  ['a period without end', { from: day, to: day }, ['/to']],
  ['too long a page', { limit: 201 }, ['/limit']],
  ['an empty page', { limit: 0 }, ['/limit']],
  ['a page length in words', { limit: 'ten' }, ['/limit']],
  ['a broken cursor', { cursor: 'abc' }, ['/cursor']],
  ['a cursor that is none', { cursor: 'A'.repeat(32) }, ['/cursor']],
];

/** A query of a person's list, and the place that is named. */
export const REFUSED_LISTS: readonly [string, string][] = [
  ['?limit=201', '/limit'],
  ['?limit=', '/limit'],
  ['?limit=1&limit=2', '/limit'],
  ['?cursor=%00', '/cursor'],
  ['?colour=red', '/colour'],
  ['?outcome=dreamt', '/outcome'],
  ['?requestId=1', '/requestId'],
  ['?text=', '/text'],
  ['?text=%00', '/text'],
  ['?agency=%00', '/agency'],
  ['?from=yesterday', '/from'],
  ['?from=2026-11-22T00:00:00Z&to=2026-11-22T00:00:00Z', '/to'],
];

/** What may be wrong with the registry. */
export const TROUBLES: readonly [string, NonNullable<FakeRegistry['trouble']>][] = [
  ['fails', (response) => response.writeHead(500).end()],
  ['does not know our token', (response) => response.writeHead(401).end()],
  ['is hidden behind something that knows nothing', (response) => response.writeHead(404).end('Not Found')],
  ['hangs up', (response) => response.destroy()],
  ['talks nonsense', (response) => response.writeHead(200).end('{"subjectRef":"38001085718"}')],
  ['keeps silent', () => undefined],
];

/** Anna, or somebody of the housing agency. */
export const as = (role: Role): TokenDescription => ({
  roles: [role],
  ...(role === 'citizen' && { subject: ANNA }),
  ...((role === 'agency' || role === 'clerk') && { agency: 'housing' }),
});
export const pointers = ({ body }: Answer) => body.errors?.map(({ pointer }) => pointer);
export const idsOf = ({ body }: Answer) => (body.items as { id: string }[]).map(({ id }) => id);
