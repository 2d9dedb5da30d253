import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ERASABLE_CLASSES, type ErasableClass, PROVENANCES } from '@askonce/contracts';
import { isoTime } from '../../calls/iso-time';
import type { Kept } from '../decide-erasure';
import type { Erasure } from '../erasures.repository';

const ERASED_THINGS = [...ERASABLE_CLASSES, 'open_matters'] as const;
const KEPT_THINGS = [...PROVENANCES, 'record', 'copies_at_agencies'] as const;

export class ErasedResponse {
  @ApiProperty({ enum: ERASED_THINGS })
  what!: (typeof ERASED_THINGS)[number];

  @ApiProperty({ description: 'In plain words.' })
  description!: string;
}

export class KeptResponse {
  @ApiProperty({ enum: KEPT_THINGS })
  what!: (typeof KEPT_THINGS)[number];

  @ApiProperty({ description: 'In plain words.' })
  why!: string;

  @ApiPropertyOptional({ description: 'Who demands it.' })
  authority?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'When it is erased as well, at the latest.' })
  until?: string;
}

export class ErasureResponse {
  @ApiPropertyOptional({ format: 'date-time', description: 'Absent when nothing was held.' })
  erasedAt?: string;

  @ApiProperty({ type: [ErasedResponse] })
  erased!: ErasedResponse[];

  @ApiProperty({ type: [KeptResponse] })
  kept!: KeptResponse[];
}

const IN_PLAIN_WORDS: Readonly<Record<(typeof ERASED_THINGS)[number], string>> = {
  identity: 'Your identifier, and whatever tied it to the rest. Nobody can find you here by it any more.',
  citizen_provided: 'The documents that you gave. Nobody can read them any more, nor can we.',
  agency_issued:
    'The documents that agencies issued or handed in about you. Nobody can read our copies any more, nor can we.',
  open_matters:
    'Your consents have ended, nobody waits for you any more, and nothing is asked of you. What you and agencies wrote to each other is gone.',
};

const ALWAYS_KEPT: readonly KeptResponse[] = [
  {
    what: 'record',
    why: 'That agencies asked, got or were refused something stays recorded under a random number, so that nothing can be hidden. Nothing that we hold ties that number to you any more.',
  },
  {
    what: 'copies_at_agencies',
    why: 'Agencies that got a document have a copy of their own, under their own rules. They can no longer read ours; ask them about theirs.',
  },
];

/** Says plainly what is gone, what is not, and why. */
export function toErasureResponse(erasure: Erasure | undefined): ErasureResponse {
  if (erasure === undefined) return { erased: [], kept: [] };
  const held = new Set<ErasableClass>(erasure.kept.map((kept) => kept.class));
  const gone = ERASED_THINGS.filter((what) => what === 'open_matters' || !held.has(what));
  return {
    erasedAt: isoTime(erasure.erasedAt),
    erased: gone.map((what) => ({ what, description: IN_PLAIN_WORDS[what] })),
    kept: [...erasure.kept.map(toKept), ...ALWAYS_KEPT],
  };
}

const toKept = ({ class: what, authority, until }: Kept): KeptResponse => ({
  what,
  why: `The law has us keep these documents for an authority: ${authority}. Until then they lie here sealed, under no name, and no agency can have them.`,
  authority,
  until: isoTime(until),
});
