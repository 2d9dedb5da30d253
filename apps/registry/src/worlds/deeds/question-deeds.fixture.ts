import { randomUUID } from 'node:crypto';
import { CHANNELS } from '@askonce/contracts';
import type { Deed } from './deeds.fixture';
import { NOBODYS } from './picks.fixture';
import { answeredRead, questionRead, reportRead } from '../read.fixture';
import { answer, question, type Questioning } from '../truth/true-questions.fixture';
import { report, type Reporting } from '../truth/true-reports.fixture';

const askAgency: Deed = async (play, life, picks) => {
  const { person } = life;
  const request = picks.chance(90) ? picks.late(person.requests) : undefined;
  const about: Questioning['about'] = picks.chance(60) ? { request } : { agency: picks.of(play.world.agencies)! };
  const [text, other] = [`Why ${picks.of([1, 2, 3])}?\nWhy?`, 'Why not?'];
  const sent = 'agency' in about ? about : { evidenceRequestId: about.request?.id ?? NOBODYS };
  const key = randomUUID();
  const attempt = async (said: string) => {
    let made: ReturnType<typeof question>['question'];
    const body = await play.turn({
      life,
      what: `ask about ${JSON.stringify(sent)}: ${said}`,
      truth: () => {
        const foretold = question(life, { text: said, about }, key);
        made = foretold.question;
        return foretold.answer;
      },
      call: () =>
        play.exchange.call(person.identifier, 'POST', '/v1/me/questions', {
          body: { kind: 'question', text: said, about: sent },
          key,
        }),
      see: questionRead,
    });
    if (made) made.id = String(body['id']);
  };
  await attempt(text);
  play.remember((same) => attempt(same ? text : other));
};

const answerOne: Deed = async (play, life, picks) => {
  const open = life.person.questions.filter((each) => each.answer === undefined);
  const asked = picks.of(open.length > 0 && picks.chance(80) ? open : life.person.questions);
  const agency = picks.chance(10) || !asked ? picks.of(play.world.agencies)! : asked.agency;
  const [text, other] = ['So.', 'Not so.'];
  const key = randomUUID();
  const attempt = (said: string) =>
    play.turn({
      life,
      what: `${agency} answers ${asked?.id}: ${said}`,
      truth: () => answer(life, agency, asked, { text: said, key }),
      call: () =>
        play.exchange.call(agency, 'POST', `/v1/questions/${asked?.id ?? NOBODYS}/answer`, {
          body: { text: said },
          key,
        }),
      see: answeredRead,
    });
  await attempt(text);
  play.remember((same) => attempt(same ? text : other));
};

const reportAskedAgain: Deed = async (play, life, picks) => {
  const { world } = play;
  const held = picks.late(life.person.documents);
  const kind = held && picks.chance(70) ? held : { type: picks.of(world.types)!.id, qualifier: '' };
  const agency = picks.of(world.agencies)!;
  const reporting: Reporting = {
    agency,
    type: picks.chance(3) ? `${world.name}-nothing` : kind.type,
    qualifier: kind.qualifier,
    channel: picks.of(CHANNELS)!,
    reporter: picks.chance(30) ? picks.of(world.agencies)! : undefined,
  };
  const key = randomUUID();
  const attempt = async (said: Reporting) => {
    let made: ReturnType<typeof report>['report'];
    const { reporter, type: evidenceType, ...rest } = said;
    const subject = { scheme: 'national:xx', identifier: life.person.identifier };
    const body = await play.turn({
      life,
      what: `report ${JSON.stringify(said)}`,
      truth: () => {
        const foretold = report(life, said, key);
        made = foretold.report;
        return foretold.answer;
      },
      call: () =>
        play.exchange.call(reporter ?? life.person.identifier, 'POST', '/v1/asked-again-reports', {
          body: { ...rest, evidenceType, ...(reporter !== undefined && { subject }) },
          key,
        }),
      see: reportRead,
    });
    if (made) made.id = String(body['id']);
  };
  await attempt(reporting);
  const other = CHANNELS.find((channel) => channel !== reporting.channel)!;
  play.remember((same) => attempt(same ? reporting : { ...reporting, channel: other }));
};

export const QUESTION_DEEDS = {
  askAgency: [3, askAgency],
  answer: [3, answerOne],
  reportAskedAgain: [5, reportAskedAgain],
} as const satisfies Record<string, readonly [number, Deed]>;
