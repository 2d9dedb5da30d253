import { join } from 'node:path';
import {
  type KeyClass,
  MasterKey,
  openValue,
  type SealedPart,
  SubjectKeys,
  unsealPart,
  unwrapContentKey,
} from '@askonce/vault';
import { everyMessage, type Place } from './places';
import type { RunningStack } from './running-stack';

interface Part extends SealedPart {
  readonly contentId: string;
}

/**
 * The plaintext that somebody gets who has all databases, all of Kafka and both master keys: of whatever is sealed, what
 * any key that is left opens.
 */
export async function everythingOpened(running: RunningStack): Promise<string> {
  const messages = await everyMessage(running);
  const [held, logged] = await Promise.all([fromRegistry(running, messages), fromAudit(running)]);
  return [...held, ...logged].map((bytes) => bytes.toString('latin1')).join('\n');
}

const keysOf = async ({ home }: RunningStack, service: string) =>
  new SubjectKeys(await MasterKey.fromFile(join(home, 'secrets', `${service}-master-key`)));

async function fromRegistry(running: RunningStack, messages: readonly Place[]): Promise<Buffer[]> {
  const subjectKeys = await keysOf(running, 'registry');
  const onTheWay = [...partsIn(messages), ...(await partsOfAdapters(running))];
  return running.asOwner('registry', async (database) => {
    const secrets = await database.query<{ ref: string; class: KeyClass; wrapped: Buffer }>(
      'SELECT subject_ref AS ref, class, wrapped_key AS wrapped FROM subject_secret',
    );
    const keys = await Promise.all(
      secrets.map(({ ref, class: kind, wrapped }) => subjectKeys.unwrapClassKey(ref, kind, wrapped)),
    );
    const names = await database.query<{ ref: string; sealed: Buffer }>(
      'SELECT subject_ref AS ref, sealed_identifier AS sealed FROM subject_identifier',
    );
    const documents = await database.query<{ contentId: string; wrapped: Buffer }>(
      'SELECT content_id AS "contentId", wrapped_key AS wrapped FROM document',
    );
    const atRest = await database.query<Part>(
      `SELECT p.content_id AS "contentId", p.number, p.number = c.parts - 1 AS last, p.sealed AS bytes
       FROM content_part p JOIN content c USING (content_id)`,
    );
    const parts = [...atRest, ...onTheWay];
    return [
      ...names.flatMap(({ ref, sealed }) => opened(keys, (key) => openValue(key, `identifier:${ref}`, sealed))),
      ...documents.flatMap(({ contentId, wrapped }) => {
        const contentKeys = opened(keys, (key) => unwrapContentKey(key, contentId, wrapped));
        const own = parts.filter((part) => part.contentId === contentId);
        return own.flatMap((part) => opened(contentKeys, (key) => unsealPart({ key, context: contentId }, part)));
      }),
    ];
  });
}

async function fromAudit(running: RunningStack): Promise<Buffer[]> {
  const keys = await keysOf(running, 'audit');
  return running.asOwner('audit', async (database) => {
    const rows = await database.query<{ id: string; ref: string; sealed: Buffer; wrapped: Buffer }>(
      `SELECT e.entry_id AS id, e.subject_ref AS ref, d.sealed, k.wrapped_key AS wrapped
       FROM entry e JOIN sealed_details d USING (entry_id) JOIN subject_key k USING (subject_ref) WHERE d.sealed IS NOT NULL`,
    );
    return Promise.all(
      rows.map(async ({ id, ref, sealed, wrapped }) =>
        openValue(await keys.unwrapClassKey(ref, 'audit_details', wrapped), `entry:${id}`, sealed),
      ),
    );
  });
}

function partsOfAdapters(running: RunningStack): Promise<Part[]> {
  return running.asOwner('adapters', (database) =>
    database.query<Part>(
      `SELECT d.content_id AS "contentId", p.part AS number, p.part = d.parts - 1 AS last, p.sealed AS bytes
       FROM delivery_part p JOIN delivery d USING (release_id)`,
    ),
  );
}

/** Sealed parts on the topic of deliveries: key, value, then the names and values of the headers. */
function partsIn(messages: readonly Place[]): Part[] {
  const byMessage = Map.groupBy(
    messages.filter(({ name }) => name.startsWith('askonce.delivery.')),
    ({ name }) => name,
  );
  return [...byMessage.values()].map((fields) => {
    const header = (name: string) => String(fields[fields.findIndex(({ content }) => content === name) + 1]!.content);
    const [number, parts] = [Number(header('ce_part')), Number(header('ce_parts'))];
    return {
      contentId: header('ce_contentid'),
      number,
      last: number === parts - 1,
      bytes: fields[1]!.content as Buffer,
    };
  });
}

function opened(keys: readonly Buffer[], open: (key: Buffer) => Buffer): Buffer[] {
  return keys.flatMap((key) => {
    try {
      return [open(key)];
    } catch {
      return [];
    }
  });
}
