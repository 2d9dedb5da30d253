import fc from 'fast-check';
import { callsOf } from './call-arbitrary';
import type { Samples } from './generated-call';
import type { Operation } from './openapi-document';

const ID = '0193f3a1-0000-7000-8000-000000000001';
const samples: Samples = {
  ids: () => [ID],
  allIds: ['0193f3a1-0000-7000-8000-000000000002'],
  bodies: {},
  values: {},
  content: Buffer.from('%PDF-1.4'),
};

const operation = (changes: Partial<Operation> = {}): Operation => ({
  id: 'change',
  method: 'POST',
  path: '/things/{id}',
  roles: ['agency'],
  parameters: [
    { name: 'id', in: 'path', schema: { type: 'string', format: 'uuid' } },
    { name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } },
    { name: 'On-Behalf-Of', in: 'header', required: true, schema: { type: 'string', pattern: '^EE[0-9]{4}$' } },
  ],
  body: {
    mediaType: 'application/json',
    schema: { type: 'object', required: ['name'], properties: { name: { type: 'string', minLength: 1 } } },
  },
  responses: {},
  ...changes,
});

const sample = (of: Operation, numRuns = 200) => fc.sample(callsOf(of, samples), { numRuns, seed: 1 });

it('generates the same calls from the same seed, but for their fresh keys', () => {
  const once = sample(operation()).map(({ path, body }) => [path, body?.toString()]);
  expect(sample(operation()).map(({ path, body }) => [path, body?.toString()])).toEqual(once);
});

it('generates right calls and all kinds of wrong ones', () => {
  const calls = sample(operation(), 400);
  const counts = {
    ownId: calls.filter(({ path }) => path === `/things/${ID}`).length,
    othersId: calls.filter(({ path }) => path.endsWith('2')).length,
    noKey: calls.filter(({ headers }) => headers['idempotency-key'] === undefined).length,
    behalf: calls.filter(({ headers }) => /^EE[0-9]{4}$/.test(headers['on-behalf-of'] ?? '')).length,
    noBehalf: calls.filter(({ headers }) => headers['on-behalf-of'] === undefined).length,
    oddBehalf: calls.filter(({ headers }) => headers['on-behalf-of'] === 'a b').length,
    noBody: calls.filter(({ body }) => body === undefined).length,
    otherType: calls.filter(({ headers }) => headers['content-type'] !== 'application/json').length,
    huge: calls.filter(({ body }) => (body?.length ?? 0) > 256 * 1024).length,
    nul: calls.filter(({ body }) => body?.includes('\\u0000')).length,
  };
  expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
  expect(counts.ownId).toBeGreaterThan(50);
});

it('generates uploads, right and wrong', () => {
  const metadata = { type: 'object', required: ['kind'], properties: { kind: { type: 'string' } } } as const;
  const schema = { type: 'object', properties: { metadata } } as const;
  const calls = sample(operation({ body: { mediaType: 'multipart/form-data', schema } }));
  const whole = calls.filter(({ body }) => body?.toString().includes('name="metadata"') && body.includes('%PDF-1.4'));
  expect(whole.length).toBeGreaterThan(50);
  expect(whole.length).toBeLessThan(190);
});

it('generates texts as long as their pattern wants them', () => {
  const name = { type: 'string', pattern: '^[a-z]{60}$' };
  const schema = { type: 'object', required: ['name'], properties: { name } };
  const [call] = fc.sample(
    callsOf(operation({ body: { mediaType: 'application/json', schema } }), samples).filter(({ body }) =>
      /^{"name":"[a-z]{60}"}$/.test(String(body)),
    ),
    { numRuns: 1, seed: 1 },
  );
  expect(call).toBeDefined();
});
