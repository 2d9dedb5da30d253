import { serviceUrl } from '../stack/running-stack';
import type { Stack, StackPerson } from '../stack/stack';
import type { Reporter } from '../up/reporter';
import type { Cast } from './cast';

const FIRST_CITIZENS = 2;
const REQUEST = { requirement: 'proof-of-birth', explicitRequest: true, channel: 'portal' as const };

/** Leaves the second citizen one open question and one request for consent; told again, they are the same ones. */
export async function leaveForTheReader(cast: Cast): Promise<void> {
  const { subject } = cast.reader().citizen;
  // A key is bound to its person anyway, and it is kept: it must not say who that is.
  await cast
    .agency('school')
    .requestEvidence(
      { ...REQUEST, subject, procedure: 'school-enrolment', purpose: 'school-enrolment' },
      { idempotencyKey: 'demo-ask' },
    );
  await cast
    .agency('housing')
    .requestEvidence(
      { ...REQUEST, subject, procedure: 'housing-benefit', purpose: 'housing-benefit-eligibility' },
      { idempotencyKey: 'demo-consent' },
    );
}

/** Those who are there from the beginning: the citizens of earlier stories are of no use to anybody. */
const demoPeople = ({ people }: Stack): StackPerson[] =>
  people.filter((person, index) => person.role !== 'citizen' || index < FIRST_CITIZENS);

/** Addresses, accounts, and what to type next. */
export function showWhatToTry(stack: Stack, cast: Cast, reporter: Reporter): void {
  const { person } = cast.reader();
  const registry = serviceUrl(stack, 'registry');
  const audit = serviceUrl(stack, 'audit');
  const lines = [
    '',
    'Addresses',
    ...Object.entries(stack.services).map(([name, { url }]) => `  ${name.padEnd(10)} ${url}`),
    '',
    'Accounts (more in .askonce/stack.json)',
    ...demoPeople(stack).map(
      ({ role, username, password }) => `  ${role.padEnd(14)} ${username.padEnd(20)} ${password}`,
    ),
    '',
    `${person.name} has one question and one request for consent open. Sign in as ${person.name} at`,
    `  ${serviceUrl(stack, 'portal')}`,
    'give what is asked (any PDF will do), decide, and see who looked. Or by hand, in another terminal, in this folder:',
    `  TOKEN=$(npm run -s askonce -- token --person ${person.username})`,
    `  curl -s -H "Authorization: Bearer $TOKEN" ${registry}/v1/me/asks`,
    `  curl -s -H "Authorization: Bearer $TOKEN" ${audit}/v1/me/accesses`,
    '',
    "How an agency's system asks, step by step: docs/first-request.md",
    '',
  ];
  for (const line of lines) reporter.line(line);
}
