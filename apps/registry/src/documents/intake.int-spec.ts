import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { Database, DatabaseUnavailable, type Statement } from '@askonce/database';
import { Relay } from '@askonce/messaging';
import { createLogger } from '@askonce/observability';
import { createTestDatabase, type TestDatabase } from '@askonce/testing';
import { MasterKey, SubjectKeys } from '@askonce/vault';
import { v7 as uuidv7 } from 'uuid';
import { REGISTRY } from '../calls/citizen';
import { Catalogue } from '../catalogue/catalogue';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { ContentStore } from '../content/content-store';
import { ContentRepository } from '../content/content.repository';
import { ImagePages } from '../content/images/image-pages';
import { Uploads } from '../content/uploads';
import { migrations } from '../migrations';
import { newIdentifier } from '../registry.fixture';
import { PersonCommands } from '../subjects/person-commands';
import { SubjectIdentities } from '../subjects/subject-identities';
import { Admissions } from './admissions';
import { DocumentKeys } from './document-keys';
import { DocumentEnded } from './documents.problems';
import { Intake, type IntakeCall } from './intake';

/** Its connections break after a commit about a person, before the answer has come. */
class LosingAnswers extends Database {
  losing = false;

  override async query<R extends object>(statement: Statement | string, values?: readonly unknown[]): Promise<R[]> {
    const rows = await super.query<R>(statement, values);
    const isCommit = typeof statement !== 'string' && statement.name.startsWith('commit-');
    if (this.losing && isCommit) throw new DatabaseUnavailable();
    return rows;
  }
}

const logger = createLogger({ name: 'test', level: 'silent' });
/** An upload of one. */
const aFile = () => Readable.from([Readable.from([DOCUMENT])]);
const DOCUMENT = Buffer.from('%PDF-1.4\n% Certificate\n%%EOF\n');

describe('the intake of documents', () => {
  let testDatabase: TestDatabase;
  let database: LosingAnswers;
  let contents: ContentStore;
  let intake: Intake;

  beforeAll(async () => {
    testDatabase = await createTestDatabase({ app: 'registry', migrations });
    database = new LosingAnswers({ url: testDatabase.url, applicationName: 'intake' });
    const subjectKeys = new SubjectKeys(new MasterKey([randomBytes(32)]));
    const identities = new SubjectIdentities(randomBytes(32), subjectKeys, database);
    const relay = new Relay(database, { send: () => Promise.resolve() }, logger);
    const catalogues = new CatalogueHolder({
      current: () => Promise.resolve(Catalogue.empty),
      currentVersion: () => Promise.resolve(0),
    });
    contents = new ContentStore(new ContentRepository(database), logger);
    const keys = new DocumentKeys(subjectKeys);
    const newId = () => uuidv7();
    const admissions = new Admissions(new PersonCommands(database, identities, relay), catalogues, keys, newId);
    intake = new Intake(admissions, new Uploads(contents, new ImagePages()), keys, newId);
  }, 30_000);

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  beforeEach(() => {
    database.losing = false;
  });

  const aCall = (more: Partial<IntakeCall> = {}): IntakeCall => ({
    who: { identifier: { scheme: 'national:xx', identifier: newIdentifier() } },
    actor: REGISTRY,
    described: {
      evidenceType: 'birth-certificate',
      qualifier: '',
      provenance: 'citizen_provided',
      issuer: null,
      depositedBy: null,
      arrival: 'deposited',
      channel: 'portal',
      issuedAt: null,
      validUntil: null,
    },
    files: aFile(),
    key: { operation: 'documents.give', idempotencyKey: uuidv7() },
    ...more,
  });
  const stored = async () =>
    (await database.query<{ content_id: string }>('SELECT content_id FROM content')).map((row) => row.content_id);

  const sealedLength = async (contentId: string) => {
    let length = 0;
    for await (const { bytes } of contents.openSealed(contentId)) length += bytes.length;
    return length;
  };

  it('keeps the bytes of a document that was committed although the answer was lost', async () => {
    const call = aCall();
    database.losing = true;
    await expect(intake.take(call)).rejects.toThrow(DatabaseUnavailable);
    database.losing = false;
    const { document, isNew } = await intake.take({ ...call, files: aFile() });
    expect(isNew).toBe(false);
    expect(await stored()).toEqual([document.contentId]);
    expect(await sealedLength(document.contentId)).toBeGreaterThan(DOCUMENT.length);
  });

  it('leaves nothing of what was refused', async () => {
    const before = await stored();
    const refuse = () => {
      throw new DocumentEnded();
    };
    await expect(intake.take(aCall({ before: refuse }))).rejects.toThrow(DocumentEnded);
    expect(await stored()).toEqual(before);
  });
});
