import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import canonicalize from 'canonicalize';
import { EVENTS } from '@askonce/contracts';
import { aFact } from '../fixtures/facts';
import type { Fact } from '../log/fact';
import { commitmentTo, type Leaf, leafIdIn, leafOf, openingOf, type LoggedFact } from './leaf';
import { forgottenKey, LeafSecret } from './leaf-secret';

const PERSON = '0c6a9c54-2d0f-4f7e-8c53-6f1f6e7a0d11';
const OTHER = '1d7bad65-3e10-4a8f-9d64-7f2f7f8b1e22';
const secret = new LeafSecret(randomBytes(32));
const keys = { [PERSON]: randomBytes(32), [OTHER]: randomBytes(32) };

const logged = (fact: Fact): LoggedFact => ({ ...fact, occurredAt: fact.occurredAt! });
const keyOf = ({ subjectRef }: LoggedFact) => secret.ofPerson(keys[subjectRef as keyof typeof keys]);
const leafIn = (fact: LoggedFact) => JSON.parse(leafOf(fact, keyOf(fact)).content.toString()) as Leaf;
const facts = (subject: string, count: number) =>
  Array.from({ length: count }, (_, index) => logged(aFact({ subject, sequence: index + 1 })));

describe('a leaf', () => {
  it('says kind, agency and hour, and nothing else in clear', () => {
    const [fact] = facts(PERSON, 1);
    expect(leafIn(fact!)).toEqual({
      id: expect.stringMatching(/^[\w-]{22}$/) as string,
      kind: EVENTS.evidenceReleased.type,
      agency: EVENTS.evidenceReleased.example.agency,
      hour: '2026-11-22T09:00:00Z',
      commitment: expect.stringMatching(/^[\w+/]{43}=$/) as string,
    });
  });

  it('is canonical JSON (RFC 8785), and the same whenever it is made', () => {
    const [fact] = facts(PERSON, 1);
    const { leafId, content } = leafOf(fact!, keyOf(fact!));
    expect(content.toString()).toBe(canonicalize(JSON.parse(content.toString())));
    expect(leafOf(fact!, keyOf(fact!))).toEqual({ leafId, content });
    expect(leafIdIn(content)).toBe(leafId);
  });

  it('does not repeat the type of what nobody knows, which may be any text', () => {
    const dreamt = logged(aFact({ subject: PERSON, type: 'Anna Andersson was here' }));
    expect(leafIn(dreamt)).toMatchObject({ kind: 'opaque' });
    expect(leafOf(dreamt, keyOf(dreamt)).content.toString()).not.toContain('Anna');
  });

  it('needs no agency', () => {
    expect(leafIn({ ...facts(PERSON, 1)[0]!, agency: null })).not.toHaveProperty('agency');
  });
});

describe('somebody who knows all leaves', () => {
  const own = facts(PERSON, 20);
  const others = facts(OTHER, 20);

  it('finds nothing that two leaves of one person share and leaves of two persons do not', () => {
    const values = (fact: LoggedFact) => {
      const { id, commitment } = leafIn(fact);
      return [id, commitment];
    };
    const all = [...own, ...others].flatMap(values);
    expect(new Set(all).size).toBe(all.length);
    const rest = (fact: LoggedFact) => ({ ...leafIn(fact), id: '', commitment: '' });
    for (const fact of [...own, ...others]) expect(rest(fact)).toEqual(rest(own[0]!));
  });

  it('finds no two hashes in openings of one person alike either, such as two agencies could compare', () => {
    const hashes = own.flatMap((fact) => {
      const { person, details } = openingOf(fact, keyOf(fact)) as { person: string; details: string };
      return [person, details];
    });
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(JSON.stringify(own.map((fact) => openingOf(fact, keyOf(fact))))).not.toContain(PERSON);
  });

  it('cannot tell whether a leaf is of a fact and a person whom they guess', () => {
    const [fact] = own;
    const { id, commitment } = leafIn(fact!);
    const opening = openingOf(fact!, keyOf(fact!));
    const known = [fact!.entryId, PERSON, `${PERSON}${fact!.entryId}`, JSON.stringify(opening), canonicalize(opening)!];
    const guesses = known.flatMap((text) => [
      createHash('sha256').update(text).digest(),
      ...known.map((key) => createHmac('sha256', key).update(text).digest()),
      ...known.map((salt) => Buffer.from(commitmentTo(opening, Buffer.from(salt)), 'base64')),
    ]);
    expect(guesses.map((guess) => guess.toString('base64'))).not.toContain(commitment);
    expect(guesses.map((guess) => guess.subarray(0, 16).toString('base64url'))).not.toContain(id);
  });

  it('and has a key of the person without the log’s secret, or the other way round, opens nothing', () => {
    const [fact] = own;
    const { leafId, content } = leafOf(fact!, keyOf(fact!));
    const stolen = [
      new LeafSecret(randomBytes(32)).ofPerson(keys[PERSON]),
      secret.ofPerson(randomBytes(32)),
      secret.ofNobody(),
    ];
    for (const key of stolen) {
      expect(leafOf(fact!, key).leafId).not.toBe(leafId);
      expect(leafOf(fact!, key).content).not.toEqual(content);
    }
  });
});

describe('the opening of a commitment', () => {
  const [fact] = facts(PERSON, 1);

  it('is computable again while there is the key', () => {
    const { commitment } = leafIn(fact!);
    const key = keyOf(fact!);
    expect(commitmentTo(openingOf(fact!, key), key.salt(fact!.entryId, 'opening'))).toBe(commitment);
  });

  it.each<[string, Partial<LoggedFact>]>([
    ['person', { subjectRef: OTHER }],
    ['number', { sequence: 2 }],
    ['exact time', { occurredAt: '2026-11-22T09:00:00.001Z' }],
    ['type', { evidenceTypes: ['diploma'] }],
    ['outcome', { outcome: 'consent_withdrawn' }],
    ['request', { requestId: randomUUID() }],
    ['basis', { lawfulBasis: 'vital_interest' }],
    ['details', { details: { ...EVENTS.evidenceReleased.example, official: 'somebody else' } }],
  ])('is to the %s', (_what, changed) => {
    const key = keyOf(fact!);
    const openings = [fact!, { ...fact!, ...changed }].map((one) =>
      commitmentTo(openingOf(one, key), Buffer.alloc(32)),
    );
    expect(openings[0]).not.toBe(openings[1]);
  });

  it('is nobody’s to make of what is logged after the person’s erasure', () => {
    const made = [forgottenKey(), forgottenKey()].map((key) => leafOf(fact!, key));
    expect(made[0]!.leafId).not.toBe(made[1]!.leafId);
    expect(made[0]!.content).not.toEqual(made[1]!.content);
  });
});
