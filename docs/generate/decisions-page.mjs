import { RULES, SATISFIES, STATES } from '../../apps/registry/src/evidence-requests/decision-table.fixture.ts';
import { cell, code, GENERATED, page, table } from './markdown.mjs';

/** How an evidence request is decided, out of the table that its tests try in every state. */
export function decisionsPage() {
  const combinations = Object.values(STATES).reduce((product, states) => product * states.length, 1);
  return page(
    '# How an evidence request is decided',
    GENERATED,
    [
      `A test tries all ${combinations.toLocaleString('en')} combinations of the states below against the code: the first rule that fits says what`,
      'is decided. It is about one evidence type; a requirement with several lists of types is decided list by list, and',
      'any list that can be met as a whole will do (see the [architecture](architecture.md)).',
    ].join('\n'),
    '## Does what is held satisfy?',
    table(['required', ...STATES.held], STATES.required.map(satisfiedRow)),
    'Where only fields are handed out, nothing satisfies but what an issuer deposited as data.',
    '## Rules, in order',
    table(
      ['#', ...CONDITIONS, 'held copy satisfies', 'decision', 'next', 'why'],
      RULES.map((rule, index) => [
        index + 1,
        ...conditionCells(rule),
        satisfiedCell(rule),
        code(rule.then),
        NEXT[rule.next],
        cell(rule.why),
      ]),
    ),
    [
      'Where the decision is `consent_pending`, a consent is requested unless one is requested already. Whatever is asked of the',
      'person or of a source is joined where it is under way.',
    ].join('\n'),
    '## States',
    table(
      ['of', 'states'],
      Object.entries(STATES).map(([name, states]) => [name, cell(states.join(' · '))]),
    ),
  );
}

const CONDITIONS = ['entitlement', 'basis', 'consent', 'handed', 'source', 'pursuit'];
const NEXT = { nothing: '–', ask: 'the person is asked', fetch: 'a source is asked' };

const satisfiedRow = (required) => [
  required,
  ...STATES.held.map((held) => (SATISFIES[required].includes(held) ? 'yes' : 'no')),
];

const conditionCells = ({ when }) => CONDITIONS.map((name) => cell(when[name]?.join(', ') ?? ''));

const satisfiedCell = ({ satisfied }) => (satisfied === undefined ? '' : satisfied ? 'yes' : 'no');
