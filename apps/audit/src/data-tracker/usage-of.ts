import { actionWords } from '@askonce/client';
import type { Entry } from '../log/fact';
import type { TrackerCatalogue } from './tracker-catalogue';

/** What of an entry becomes a usage. */
export type UsageEntry = Pick<
  Entry,
  'kind' | 'source' | 'occurredAt' | 'agency' | 'actorRole' | 'system' | 'procedure' | 'purpose' | 'outcome' | 'opaque'
>;

/** One use of somebody's data, in the words of the Data Tracker. */
export interface Usage {
  /** RFC 3339. */
  readonly logtime: string;
  readonly action: string;
  readonly receiverCode: string;
  readonly receiverName?: string;
  readonly receiverSystem: string;
}

/** Every entry has something to say for each field: the contract does not let any be left out but the name. */
export function usageOf(entry: UsageEntry, catalogue: TrackerCatalogue): Usage {
  const { occurredAt, agency, actorRole, system, source } = entry;
  const receiver = catalogue.agencies.find(({ id }) => id === agency);
  const name = receiver && nameOf(receiver);
  return {
    logtime: occurredAt,
    action: actionOf(entry, catalogue),
    receiverCode: receiver?.registrationNumber ?? agency ?? actorRole ?? source,
    ...(name !== undefined && { receiverName: name }),
    receiverSystem: system ?? source,
  };
}

/** The purpose in the catalogue's words, for it explains most, and what was done. */
function actionOf({ kind, opaque, outcome, purpose, procedure }: UsageEntry, catalogue: TrackerCatalogue): string {
  const what = opaque ? 'something unknown' : actionWords(kind);
  const ended = outcome?.replaceAll('_', ' ');
  const done = ended === undefined || what.endsWith(ended) ? what : `${what}, ${ended}`;
  const why = named(catalogue.purposes, purpose) ?? named(catalogue.procedures, procedure) ?? purpose ?? procedure;
  return why === null ? `${done.charAt(0).toUpperCase()}${done.slice(1)}` : `${why} (${done})`;
}

type Named = TrackerCatalogue['purposes'][number];

function named(items: readonly Named[], id: string | null): string | undefined {
  const item = items.find((one) => one.id === id);
  return item && nameOf(item);
}

/** The readers' language where the catalogue has it; English is always there. */
const nameOf = ({ name }: Named): string | undefined => name['et'] ?? name['en'];
