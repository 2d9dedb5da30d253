import { aboutOf } from './about';

describe('aboutOf', () => {
  it.each([
    ['entry-0193d9a4-0000-7000-8000-000000000001', { auditEntryId: '0193d9a4-0000-7000-8000-000000000001' }],
    ['request-1', { evidenceRequestId: '1' }],
    ['document-1', { documentId: '1' }],
    ['agency-civil-registry', { agency: 'civil-registry' }],
  ])('%s', (text, about) => {
    expect(aboutOf(text)).toEqual(about);
  });

  it.each(['', 'entry', 'entry-', 'person-1', 'constructor-1', 'agency-Housing', 'agency-a/b'])(
    '%s is nothing',
    (text) => {
      expect(aboutOf(text)).toBeUndefined();
    },
  );
});
