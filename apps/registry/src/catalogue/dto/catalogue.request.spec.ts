import 'reflect-metadata';
import { generateKeyPairSync } from 'node:crypto';
import { fieldErrors } from '@askonce/service';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { EMPTY_CATALOGUE } from '../catalogue-content';
import {
  aCatalogue,
  aConnector,
  anAgency,
  anEvidenceType,
  aProcedure,
  aPurpose,
  aRequirement,
} from '../catalogue.fixture';
import { CatalogueRequest } from './catalogue.request';

/** Checked as the service checks every body: strictly, unknown fields refused. */
function pointersOf(body: object): string[] {
  const request = plainToInstance(CatalogueRequest, body);
  const errors = validateSync(request, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  return [...new Set(fieldErrors(errors).map(({ pointer }) => pointer))];
}

const withAgency = (changes: object) => ({ ...aCatalogue(), agencies: [{ ...anAgency(), ...changes }] });
const withConnector = (changes: object) => withAgency({ connector: { ...aConnector(), ...changes } });
const withType = (changes: object) => ({ ...aCatalogue(), evidenceTypes: [{ ...anEvidenceType(), ...changes }] });
const withRequirement = (changes: object) => ({ ...aCatalogue(), requirements: [{ ...aRequirement(), ...changes }] });
const withProcedure = (changes: object) => ({ ...aCatalogue(), procedures: [{ ...aProcedure(), ...changes }] });
const withPurpose = (changes: object) => ({ ...aCatalogue(), purposes: [{ ...aPurpose(), ...changes }] });

const returnUrls = (count: number) => Array.from({ length: count }, (_, n) => `https://housing.example/${n}`);

const anAnswer = () => ({ id: 'over-18', name: { en: 'Whether' }, field: 'dateOfBirth' });
const withAnswer = (changes: object) => withType({ answers: [{ ...anAnswer(), ...changes }] });

const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve });
const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength });
const jwkOf = (key: { export(options: { format: 'jwk' }): object }) => key.export({ format: 'jwk' });

describe('a catalogue is well-formed', () => {
  it.each([
    ['empty', EMPTY_CATALOGUE],
    ['small', aCatalogue()],
    ['with texts in several languages', withAgency({ name: { en: 'a', fi: 'b', 'zh-Hant': 'c' } })],
    ['with a connector', withConnector({ url: 'http://127.0.0.1:4711', scope: 'evidence' })],
    ['with a webhook', withAgency({ delivery: { kind: 'webhook', url: 'http://localhost:1/in' } })],
    ['with a webhook for events', withAgency({ events: { kind: 'webhook', url: 'http://localhost:1/in' } })],
    ['with addresses to return to', withAgency({ returnUrls: ['https://housing.example/', 'http://localhost:4/in'] })],
    ['with as many of them as may be', withAgency({ returnUrls: returnUrls(20) })],
    ['with answers', withType({ answers: [anAnswer(), { ...anAnswer(), oneOf: ['x'] }] })],
    ['with identifiers of another catalogue', withRequirement({ sameAs: 'https://x.example/1' })],
    ['with an EC key', withAgency({ publicKeyJwk: { ...jwkOf(ec('P-256').publicKey), kid: 'k' } })],
    ['with an RSA key', withAgency({ publicKeyJwk: jwkOf(rsa(2048).publicKey) })],
  ])('when it is %s', (_name, body) => {
    expect(pointersOf(body)).toEqual([]);
  });

  it('without what has defaults', () => {
    const type = { id: 'birth-certificate', name: { en: 'Birth certificate' }, issuers: [] };
    const procedure = { id: 'housing-benefit', agency: 'housing', name: { en: 'Housing benefit' }, requirements: [] };
    expect(pointersOf({ ...aCatalogue(), evidenceTypes: [type], procedures: [procedure] })).toEqual([]);
  });
});

