import { accessRecord } from './access-record';

it('tells who did what, oldest first', () => {
  const newest = {
    id: '2',
    action: 'askonce.evidence.read-refused.v1',
    occurredAt: '2026-11-22T09:00:01.500Z',
    role: 'agency',
    agency: 'housing',
    outcome: 'consent_withdrawn',
  };
  const oldest = { id: '1', action: 'askonce.ask.opened.v1', occurredAt: '2026-11-22T09:00:00.000Z', role: 'agency' };
  const [first, second] = accessRecord([newest, oldest]);
  expect(first).toContain('09:00:00.000  agency');
  expect(first).toContain('ask opened');
  expect(second).toMatch(/09:00:01\.500 {2}agency {3}housing +evidence read refused +consent withdrawn/);
});
