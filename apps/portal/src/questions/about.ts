import type { NewQuestion } from '@askonce/client';

export type About = NewQuestion['about'];

const FIELDS = {
  entry: 'auditEntryId',
  request: 'evidenceRequestId',
  document: 'documentId',
  agency: 'agency',
} as const satisfies Record<string, keyof About>;

const isKind = (kind: string): kind is keyof typeof FIELDS => Object.hasOwn(FIELDS, kind);

/** What a question is about, as it stands in addresses: `entry-…`, `request-…`, `document-…`, `agency-…`. */
export function aboutOf(text: string): About | undefined {
  const [, kind = '', id = ''] = /^([a-z]+)-([a-z0-9-]{1,64})$/.exec(text) ?? [];
  return isKind(kind) ? { [FIELDS[kind]]: id } : undefined;
}
