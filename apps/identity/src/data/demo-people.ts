import { randomInt, randomUUID } from 'node:crypto';
import type { Person, Subject } from './identity-data';
import { newSecret } from './keys';

type PersonKind = Pick<Person, 'name' | 'role' | 'agency'>;

const demoPeople: readonly PersonKind[] = [
  { name: 'Mira Halvorsen', role: 'citizen' },
  { name: 'Tomas Adeyemi', role: 'citizen' },
  { name: 'Hanna Kowalczyk', role: 'clerk', agency: 'housing' },
  { name: 'Ilse Vandamme', role: 'auditor' },
  { name: 'Joona Petrov', role: 'steward' },
  { name: 'Rosa Lindqvist', role: 'service_owner' },
  { name: 'Samir Novak', role: 'operator' },
];

const FIRST_NAMES = ['Alva', 'Bruno', 'Chiara', 'Daan', 'Elena', 'Farid', 'Greta', 'Hugo', 'Irena', 'Jonas', 'Katya'];
const LAST_NAMES = [
  'Aalto',
  'Bianchi',
  'Costa',
  'Dvorak',
  'Eriksen',
  'Fischer',
  'Grech',
  'Horvat',
  'Ivanova',
  'Jansen',
];

const PASSWORD_BYTES = 12;

/** The people of the demo who are not among the given ones, each with a new password. */
export function missingPeople(existing: readonly Person[]): Person[] {
  const known = new Set(existing.map(({ username }) => username));
  return demoPeople
    .map((kind) => ({ ...kind, username: usernameOf(kind.name) }))
    .filter(({ username }) => !known.has(username))
    .map((person) => withAccount(person, existing));
}

/** A citizen whom nobody has seen before. */
export function newCitizen(existing: readonly Person[]): Person {
  const name = `${oneOf(FIRST_NAMES)} ${oneOf(LAST_NAMES)}`;
  return withAccount({ name, role: 'citizen', username: `${usernameOf(name)}.${newSecret(3)}` }, existing);
}

function withAccount(person: PersonKind & { username: string }, existing: readonly Person[]): Person {
  return {
    id: randomUUID(),
    ...person,
    password: newSecret(PASSWORD_BYTES),
    ...(person.role === 'citizen' && { subject: newSubject(existing) }),
  };
}

function newSubject(existing: readonly Person[]): Subject {
  const taken = new Set(existing.map(({ subject }) => subject?.identifier));
  for (;;) {
    const identifier = String(randomInt(10_000_000_000, 99_999_999_999));
    if (!taken.has(identifier)) return { scheme: 'national:xx', identifier };
  }
}

function oneOf(names: readonly string[]): string {
  return names[randomInt(names.length)] ?? '';
}

function usernameOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '.');
}
