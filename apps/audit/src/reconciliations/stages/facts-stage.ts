import { Injectable } from '@nestjs/common';
import { LeafWriter } from '../../leaves/leaf-writer';
import { judge } from '../comparison/judge';
import type { Unlogged } from '../comparison/logged';
import { pairUp } from '../comparison/pair-up';
import type { Recorded, RecordedFact } from '../comparison/recorded';
import { type IdSpan, spansOf } from '../comparison/spans';
import { NOTHING_COUNTED, type Position, type Reconciliation, standingCounts, type Step } from '../reconciliation';
import { RegistryFacts } from '../registry-facts';
import { ComparedRepository, type StoredEntry } from './compared.repository';
import { EntryProofs } from './entry-proofs';
import { PersonKeys } from './person-keys';

/** Ids at a time. */
const PAGE = 500;

type AtFacts = Extract<Position, { stage: 'facts' }>;

interface Page {
  readonly rows: readonly StoredEntry[];
  readonly recorded: readonly Recorded[];
  /** Where the page ends: nothing up to it is missing on either side. */
  readonly until: string;
}

/** Compares facts and decisions of the registry with entries, a page of ids after the other. */
@Injectable()
export class FactsStage {
  constructor(
    private readonly registry: RegistryFacts,
    private readonly repository: ComparedRepository,
    private readonly proofs: EntryProofs,
    private readonly keys: PersonKeys,
    private readonly leaves: LeafWriter,
  ) {}

  /** @returns undefined when nothing is left. @throws RegistryUnavailable */
  async step({ span, after }: AtFacts, { from, to, requestedAt }: Reconciliation): Promise<Step | undefined> {
    const spans = spansOf({ from, to }, requestedAt);
    const whole = spans[span];
    if (whole === undefined) return undefined;
    const { rows, recorded, until } = await this.page({ ...whole, ...(after !== null && { after }) });
    const details = new Map(recorded.flatMap(({ eventId, fact }) => (fact ? [[eventId, fact.data] as const] : [])));
    const logged = await this.proofs.of(rows, details);
    const entries = new Set(rows.map(({ entryId }) => entryId));
    const unlogged = await this.unlogged(recorded.filter(({ eventId }) => !entries.has(eventId)));
    const judged = pairUp({ recorded, logged, unlogged }).map((pair) => judge(pair, new Date()));
    const counts = standingCounts(judged.map(({ standing }) => standing));
    const closed = logged.filter(({ proof }) => proof.state === 'closed').length;
    return {
      findings: judged.flatMap(({ findings }) => findings),
      counts: { ...NOTHING_COUNTED, ...counts, closed },
      next:
        until === whole.until
          ? { stage: 'facts', span: span + 1, after: null }
          : { stage: 'facts', span, after: until },
    };
  }

  /** The log is read first: all that it has then, the registry had before, so that nothing looks extra that is only new. */
  private async page(span: IdSpan): Promise<Page> {
    const rows = await this.repository.entries(span, PAGE);
    const logEnd = rows.length < PAGE ? span.until : (rows.at(-1)?.entryId ?? span.until);
    const recorded = await this.registry.list({ ...span, until: logEnd }, PAGE);
    const ids = new Set(recorded.map(({ eventId }) => eventId));
    const until = ids.size < PAGE ? logEnd : (recorded.at(-1)?.eventId ?? logEnd);
    return { rows: rows.filter(({ entryId }) => entryId <= until), recorded, until };
  }

  private async unlogged(recorded: readonly Recorded[]): Promise<Map<string, Unlogged>> {
    const facts = recorded.flatMap(({ eventId: entryId, fact }) => (fact === undefined ? [] : [{ entryId, ...fact }]));
    if (facts.length === 0) return new Map();
    const refs = [...new Set(facts.map(({ subjectRef }) => subjectRef))];
    const persons = new Map((await this.repository.persons(refs)).map((person) => [person.subjectRef, person]));
    const known = facts.map((fact) => ({ ...fact, wrappedKey: persons.get(fact.subjectRef)?.wrappedKey ?? null }));
    const leafIds = await this.keys.use(known, (fact, key) => this.leaves.idOf(fact, key));
    const places = await this.repository.places(leafIds.filter((leafId) => leafId !== null));
    return new Map(
      facts.map((fact, n) => [fact.entryId, { highest: highestOf(fact, persons), ...placeOf(leafIds[n], places) }]),
    );
  }
}

const highestOf = ({ subjectRef }: RecordedFact, persons: ReadonlyMap<string, { readonly highest: number }>): number =>
  persons.get(subjectRef)?.highest ?? 0;

function placeOf(leafId: string | null | undefined, places: ReadonlyMap<string, number>) {
  const leafIndex = places.get(leafId ?? '');
  return leafIndex === undefined ? {} : { leafIndex };
}
