import { expectedIn } from './feeds.fixture';
import type { Play } from './play.fixture';
import { askRead, consentKey, documentRead, ownReportRead, ownRequestRead, questionRead } from './read.fixture';
import { consentSeen, documentSeen, ownRequestSeen, sorted } from './truth/true-answers.fixture';
import { askSeen } from './truth/true-asks.fixture';
import { allowedFrom } from './truth/true-consents.fixture';
import type { TrueLife } from './truth/true-life.fixture';
import { questionSeen } from './truth/true-questions.fixture';
import { reportSeen } from './truth/true-reports.fixture';

type Item = Record<string, unknown>;
interface Page {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
}

/** Everything that a person and the agencies can see is as it should be. */
export async function compareViews(play: Play): Promise<void> {
  for (const life of play.lives) {
    await play.rest(life);
    await compareAsks(play, life);
    await compareConsents(play, life);
    const { documents, requests, released } = life.person;
    const releases = (document: object) => released.filter((each) => each.document === document).length;
    play.compare(
      'the documents held',
      (await all(play, life, 'documents')).map((item) => ({
        ...documentRead(item),
        id: item['id'],
        releases: item['releases'],
      })),
      documents.toReversed().map((each) => ({ ...documentSeen(each), id: each.id, releases: releases(each) })),
    );
    play.compare(
      'who asked, and what became of it',
      (await all(play, life, 'evidence-requests')).map(ownRequestRead),
      requests.toReversed().map(ownRequestSeen),
    );
    await compareWritings(play, life);
  }
  const news = play.lives.flatMap(({ person }) => person.news.map((tell) => tell()));
  for (const agency of [...play.world.agencies, play.world.register]) {
    play.compare(`what ${agency} is told`, await play.feeds.toldTo(agency), expectedIn(news, agency));
  }
}

async function compareWritings(play: Play, life: TrueLife): Promise<void> {
  const { questions, reports } = life.person;
  const now = life.person.now();
  play.compare(
    'what the person asked, and what was answered',
    (await all(play, life, 'questions')).map(questionRead),
    questions.toReversed().map((each) => questionSeen(each, now)),
  );
  play.compare(
    'who was said to have asked again',
    (await all(play, life, 'asked-again-reports')).map(ownReportRead),
    reports.toReversed().map(reportSeen),
  );
}

/** What is asked of the person. @returns the registry's ids, by what is asked for */
export async function compareAsks(play: Play, life: TrueLife): Promise<Map<string, string>> {
  const items = await all(play, life, 'asks');
  const truth = life.person.open().filter(({ source }) => source === undefined);
  play.compare(
    'what is asked of the person',
    sorted(items.map(askRead)),
    sorted(truth.map((ask) => askSeen(life, ask))),
  );
  return new Map(
    items.map((item) => [`${String(item['evidenceType'])} ${String(item['qualifier'])}`, String(item['id'])]),
  );
}

/** @returns the registry's ids, by agency and type */
export async function compareConsents(play: Play, life: TrueLife): Promise<Map<string, string>> {
  const items = await all(play, life, 'consents');
  const truth = life.person.consents.map((consent) => ({
    ...consentSeen(consent),
    allowed: allowedFrom(consent.status),
  }));
  play.compare(
    'what the person agreed to',
    sorted(items.map((item) => ({ ...consentKey(item), status: item['status'], allowed: item['allowedTransitions'] }))),
    sorted(truth),
  );
  return new Map(items.map((item) => [Object.values(consentKey(item)).join(' '), String(item['id'])]));
}

async function all(play: Play, { person }: TrueLife, list: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor = ''; ;) {
    const query = list === 'asks' ? '' : `?limit=200${cursor}`;
    const { body } = await play.exchange.call<Page>(person.identifier, 'GET', `/v1/me/${list}${query}`);
    items.push(...body.items);
    if (body.nextCursor === undefined) return items;
    cursor = `&cursor=${body.nextCursor}`;
  }
}
