import type { RowsChanged } from './tampering';

export interface Tampering extends RowsChanged {
  /** Whose database it is done to. */
  readonly side: 'registry' | 'log';
  /** Rows that go first, since they refer to the others. */
  readonly also?: RowsChanged;
  /** Whether it is named for more than one entry. */
  readonly several?: boolean;
}

/** What happened in the exchange that is tampered with. */
export interface Happened {
  readonly subjectRef: string;
  readonly release: string;
  readonly released: string;
  readonly releasedRequest: string;
  readonly denied: string;
  readonly deniedRequest: string;
}

const OTHER_ID = '0193d9a4-0000-7000-8000-0000000000ff';
export const anIndex: unknown = expect.any(Number);

/** They refer to their entry. */
export const detailsOf = (entryId: string): RowsChanged => ({
  table: 'sealed_details',
  where: `entry_id = '${entryId}'`,
  change: 'delete',
});

/** Everything that a superuser may do to one row, and what a comparison then says of it. */
export const TAMPERINGS: readonly [string, (is: Happened) => Tampering & { readonly finds: readonly object[] }][] = [
  [
    'the row of a release is removed from the registry',
    ({ release, released }) => ({
      side: 'registry',
      table: 'release',
      where: `id = '${release}'`,
      change: 'delete',
      finds: [{ code: 'release_missing', kind: 'extra', side: 'registry', entryId: released, recordId: release }],
    }),
  ],
  [
    'the row of a release is changed',
    ({ release, released }) => ({
      side: 'registry',
      table: 'release',
      where: `id = '${release}'`,
      change: `source = 'fetched', qualifier = 'of another child'`,
      finds: [{ code: 'release_changed', entryId: released, recordId: release, members: ['qualifier', 'source'] }],
    }),
  ],
  [
    'the document of a release is changed',
    ({ subjectRef, release }) => ({
      side: 'registry',
      table: 'document',
      where: `subject_ref = '${subjectRef}'`,
      change: `digest = 'sha-256=:AAAA:'`,
      finds: [{ code: 'release_changed', recordId: release, members: ['digest'] }],
    }),
  ],
  [
    'the row of a denied request is removed',
    ({ denied, deniedRequest }) => ({
      side: 'registry',
      table: 'evidence_request',
      where: `id = '${deniedRequest}'`,
      change: 'delete',
      finds: [{ code: 'request_missing', kind: 'extra', side: 'registry', entryId: denied, recordId: deniedRequest }],
    }),
  ],
  [
    'a denied request is made a cancelled one',
    ({ denied, deniedRequest }) => ({
      side: 'registry',
      table: 'evidence_request',
      where: `id = '${deniedRequest}'`,
      change: `status = 'cancelled', decision_code = 'cancelled'`,
      finds: [{ code: 'request_changed', entryId: denied, members: ['status', 'decisionCode'] }],
    }),
  ],
  [
    'the purpose of a released request is changed',
    ({ released, releasedRequest }) => ({
      side: 'registry',
      table: 'evidence_request',
      where: `id = '${releasedRequest}'`,
      change: `purpose = 'another'`,
      finds: [{ code: 'request_changed', entryId: released, recordId: releasedRequest, members: ['purpose'] }],
    }),
  ],
  [
    'the fact of a denial is removed from the registry',
    ({ denied }) => ({
      side: 'registry',
      table: 'fact',
      where: `event_id = '${denied}'`,
      change: 'delete',
      finds: [{ code: 'fact_missing', kind: 'extra', side: 'registry', entryId: denied }],
    }),
  ],
  [
    'the fact of a denial is changed',
    ({ denied }) => ({
      side: 'registry',
      table: 'fact',
      where: `event_id = '${denied}'`,
      change: `data = jsonb_set(data, '{agency}', '"school"'), occurred_at = occurred_at - interval '1 hour'`,
      finds: [
        {
          code: 'fact_changed',
          kind: 'different',
          side: 'registry',
          entryId: denied,
          members: ['occurredAt', 'details'],
        },
      ],
    }),
  ],
  [
    'the fact of a release becomes one of another kind',
    ({ released }) => ({
      side: 'registry',
      table: 'fact',
      where: `event_id = '${released}'`,
      change: `type = 'askonce.evidence.moved.v1'`,
      finds: [{ code: 'fact_changed', entryId: released, members: ['kind'] }],
    }),
  ],
  [
    'an entry is removed from the log',
    ({ released }) => ({
      side: 'log',
      table: 'entry',
      where: `entry_id = '${released}'`,
      change: 'delete',
      also: detailsOf(released),
      finds: [{ code: 'entry_missing', kind: 'missing', side: 'log', entryId: released, leafIndex: anIndex }],
    }),
  ],
  [
    'the outcome of an entry is changed',
    ({ denied }) => ({
      side: 'log',
      table: 'entry',
      where: `entry_id = '${denied}'`,
      change: `outcome = 'released'`,
      finds: [{ code: 'entry_changed', kind: 'different', side: 'log', entryId: denied, members: ['outcome'] }],
    }),
  ],
  [
    'the system of an entry is changed, of which its leaf does not speak',
    ({ released }) => ({
      side: 'log',
      table: 'entry',
      where: `entry_id = '${released}'`,
      change: `system = 'somebody-else'`,
      finds: [{ code: 'entry_changed', side: 'log', entryId: released, members: ['system'] }],
    }),
  ],
  [
    'an entry is put down to somebody else',
    ({ released }) => ({
      side: 'log',
      table: 'entry',
      where: `entry_id = '${released}'`,
      change: `subject_ref = '${OTHER_ID}'`,
      finds: [{ code: 'entry_keyless', entryId: released }],
    }),
  ],
  [
    'the sealed details of an entry are changed',
    ({ released }) => ({
      side: 'log',
      table: 'sealed_details',
      where: `entry_id = '${released}'`,
      change: `sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1)`,
      finds: [{ code: 'entry_changed', side: 'log', entryId: released }],
    }),
  ],
  [
    'the details of an entry are removed, and not pruned',
    ({ released }) => ({
      side: 'log',
      ...detailsOf(released),
      finds: [{ code: 'entry_changed', side: 'log', entryId: released }],
    }),
  ],
  [
    'the row of a leaf is removed',
    ({ released }) => ({
      side: 'log',
      table: 'leaf',
      where: `log = 'facts' AND leaf_index = (SELECT leaf_index FROM entry WHERE entry_id = '${released}')`,
      change: 'delete',
      finds: [{ code: 'leaf_row_missing', kind: 'missing', side: 'log', leafIndex: anIndex }],
    }),
  ],
  [
    'the bytes of a leaf are changed',
    ({ released }) => ({
      side: 'log',
      table: 'leaf',
      where: `log = 'facts' AND leaf_index = (SELECT leaf_index FROM entry WHERE entry_id = '${released}')`,
      change: `content = convert_to(replace(convert_from(content, 'UTF8'), '"tax"', '"school"'), 'UTF8')`,
      finds: [{ code: 'leaf_row_changed', side: 'log', members: ['content'] }],
    }),
  ],
  [
    'the id of a leaf is changed',
    ({ released }) => ({
      side: 'log',
      table: 'leaf',
      where: `log = 'facts' AND leaf_index = (SELECT leaf_index FROM entry WHERE entry_id = '${released}')`,
      change: `leaf_id = 'AAAAAAAAAAAAAAAAAAAAAA'`,
      finds: [{ code: 'leaf_row_changed', members: ['leafId'] }],
    }),
  ],
  [
    'the key of a person is removed',
    ({ subjectRef }) => ({
      side: 'log',
      table: 'subject_key',
      where: `subject_ref = '${subjectRef}'`,
      change: 'delete',
      finds: [{ code: 'entry_keyless' }],
      several: true,
    }),
  ],
  [
    'the hashes of the tree are changed',
    () => ({
      side: 'log',
      table: 'tree_head',
      where: `log = 'facts'`,
      change: 'edge = set_byte(edge, 0, get_byte(edge, 0) # 1)',
      undo: 'edge = set_byte(edge, 0, get_byte(edge, 0) # 1)',
      finds: [
        { code: 'entry_changed' },
        { code: 'leaf_row_changed', leafIndex: 0, members: ['content'] },
        { code: 'tree_differs', kind: 'different', side: 'log' },
      ],
    }),
  ],
];
