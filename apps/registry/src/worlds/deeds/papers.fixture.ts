import type { Play, Turn } from '../play.fixture';
import type { Answered } from '../truth/true-answers.fixture';
import type { Paper } from '../truth/true-documents.fixture';
import type { TrueLife } from '../truth/true-life.fixture';
import { DAY, type Kind, type TrueDocument } from '../truth/true-things.fixture';
import type { Picks } from './picks.fixture';

/** Half days, because periods are whole ones. */
const AGES = [undefined, 0.5, 5.5, 15.5, 40.5, 40.5];

/** Mostly what is asked for; now and then a file that was given before. */
export function paper(play: Play, life: TrueLife, picks: Picks, kinds: readonly Kind[]): Paper {
  const asked = picks.of(kinds);
  const { id } = picks.of(play.world.types)!;
  const other = { type: id, qualifier: picks.of(['', '', 'second'])! };
  const { type, qualifier } = picks.chance(75) && asked ? asked : other;
  const age = picks.of(AGES);
  const ends = picks.chance(15);
  const before = life.person.documents.filter((document) => document.type === type);
  const known = picks.chance(25) ? picks.late(before)?.scan : undefined;
  return {
    ...{ type, qualifier, scan: known ?? `scan ${life.person.documents.length + 1}` },
    issuedAt: age === undefined ? undefined : Date.now() - age * DAY,
    validUntil: ends ? Date.now() + 5 * DAY : undefined,
  };
}

export const datesOf = ({ issuedAt, validUntil }: Paper) => ({
  ...(issuedAt !== undefined && { issuedAt: new Date(issuedAt).toISOString() }),
  ...(validUntil !== undefined && { validUntil: new Date(validUntil).toISOString() }),
});
export const saidOf = (said: Paper, more: object) => ({
  ...{ evidenceType: said.type, qualifier: said.qualifier, channel: 'portal', ...datesOf(said), ...more },
});
/** Says something else of the same file. */
export const otherwise = (said: Paper): Paper => ({ ...said, validUntil: Date.now() + 9 * DAY });

/** Plays one turn that may bring a document, and gives it its id. */
export async function bringing(
  play: Play,
  turn: Omit<Turn, 'truth'> & { foretell: () => { answer: Answered; document?: TrueDocument } },
): Promise<void> {
  let document: TrueDocument | undefined;
  const truth = () => {
    const foretold = turn.foretell();
    document = foretold.document;
    return foretold.answer;
  };
  const body = await play.turn({ ...turn, truth });
  if (document) document.id = String(body['id']);
}
