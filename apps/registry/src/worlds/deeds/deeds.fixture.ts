import type { Play } from '../play.fixture';
import { DOCUMENT_DEEDS } from './document-deeds.fixture';
import { FETCH_DEEDS } from './fetch-deeds.fixture';
import { PERSON_DEEDS } from './person-deeds.fixture';
import type { Picks } from './picks.fixture';
import { QUESTION_DEEDS } from './question-deeds.fixture';
import { REQUEST_DEEDS } from './request-deeds.fixture';
import type { TrueLife } from '../truth/true-life.fixture';

/** Something that somebody does; the picks say to what. It can always be done, if need be to something that is not there. */
export type Deed = (play: Play, life: TrueLife, picks: Picks) => Promise<unknown>;

export const DEEDS: Readonly<Record<string, readonly [weight: number, deed: Deed]>> = {
  ...REQUEST_DEEDS,
  ...DOCUMENT_DEEDS,
  ...FETCH_DEEDS,
  ...PERSON_DEEDS,
  ...QUESTION_DEEDS,
};