describe('a malformed catalogue is refused with the place', () => {
  it.each([
    ['/agencies', { ...EMPTY_CATALOGUE, agencies: undefined }],
    ['/agencies', { ...EMPTY_CATALOGUE, agencies: {} }],
    ['/agencies', { ...EMPTY_CATALOGUE, agencies: [[anAgency()]] }],
    ['/agencies', { ...EMPTY_CATALOGUE, agencies: [null] }],
    ['/agencies', { ...EMPTY_CATALOGUE, agencies: ['housing'] }],
    ['/agencys', { ...EMPTY_CATALOGUE, agencys: [] }],
    ['/agencies/0/id', withAgency({ id: 'Not Kebab' })],
    ['/agencies/0/id', withAgency({ id: 'a'.repeat(65) })],
    ['/agencies/0/id', withAgency({ id: ['housing'] })],
    ['/agencies/0/id', withAgency({ id: null })],
    ['/agencies/0/name', withAgency({ name: { fi: 'Vain suomeksi' } })],
    ['/agencies/0/name', withAgency({ name: { en: ' ' } })],
    ['/agencies/0/name', withAgency({ name: { en: 'x', '<b>': 'x' } })],
    ['/agencies/0/name', withAgency({ name: { en: 'x', fi: 5 } })],
    ['/agencies/0/name', withAgency({ name: 'Housing' })],
    ['/agencies/0/status', withAgency({ status: 'closed' })],
    ['/agencies/0/secret', withAgency({ secret: 'x' })],
    ['/agencies/0/contact', withAgency({ contact: 'room 4' })],
    ['/agencies/0/contact/fax', withAgency({ contact: { ...anAgency().contact, fax: '1' } })],
    ['/agencies/0/returnUrls', withAgency({ returnUrls: 'https://housing.example/' })],
    ['/agencies/0/returnUrls', withAgency({ returnUrls: null })],
    ['/agencies/0/returnUrls', withAgency({ returnUrls: [7] })],
    ['/agencies/0/returnUrls', withAgency({ returnUrls: ['http://housing.example/'] })],
    ['/agencies/0/returnUrls', withAgency({ returnUrls: ['https://a.example/', 'https://a.example/'] })],
    ['/agencies/0/returnUrls', withAgency({ returnUrls: returnUrls(21) })],
    ['/evidenceTypes/0/answers', withType({ answers: {} })],
    ['/evidenceTypes/0/answers/0/id', withAnswer({ id: 'over 18' })],
    ['/evidenceTypes/0/answers/0/field', withAnswer({ field: '' })],
    ['/evidenceTypes/0/answers/0/code', withAnswer({ code: 'age > 18' })],
    ['/evidenceTypes/0/answers/0/oneOf', withAnswer({ oneOf: [] })],
    ['/evidenceTypes/0/answers/0/oneOf', withAnswer({ oneOf: [1] })],
    ['/evidenceTypes/0/answers/0/ageAtLeast', withAnswer({ ageAtLeast: 18 })],
    ['/evidenceTypes/0/answers/0/ageAtLeast/years', withAnswer({ ageAtLeast: { years: 0, timeZone: 'UTC' } })],
    ['/evidenceTypes/0/answers/0/ageAtLeast/timeZone', withAnswer({ ageAtLeast: { years: 18 } })],
    ['/agencies/0/connector', withAgency({ connector: null })],
    ['/agencies/0/connector', withAgency({ connector: [aConnector()] })],
    ['/agencies/0/connector/kind', withConnector({ kind: 'soap' })],
    ['/agencies/0/connector/url', withConnector({ url: 'file:///etc/passwd' })],
    ['/agencies/0/connector/url', withConnector({ url: '${CIVIL_REGISTRY_URL}' })],
    ['/agencies/0/connector/url', withConnector({ url: 'http://me:secret@host/' })],
    ['/agencies/0/connector/clientSecret', withConnector({ clientSecret: 'x' })],
    ['/agencies/0/publicKeyJwk', withAgency({ publicKeyJwk: { kty: 'oct', k: 'AAAA' } })],
    ['/agencies/0/publicKeyJwk', withAgency({ publicKeyJwk: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' } })],
    ['/agencies/0/publicKeyJwk', withAgency({ publicKeyJwk: jwkOf(ec('P-256').privateKey) })],
    ['/agencies/0/publicKeyJwk', withAgency({ publicKeyJwk: jwkOf(ec('P-384').publicKey) })],
    ['/agencies/0/publicKeyJwk', withAgency({ publicKeyJwk: jwkOf(rsa(1024).publicKey) })],
    ['/evidenceTypes/0/schema', withType({ schema: 'https://example.org/schema' })],
    ['/evidenceTypes/0/issuers', withType({ issuers: ['a', 'a'] })],
    ['/evidenceTypes/0/fetchDeadlineMinutes', withType({ fetchDeadlineMinutes: 0 })],
    ['/requirements/0/evidenceTypeLists', withRequirement({ evidenceTypeLists: [] })],
    ['/requirements/0/evidenceTypeLists', withRequirement({ evidenceTypeLists: [[]] })],
    ['/requirements/0/evidenceTypeLists', withRequirement({ evidenceTypeLists: ['birth-certificate'] })],
    ['/requirements/0/evidenceTypeLists', withRequirement({ evidenceTypeLists: [['a', 'a']] })],
    ['/requirements/0/acceptedProvenance', withRequirement({ acceptedProvenance: ['hearsay'] })],
    ['/requirements/0/acceptedProvenance', withRequirement({ acceptedProvenance: [] })],
    ['/requirements/0/sameAs', withRequirement({ sameAs: 'x'.repeat(501) })],
    ['/procedures/0/sameAs', withProcedure({ sameAs: '' })],
    ['/procedures/0/offline', withProcedure({ offline: 'no' })],
    ['/purposes/0/lawfulBasis', withPurpose({ lawfulBasis: 'curiosity' })],
    ['/purposes/0/maxValidityDays', withPurpose({ maxValidityDays: 1.5 })],
    ['/purposes/0/evidenceTypes', withPurpose({ evidenceTypes: [] })],
    ['/purposes/0/retention', withPurpose({ retention: undefined })],
    ['/lifeEvents/0/procedures', { ...EMPTY_CATALOGUE, lifeEvents: [{ id: 'a', name: { en: 'A' }, procedures: [] }] }],
  ])('%s', (pointer, body) => {
    expect(pointersOf(body)[0]).toBe(pointer);
  });
});
