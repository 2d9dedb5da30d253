import { generateKeyPairSync } from 'node:crypto';
import { anEvidenceType } from './catalogue/catalogue.fixture';
import type { CatalogueContent, PublicKeyJwk } from './catalogue/catalogue-content';
import { aCatalogueOfTheStory, aRequestBy, BIRTH, byFields } from './catalogue-of-the-story.fixture';
import { type Answer, eventually, newIdentifier, TestRegistry, uploadOf } from './registry.fixture';

interface Listed {
  items: { id: string; agency?: string; nextCursor?: string }[];
  nextCursor?: string;
}
interface Released {
  id: string;
  status: string;
  evidence: { releaseId?: string }[];
}

/** Ids of what a citizen, the agency `tax` and a service may name, each kind of use with its own. */
export interface PreparedIds {
  readonly consents: string[];
  readonly asks: string[];
  /** Of the citizen: to look at, to replace, to remove. */
  readonly documents: { readonly kept: string[]; readonly replaced: string[]; readonly removed: string[] };
  readonly drafts: string[];
  readonly deposits: { readonly kept: string[]; readonly revoked: string[] };
  readonly requests: {
    readonly released: string[];
    readonly rejectable: string[];
    readonly waiting: string[];
    readonly objectionable: string[];
  };
  readonly releases: string[];
  readonly fetches: string[];
  readonly holds: string[];
  /** To `tax`, unanswered. */
  readonly questions: string[];
}

/** A registry in which every operation has something to work on, of one person and of another. */
export class PreparedExchange {
  readonly person = newIdentifier();
  readonly other = newIdentifier();
  ids: PreparedIds;
  /** Of the other person. */
  othersIds: PreparedIds;
  cursors: string[] = [];

  private constructor(
    readonly registry: TestRegistry,
    readonly catalogue: CatalogueContent,
  ) {}

  static async start(): Promise<PreparedExchange> {
    const catalogue = catalogueWithEverything();
    const prepared = new PreparedExchange(await TestRegistry.start({ catalogue }), catalogue);
    prepared.othersIds = await prepared.prepare(prepared.other);
    prepared.ids = await prepared.prepare(prepared.person);
    const token = await prepared.registry.citizen(prepared.person);
    const page = await prepared.registry.call<Listed>('GET', '/v1/me/documents?limit=1', { token });
    prepared.cursors = [page.body.nextCursor ?? ''];
    return prepared;
  }

  /** Of everything there is. */
  async allIds(): Promise<string[]> {
    const rows = await this.registry.sql.query<{ id: string }>(
      `SELECT id FROM evidence_request UNION SELECT id FROM document UNION SELECT id FROM consent
       UNION SELECT id FROM pursuit UNION SELECT id FROM release UNION SELECT id FROM document_draft
       UNION SELECT id FROM question UNION SELECT id FROM asked_again_report UNION SELECT event_id FROM fact`,
    );
    return rows.map(({ id }) => id);
  }

  private async prepare(person: string): Promise<PreparedIds> {
    const replaced = await this.give(person, 'replaced', 1);
    const removed = await this.give(person, 'removed', 3);
    const kept = await this.give(person, 'kept', 2);
    await this.give(person, 'rejected', 2);
    const drafts = await this.give(person, 'draft', 4, { draft: true });
    const deposited = await this.deposit(person, 'kept-deposit', 2);
    const revoked = await this.deposit(person, 'revoked-deposit', 3);
    const released = await this.ask('tax', person, { count: 2, evidenceType: 'birth-certificate', qualifier: 'kept' });
    const fields = await this.ask('tax', person, {
      count: 2,
      evidenceType: 'birth-certificate',
      qualifier: 'kept-deposit',
      purpose: 'tax-fields',
    });
    const rejectable = await this.ask('tax', person, {
      count: 2,
      evidenceType: 'birth-certificate',
      qualifier: 'rejected',
    });
    const school = await this.ask('school', person, { count: 2, evidenceType: 'birth-certificate', qualifier: 'kept' });
    const waiting = await this.ask('tax', person, { count: 4, evidenceType: 'birth-certificate', qualifier: 'waits' });
    await this.ask('school', person, { count: 4, evidenceType: 'birth-certificate', qualifier: 'asked' });
    const fetching = await this.ask('school', person, {
      count: 4,
      evidenceType: 'residence-certificate',
      qualifier: 'fetched',
    });
    for (const agency of ['housing', 'childcare']) {
      await this.ask(agency, person, { count: 1, evidenceType: 'birth-certificate', qualifier: 'consent' });
      await this.ask(agency, person, { count: 1, evidenceType: 'residence-certificate', qualifier: 'consent' });
    }
    return {
      consents: await this.listed(person, '/v1/me/consents'),
      asks: await this.listed(person, '/v1/me/asks'),
      documents: { kept, replaced, removed },
      drafts,
      deposits: { kept: deposited, revoked },
      requests: {
        released: [...released, ...fields].map(({ id }) => id),
        rejectable: rejectable.map(({ id }) => id),
        waiting: waiting.map(({ id }) => id),
        objectionable: school.map(({ id }) => id),
      },
      releases: [...released, ...fields].flatMap(({ evidence }) => evidence.map(({ releaseId }) => releaseId ?? '')),
      fetches: await this.fetchesOf(fetching),
      holds: await this.hold(person, 2),
      questions: await this.question(person, 2),
    };
  }

