import { ASKED_TWICE_SQL } from '@askonce/contracts';
import { Database } from '@askonce/database';
import type { Stack } from '../stack/stack';

/** What the databases hold about one person, counted by SQL and by nothing that the story remembers. */
export interface Figures {
  readonly evidenceRequests: number;
  readonly releases: number;
  readonly asksOpened: number;
  readonly askedTwice: number;
  readonly reuses: number;
  readonly fetches: number;
  readonly denials: number;
  readonly auditEntries: number;
}

type RegistryFigures = Omit<Figures, 'auditEntries' | 'askedTwice'>;

/** A reuse is a release from what was held, or asked because of another's request. */
const REGISTRY_FIGURES = `
  SELECT
    (SELECT count(*)::int FROM evidence_request r WHERE r.subject_ref = $1) AS "evidenceRequests",
    (SELECT count(*)::int FROM evidence_request r WHERE r.subject_ref = $1 AND r.status = 'denied') AS denials,
    (SELECT count(*)::int FROM release l WHERE l.subject_ref = $1) AS releases,
    (SELECT count(*)::int FROM pursuit p WHERE p.subject_ref = $1 AND p.kind = 'asking') AS "asksOpened",
    (SELECT count(*)::int FROM release l WHERE l.subject_ref = $1 AND l.source = 'fetched') AS fetches,
    (SELECT count(*)::int FROM release l
       JOIN document d ON d.subject_ref = l.subject_ref AND d.id = l.document_id
       LEFT JOIN pursuit p ON p.subject_ref = d.subject_ref AND p.id = d.pursuit_id
     WHERE l.subject_ref = $1
       AND (l.source = 'held' OR (l.source = 'asked' AND p.opened_by <> l.request_id))) AS reuses`;

/** Reads the figures of one person from the registry's and the audit service's databases. */
export class FigureReader {
  private readonly registry: Database;
  private readonly audit: Database;

  constructor({ infrastructure }: Stack) {
    const open = (name: string) =>
      new Database({ url: infrastructure.databaseUrls[name] ?? '', applicationName: 'askonce-story', max: 1 });
    this.registry = open('registry');
    this.audit = open('audit');
  }

  async subjectOf(evidenceRequestId: string): Promise<string> {
    const sql = 'SELECT r.subject_ref FROM evidence_request r WHERE r.id = $1';
    const [row] = await this.registry.query<{ subject_ref: string }>(sql, [evidenceRequestId]);
    if (row === undefined) throw new Error(`There is no evidence request ${evidenceRequestId}.`);
    return row.subject_ref;
  }

  /** How many facts were recorded about a person, and how many of them the audit log has, by number. */
  async facts(subjectRef: string): Promise<{ recorded: number; logged: number }> {
    const [subject] = await this.registry.query<{ sequence: string }>(
      'SELECT s.sequence FROM subject s WHERE s.subject_ref = $1',
      [subjectRef],
    );
    const [log] = await this.audit.query<{ logged: number }>(
      'SELECT count(DISTINCT e.sequence)::int AS logged FROM entry e WHERE e.subject_ref = $1',
      [subjectRef],
    );
    return { recorded: Number(subject?.sequence ?? 0), logged: log?.logged ?? 0 };
  }

  async figures(subjectRef: string): Promise<Figures> {
    const [counted] = await this.registry.query<RegistryFigures>(REGISTRY_FIGURES, [subjectRef]);
    const [twice] = await this.registry.query<{ asked_twice: number }>(ASKED_TWICE_SQL, [subjectRef]);
    const { logged } = await this.facts(subjectRef);
    if (counted === undefined || twice === undefined) throw new Error('Counting gives one row, always.');
    return { ...counted, askedTwice: twice.asked_twice, auditEntries: logged };
  }

  async close(): Promise<void> {
    await Promise.all([this.registry.close(), this.audit.close()]);
  }
}
