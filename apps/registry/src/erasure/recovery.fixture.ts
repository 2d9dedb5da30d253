import type { Database } from '@askonce/database';
import {
  type KeyClass,
  MasterKey,
  openValue,
  type SealedPart,
  SubjectKeys,
  unsealParts,
  unwrapContentKey,
} from '@askonce/vault';
import { attributesContext } from '../documents/document-keys';
import { reportContext } from '../asked-again/report-texts';
import { answerContext, questionContext } from '../questions/question-texts';
import { identifierContext } from '../subjects/newborn';

interface WrappedKey {
  readonly subjectRef: string;
  readonly class: KeyClass;
  readonly wrapped: Buffer;
}

/**
 * Everything that somebody gets who has the whole database and the master key: every row as text, and the plaintext of
 * whatever any key that is left opens.
 */
export async function everythingRecoverable(sql: Database, masterKeyFile: string): Promise<Buffer> {
  const keys = await classKeys(sql, masterKeyFile);
  return Buffer.concat([
    await everyRow(sql),
    ...(await identifiers(sql, keys)),
    ...(await documents(sql, keys)),
    ...(await writings(sql, keys)),
  ]);
}

async function classKeys(sql: Database, masterKeyFile: string): Promise<Buffer[]> {
  const subjectKeys = new SubjectKeys(await MasterKey.fromFile(masterKeyFile));
  const rows = await sql.query<WrappedKey>(
    'SELECT subject_ref AS "subjectRef", class, wrapped_key AS wrapped FROM subject_secret',
  );
  return Promise.all(rows.map((row) => subjectKeys.unwrapClassKey(row.subjectRef, row.class, row.wrapped)));
}

async function everyRow(sql: Database): Promise<Buffer> {
  const tables = await sql.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
  );
  const rows: string[] = [];
  for (const { name } of tables) {
    rows.push(...(await sql.query<{ row: string }>(`SELECT t::text AS row FROM "${name}" t`)).map(({ row }) => row));
  }
  return Buffer.from(rows.join('\n'));
}

async function identifiers(sql: Database, keys: readonly Buffer[]): Promise<Buffer[]> {
  const rows = await sql.query<{ ref: string; sealed: Buffer }>(
    'SELECT subject_ref AS ref, sealed_identifier AS sealed FROM subject_identifier',
  );
  return rows.flatMap(({ ref, sealed }) => opened(keys, (key) => openValue(key, identifierContext(ref), sealed)));
}

async function writings(sql: Database, keys: readonly Buffer[]): Promise<Buffer[]> {
  const rows = await sql.query<{ id: string; sealed: Buffer }>(
    `SELECT id, sealed_text AS sealed FROM question UNION ALL SELECT id, sealed_answer FROM question
     UNION ALL SELECT id, sealed_text FROM asked_again_report`,
  );
  const contexts = [questionContext, answerContext, reportContext];
  return rows.flatMap(({ id, sealed }) =>
    contexts.flatMap((contextOf) => opened(keys, (key) => openValue(key, contextOf(id), sealed))),
  );
}

async function documents(sql: Database, keys: readonly Buffer[]): Promise<Buffer[]> {
  const rows = await sql.query<{ contentId: string; wrapped: Buffer; attributes: Buffer | null }>(
    `SELECT content_id AS "contentId", wrapped_key AS wrapped, sealed_attributes AS attributes FROM document
     UNION ALL SELECT content_id, wrapped_key, NULL FROM document_draft`,
  );
  const plain: Buffer[] = [];
  for (const { contentId, wrapped, attributes } of rows) {
    if (attributes) plain.push(...opened(keys, (key) => openValue(key, attributesContext(contentId), attributes)));
    for (const key of opened(keys, (classKey) => unwrapContentKey(classKey, contentId, wrapped))) {
      plain.push(...(await unsealed(sql, contentId, key)));
    }
  }
  return plain;
}

async function unsealed(sql: Database, contentId: string, key: Buffer): Promise<Buffer[]> {
  const parts = await sql.query<SealedPart>(
    `SELECT p.number, p.number = c.parts - 1 AS last, p.sealed AS bytes
     FROM content_part p JOIN content c USING (content_id) WHERE content_id = $1 ORDER BY p.number`,
    [contentId],
  );
  const plain: Buffer[] = [];
  async function* all() {
    yield* await Promise.resolve(parts);
  }
  if (parts.length > 0) for await (const part of unsealParts({ key, context: contentId })(all())) plain.push(part);
  return plain;
}

/** What any of the keys opens. */
function opened(keys: readonly Buffer[], open: (key: Buffer) => Buffer): Buffer[] {
  return keys.flatMap((key) => {
    try {
      return [open(key)];
    } catch {
      return [];
    }
  });
}