  private async give(person: string, qualifier: string, count: number, said: object = {}): Promise<string[]> {
    const token = await this.registry.citizen(person);
    return this.times(count, (number) => {
      const named = { evidenceType: 'birth-certificate', qualifier: `${qualifier}-${number}`, channel: 'portal' };
      const metadata = { ...named, ...said };
      return this.created('/v1/me/documents', { token, body: uploadOf(metadata) });
    });
  }

  private async deposit(identifier: string, qualifier: string, count: number): Promise<string[]> {
    const token = await this.registry.agency('tax');
    const subject = { scheme: 'national:xx', identifier };
    const said = { ...ISSUED, subject };
    return this.times(count, (number) =>
      this.created('/v1/documents', { token, body: uploadOf({ ...said, qualifier: `${qualifier}-${number}` }) }),
    );
  }

  private async hold(identifier: string, count: number): Promise<string[]> {
    const token = await this.registry.token({ roles: ['operator'], clientId: 'operations' });
    const subject = { scheme: 'national:xx', identifier };
    const said = { subject, class: 'agency_issued', authority: 'A court', until: '2999-01-01T00:00:00Z' };
    return this.times(count, (number) =>
      this.created('/v1/legal-holds', { token, body: { ...said, reference: `C-${number}` } }),
    );
  }

  private async question(person: string, count: number): Promise<string[]> {
    const token = await this.registry.citizen(person);
    const about = { agency: 'tax' };
    return this.times(count, (number) =>
      this.created('/v1/me/questions', { token, body: { kind: 'question', text: `Why ${number}?`, about } }),
    );
  }

  private async ask(
    agency: string,
    person: string,
    { count, qualifier, ...named }: { count: number; evidenceType: string; qualifier: string; purpose?: string },
  ): Promise<Released[]> {
    const token = await this.registry.agency(agency);
    const asked: Released[] = [];
    for (let number = 0; number < count; number += 1) {
      const body = aRequestBy(agency, person, { requirement: undefined });
      const changes = { ...named, qualifier: `${qualifier}-${number}` };
      asked.push(
        succeeded(
          await this.registry.call<Released>('POST', '/v1/evidence-requests', { token, body: { ...body, ...changes } }),
        ),
      );
    }
    return asked;
  }

  private async times(count: number, make: (number: number) => Promise<string>): Promise<string[]> {
    const made: string[] = [];
    for (let number = 0; number < count; number += 1) made.push(await make(number));
    return made;
  }

  private async created(path: string, options: { token: string; body: object }): Promise<string> {
    return succeeded(await this.registry.call<{ id: string }>('POST', path, options)).id;
  }

  private async listed(person: string, path: string): Promise<string[]> {
    const token = await this.registry.citizen(person);
    const items = await eventually(async () => {
      const { body } = await this.registry.call<Listed>('GET', path, { token });
      return body.items.length > 0 && body.items;
    }, `there is something at ${path}`);
    return items.map(({ id }) => id);
  }

  private async fetchesOf(requests: readonly Released[]): Promise<string[]> {
    const ids = requests.map(({ id }) => id);
    const rows = await this.registry.sql.query<{ id: string }>('SELECT id FROM pursuit WHERE opened_by = ANY($1)', [
      ids,
    ]);
    return rows.map(({ id }) => id);
  }
}

const ANSWER = { name: { en: 'Whether it is so' } };

const ISSUED = {
  evidenceType: 'birth-certificate',
  channel: 'backend',
  provenance: 'agency_issued',
  attributes: { dateOfBirth: '1980-01-02', name: 'A' },
};

function succeeded<T>({ status, body }: Answer<T>): T {
  if (status !== 200 && status !== 201) throw new Error(`The preparation was refused: ${JSON.stringify(body)}`);
  return body;
}

/** As the story's, and `tax` issues birth certificates, has a key as `school` does, and gets fields of them for another purpose. */
function catalogueWithEverything(): CatalogueContent {
  const story = aCatalogueOfTheStory();
  const publicKeyJwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  return {
    ...story,
    agencies: story.agencies.map((agency) =>
      ['tax', 'school'].includes(agency.id) ? { ...agency, publicKeyJwk: publicKeyJwk as PublicKeyJwk } : agency,
    ),
    evidenceTypes: [
      ...story.evidenceTypes.map((type) =>
        type.id === 'birth-certificate' ? anEvidenceType({ issuers: ['civil-registry', 'tax'], schema: BIRTH }) : type,
      ),
      anEvidenceType({
        id: 'population-extract',
        schema: { ...BIRTH, required: ['dateOfBirth', 'name'] },
        answers: [
          { ...ANSWER, id: 'over-18', field: 'dateOfBirth', ageAtLeast: { years: 18, timeZone: 'Europe/Helsinki' } },
          { ...ANSWER, id: 'is-aino', field: 'name', oneOf: ['Aino'] },
        ],
      }),
    ],
    purposes: [...story.purposes, byFields('tax', ['dateOfBirth'])],
  };
}
