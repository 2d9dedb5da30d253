import { randomUUID } from 'node:crypto';
import { aRequestBy } from '../catalogue-of-the-story.fixture';
import { aPdf, TestRegistry, uploadOf } from '../registry.fixture';
import { everythingRecoverable } from './recovery.fixture';

export interface Answered {
  erasedAt?: string;
  erased: { what: string }[];
  kept: { what: string; authority?: string; until?: string; why: string }[];
}

interface Requested {
  id: string;
  status: string;
  decision: { reasons: { code: string }[] };
  code?: string;
}

export const NEXT_YEAR = new Date(Date.now() + 365 * 86_400_000).toISOString();

export const what = (items: readonly { what: string }[]) => items.map((item) => item.what);

/** Registries with people who leave again, and those who had to do with them. */
export class Erasing {
  private constructor(readonly registry: TestRegistry) {}

  static async start(): Promise<Erasing> {
    return new Erasing(await TestRegistry.start({ instances: 2 }));
  }

  async erase(person: string, { key, instance = 0 }: { key?: string; instance?: number } = {}) {
    const token = await this.registry.citizen(person);
    return this.registry.call<Answered>('POST', '/v1/me/erasure', { token, instance, key: key ?? randomUUID() });
  }

  async ask(agency: string, person: string, changes: object = {}) {
    return this.registry.call<Requested>('POST', '/v1/evidence-requests', {
      token: await this.registry.agency(agency),
      body: aRequestBy(agency, person, changes),
    });
  }

  async look(agency: string, path: string) {
    return this.registry.call<Requested>('GET', path, { token: await this.registry.agency(agency) });
  }

  async give(person: string, text: string, changes: object = {}) {
    return this.registry.call<{ id: string }>('POST', '/v1/me/documents', {
      token: await this.registry.citizen(person),
      body: uploadOf({ evidenceType: 'birth-certificate', channel: 'portal', ...changes }, aPdf(text)),
    });
  }

  /** As issued by the civil registry, as data too. */
  async deposit(person: string, text: string, name = text) {
    const subject = { scheme: 'national:xx', identifier: person };
    const said = { evidenceType: 'birth-certificate', qualifier: 'issued', channel: 'backend', attributes: { name } };
    return this.registry.call('POST', '/v1/documents', {
      token: await this.registry.agency('civil-registry'),
      body: uploadOf({ subject, ...said, provenance: 'agency_issued' }, aPdf(text)),
    });
  }

  /** A question and its answer, and a report that the agency asked again. */
  async write(
    person: string,
    { asked, answered, reported }: Readonly<Record<'asked' | 'answered' | 'reported', string>>,
  ) {
    const [citizen, tax] = [await this.registry.citizen(person), await this.registry.agency('tax')];
    const { body } = await this.registry.call<{ id: string }>('POST', '/v1/me/questions', {
      token: citizen,
      body: { kind: 'question', text: asked, about: { agency: 'tax' } },
    });
    await this.registry.call('POST', `/v1/questions/${body.id}/answer`, { token: tax, body: { text: answered } });
    const report = { agency: 'tax', evidenceType: 'birth-certificate', channel: 'counter', text: reported };
    await this.registry.call('POST', '/v1/asked-again-reports', { token: citizen, body: report });
  }

  operator(): Promise<string> {
    return this.registry.token({ roles: ['operator'], clientId: 'operations' });
  }

  async hold(person: string, changes: object = {}) {
    const subject = { scheme: 'national:xx', identifier: person };
    const said = { class: 'agency_issued', authority: 'District Court', reference: 'C-113/2026', until: NEXT_YEAR };
    return this.registry.call<{ id: string; endedAt?: string }>('POST', '/v1/legal-holds', {
      token: await this.operator(),
      body: { subject, ...said, ...changes },
    });
  }

  async lift(holdId: string) {
    const token = await this.operator();
    return this.registry.call<{ endedAt?: string }>('POST', `/v1/legal-holds/${holdId}/lifting`, { token });
  }

  async refOf(person: string): Promise<string | undefined> {
    const token = await this.registry.token({ roles: ['service'], clientId: 'askonce-audit' });
    const body = { scheme: 'national:xx', identifier: person };
    const path = '/internal/subjects/resolution';
    return (await this.registry.call<{ subjectRef?: string }>('POST', path, { token, body })).body.subjectRef;
  }

  /** A person's facts in order, and where their row stands. */
  async recordOf(subjectRef: string) {
    const [row] = await this.registry.sql.query<{ sequence: number; erasedAt: Date | null }>(
      'SELECT sequence::integer, erased_at AS "erasedAt" FROM subject WHERE subject_ref = $1',
      [subjectRef],
    );
    const facts = await this.registry.sql.query<{ sequence: number; type: string; data: object }>(
      'SELECT sequence::integer, type, data FROM fact WHERE subject_ref = $1 ORDER BY sequence',
      [subjectRef],
    );
    return { ...row, facts };
  }

  recoverable(): Promise<Buffer> {
    return everythingRecoverable(this.registry.sql, this.registry.masterKeyFile);
  }
}
