import type { Access, OwnAskedAgainReport, OwnQuestion } from '@askonce/client';

/** One row of the record, and what its person has said about it. */
export interface Look {
  readonly access: Access;
  /** By which messages name it: `evidence_released`. */
  readonly what: string;
  /** Whether there is an agency that can be asked about it. */
  readonly askable: boolean;
  readonly questions: readonly OwnQuestion[];
}

/** What is the same for all rows of a case. */
type Common = Partial<
  Pick<Access, 'agency' | 'agencyName' | 'procedureName' | 'purpose' | 'purposeDescription' | 'lawfulBasis'>
>;

/** Rows that belong together; those of no case stand together where they come one after the other. */
export interface Case extends Common {
  readonly requestId?: string;
  readonly looks: readonly Look[];
  readonly reports: readonly OwnAskedAgainReport[];
}

export interface Said {
  readonly questions: readonly OwnQuestion[];
  readonly reports: readonly OwnAskedAgainReport[];
}

export const whatOf = (action: string): string =>
  action
    .replace(/^askonce\./, '')
    .replace(/\.v\d+$/, '')
    .replaceAll(/[^a-z]/g, '_');

/** Each case where its newest row is; its rows newest first, as they come. */
export function casesOf(accesses: readonly Access[], said: Said): Case[] {
  const groups: { requestId: string | undefined; looks: Look[] }[] = [];
  for (const access of accesses) {
    const { requestId } = access;
    const last = groups.at(-1);
    const group =
      requestId === undefined
        ? last?.requestId === undefined && last
        : groups.find((known) => known.requestId === requestId);
    const look = lookOf(access, said);
    if (group) group.looks.push(look);
    else groups.push({ requestId, looks: [look] });
  }
  return groups.map(({ requestId, looks }) => caseOf(requestId, looks, said));
}

function caseOf(requestId: string | undefined, looks: readonly Look[], { reports }: Said): Case {
  if (requestId === undefined) return { looks, reports: [] };
  return {
    requestId,
    looks,
    reports: reports.filter(({ evidenceRequestId }) => evidenceRequestId === requestId),
    ...commonTo(looks.map(({ access }) => access)),
  };
}

function commonTo(accesses: readonly Access[]): Common {
  const first = accesses.find(({ purpose }) => purpose !== undefined);
  if (first === undefined) return {};
  const { agency, agencyName, procedureName, purpose, purposeDescription } = first;
  // It may be known only later.
  const lawfulBasis = accesses.map((access) => access.lawfulBasis).find((basis) => basis !== undefined);
  return {
    ...(agency !== undefined && { agency }),
    ...(agencyName !== undefined && { agencyName }),
    ...(procedureName !== undefined && { procedureName }),
    ...(purpose !== undefined && { purpose }),
    ...(purposeDescription !== undefined && { purposeDescription }),
    ...(lawfulBasis !== undefined && { lawfulBasis }),
  };
}

const lookOf = (access: Access, { questions }: Said): Look => ({
  access,
  what: whatOf(access.action),
  // Auditors are asked in another way; what they did is no fact of the registry.
  askable: access.agency !== undefined && access.role !== 'auditor',
  questions: questions.filter(({ about }) => about.auditEntryId === access.id),
});
