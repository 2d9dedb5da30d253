import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { Database } from '@askonce/database';
import { NotFound } from '@askonce/problems';
import { citizenOf } from '../calls/citizen';
import { cursorId, type Page, type PageQuery, pageOf } from '../calls/page';
import type { Catalogue } from '../catalogue/catalogue';
import { CatalogueHolder } from '../catalogue/catalogue-holder';
import { DocumentKeys } from '../documents/document-keys';
import { toNamedDocument } from '../documents/dto/document.response';
import { valuesOf } from '../documents/structured-evidence';
import type { Consent } from '../subjects/person';
import { findPerson, type PersonFound } from '../subjects/read-person';
import { SubjectIdentities } from '../subjects/subject-identities';
import { toConsentHistory, toConsentResponse } from './consent-views';
import { ConsentsRepository } from './consents.repository';
import type { ConsentInFullResponse, ConsentResponse } from './dto/consent.response';
import { sharedDocument } from './shared-document';

/** What a citizen was asked to agree to. */
@Injectable()
export class OwnConsentsService {
  constructor(
    @Inject(CatalogueHolder) private readonly catalogues: CatalogueHolder,
    @Inject(ConsentsRepository) private readonly consents: ConsentsRepository,
    @Inject(SubjectIdentities) private readonly identities: SubjectIdentities,
    @Inject(DocumentKeys) private readonly keys: DocumentKeys,
    @Inject(Database) private readonly database: Database,
  ) {}

  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<ConsentResponse>> {
    const before = cursorId(cursor);
    const subjectRef = await this.identities.findRef(citizenOf(actor));
    if (subjectRef === undefined) return { items: [] };
    const [rows, catalogue] = await Promise.all([
      this.consents.ofSubject(subjectRef, { before, limit: limit + 1 }),
      this.catalogues.latest(),
    ]);
    return pageOf(rows, limit, (consent) => toConsentResponse(consent, catalogue));
  }

  /** With its history, and what would be shared. @throws NotFound when it is not this person's. */
  async get(actor: Actor, id: string): Promise<ConsentInFullResponse> {
    const key = this.identities.keyOf({ identifier: citizenOf(actor) });
    const person = await findPerson(this.database, key, { evidenceTypes: null });
    const consent = person.consents.find((candidate) => candidate.id === id);
    if (consent === undefined) throw new NotFound();
    const catalogue = await this.catalogues.ensure(person.catalogueVersion);
    const response = toConsentResponse(consent, catalogue);
    return {
      ...response,
      history: toConsentHistory(await this.consents.history(consent.subjectRef, id)),
      ...(await this.sharedOf(consent, response, person, catalogue)),
    };
  }

  /** The person's own values belong to the question that they are asked: showing them is no download, and no fact. */
  private async sharedOf(
    consent: Consent,
    { fields, wholeDocument }: ConsentResponse,
    person: PersonFound,
    catalogue: Catalogue,
  ): Promise<Pick<ConsentInFullResponse, 'document' | 'values'>> {
    const document = sharedDocument(consent, person, { asData: !wholeDocument, catalogue });
    if (document === undefined || person.subject === undefined) return {};
    const shown = { document: toNamedDocument(document, catalogue) };
    if (wholeDocument) return shown;
    const answers = catalogue.evidenceType(consent.evidenceType)?.answers ?? [];
    const attributes = await this.keys.openAttributes(person.subject, document);
    return { ...shown, values: valuesOf({ fields, answers, now: person.now }, attributes) };
  }
}
