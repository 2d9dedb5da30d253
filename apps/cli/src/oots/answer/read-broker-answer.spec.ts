import { answerXml, frameworkXml, requirementXml } from './broker-xml.fixture';
import { readBrokerAnswer } from './read-broker-answer';
import { parseXml } from './xml-tree';

const read = (xml: string) => readBrokerAnswer(parseXml(Buffer.from(xml)));

describe('an answer of the Evidence Broker', () => {
  it('holds requirements with the procedures that declare them', () => {
    const framework = frameworkXml({ descriptions: { FI: 'Haku' }, regions: ['AX', 'FI-1'] });
    const requirement = requirementXml({ descriptions: { EN: 'Born when?' }, content: framework });
    expect(read(answerXml([requirement]))).toEqual([
      {
        identifier: 'https://broker.example/r-1',
        names: [{ language: 'EN', words: 'Proof of birth' }],
        descriptions: [{ language: 'EN', words: 'Born when?' }],
        frameworks: [
          {
            identifier: 'f-1',
            titles: [{ language: 'EN', words: 'Requesting a grant' }],
            descriptions: [{ language: 'FI', words: 'Haku' }],
            procedureCodes: ['T1'],
            country: 'FI',
            regions: ['AX', 'FI-1'],
          },
        ],
      },
    ]);
  });

  it('may hold none', () => {
    expect(read(answerXml([]))).toEqual([]);
  });

  it.each([
    ['is of another kind', '<a/>', 'is no answer to an ebRS query'],
    ['is by another version', answerXml([], { specification: 'oots-cs:v3.0' }), 'is not one by oots-cs:v2.0'],
    ['says that the query failed', answerXml([], { status: 'Failure' }), 'says that the query failed'],
    ['has another slot', answerXml([requirementXml()], { slotName: 'Else' }), 'something other than requirements'],
    ['holds something else', answerXml(['<sdg:Evidence/>']), 'SlotValue has not exactly one Requirement'],
    ['holds something more', answerXml([`${requirementXml()}<sdg:More/>`]), 'an element More in SlotValue'],
    ['lists evidence types', answerXml([requirementXml({ content: '<sdg:List/>' })]), 'an element List in Requirement'],
    [
      'has an identifier that a catalogue would read as a variable',
      answerXml([requirementXml({ identifier: '${HOME}' })]),
      '"${HOME}" is not an identifier',
    ],
    [
      'has an identifier that is too long',
      answerXml([requirementXml({ identifier: 'x'.repeat(501) })]),
      'is not an identifier',
    ],
    [
      'has a requirement without identifier',
      answerXml([requirementXml({ identifier: ' ' })]),
      'Identifier of Requirement',
    ],
    [
      'has a framework with something more',
      answerXml([requirementXml({ content: frameworkXml({ more: '<sdg:New/>' }) })]),
      'an element New in ReferenceFramework is not known',
    ],
    [
      'has a framework without country',
      answerXml([requirementXml({ content: frameworkXml({ country: '' }) })]),
      'AdminUnitLevel1 of Jurisdiction is empty',
    ],
    [
      'has a country that is none',
      answerXml([requirementXml({ content: frameworkXml({ country: 'Finland' }) })]),
      '"Finland" is not an identifier or code',
    ],
    [
      'has a procedure code that is none',
      answerXml([requirementXml({ content: frameworkXml({ code: 'T1\nid: x' }) })]),
      'is not an identifier or code',
    ],
    [
      'has two jurisdictions',
      answerXml([requirementXml({ content: frameworkXml({ more: '<sdg:Jurisdiction/>' }) })]),
      'ReferenceFramework has not exactly one Jurisdiction',
    ],
  ])('is refused when it %s', (_name, xml, expected) => {
    expect(() => read(xml)).toThrow(expected);
  });
});
