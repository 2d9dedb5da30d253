import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AgencyDirectory } from '../agencies/agency-directory';
import { AgencyFailure, type AgencyFailureCode } from '../connectors/agency-failure';
import type { FetchAnswer, FetchingConnector, FoundDocument, SubjectIdentifier } from '../connectors/connector';
import { mayPass, type PassingFailure } from '../jobs/postponing';
import { type AgencyProtection, FETCH_PROTECTION } from '../protection/agency-protection';
import { DocumentRefused, NoLongerWanted } from '../registry/registry-failures';
import { RegistryGateway } from '../registry/registry-gateway';
import type { FetchEnd, FetchJob } from './fetch-job';

/** What came of taking up a fetch once: an end, or a failure after which it is to be tried again. */
export type Asked = { readonly calls: number } & (
  FetchEnd | { readonly outcome: 'postponed'; readonly failure: PassingFailure }
);

const REFUSED: Readonly<Record<number, AgencyFailureCode>> = { 413: 'too_large', 415: 'wrong_type' };

/** Asks a source about a person, and streams what it has to the registry. The identifier lives no longer than the call. */
@Injectable()
export class Inquiry {
  constructor(
    private readonly registry: RegistryGateway,
    private readonly agencies: AgencyDirectory,
    @Inject(FETCH_PROTECTION) private readonly protection: AgencyProtection,
  ) {}

  async ask(job: FetchJob, stopping: AbortSignal): Promise<Asked> {
    let calls = 0;
    try {
      const source = await this.agencies.findSource(job.agency);
      if (source === undefined) return { calls, outcome: 'unavailable' };
      let subject: SubjectIdentifier | undefined;
      const end = await this.protection.run(
        job.agency,
        async (signal) => {
          subject ??= await this.registry.claimIdentifier(job.fetchId, signal);
          calls += 1;
          return this.inquire({ job, source, subject }, signal);
        },
        { stopping, withinMs: job.remainingMs },
      );
      return { calls, ...end };
    } catch (error) {
      return { calls, ...afterFailure(error) };
    }
  }

  private async inquire({ job, source, subject }: Question, signal: AbortSignal): Promise<FetchEnd> {
    const { evidenceType, qualifier } = job;
    const answer: FetchAnswer = await source.fetch({ evidenceType, qualifier, subject }, signal);
    if (answer.outcome !== 'found') return answer;
    const hash = createHash('sha256');
    await this.handOver(job.fetchId, { ...answer.document, content: hashed(answer.document.content, hash) }, signal);
    return { outcome: 'found', digest: `sha-256=:${hash.digest('base64')}:` };
  }

  /** The registry looks into the bytes; what it cannot take is the source's failure. */
  private async handOver(fetchId: string, document: FoundDocument, signal: AbortSignal): Promise<void> {
    try {
      await this.registry.handOver(fetchId, document, signal);
    } catch (error) {
      if (!(error instanceof DocumentRefused)) throw error;
      throw new AgencyFailure(REFUSED[error.status] ?? 'unexpected_answer', { cause: error });
    }
  }
}

interface Question {
  readonly job: FetchJob;
  readonly source: FetchingConnector;
  readonly subject: SubjectIdentifier;
}

/** @throws what nobody foresaw */
function afterFailure(error: unknown): FetchEnd | { outcome: 'postponed'; failure: PassingFailure } {
  if (error instanceof NoLongerWanted) return { outcome: 'discarded' };
  if (mayPass(error)) return { outcome: 'postponed', failure: error };
  throw error;
}

async function* hashed(content: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>) {
  for await (const chunk of content) {
    hash.update(chunk);
    yield chunk;
  }
}
