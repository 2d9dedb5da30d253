import { InvalidRequest } from '@askonce/problems';
import { anEvidenceType } from '../catalogue/catalogue.fixture';
import { checkedAttributes } from './check-attributes';

const type = anEvidenceType({ schema: { properties: { name: { type: 'string' } } } });
const checked = (json: string, provenance: 'agency_issued' | 'citizen_provided' = 'agency_issued') =>
  checkedAttributes({ attributes: JSON.parse(json) as object, provenance }, type);

const pointersOf = (check: () => unknown) => {
  try {
    check();
  } catch (error) {
    if (error instanceof InvalidRequest) return error.details.errors?.map(({ pointer }) => pointer);
    throw error;
  }
  return [];
};

describe('attributes that come in', () => {
  it('are canonical', () => {
    expect(checked('{ "name": "Aino", "age": 1.0, "\\u0061": [] }')).toBe('{"a":[],"age":1,"name":"Aino"}');
  });

  it('may be absent', () => {
    expect(checkedAttributes({ provenance: 'citizen_provided' }, type)).toBeUndefined();
  });

  it.each<[string, string, 'agency_issued' | 'citizen_provided', string]>([
    ['does not fit the schema', '{"name":1}', 'agency_issued', '/metadata/attributes/name'],
    ['is a citizen’s word', '{"name":"A"}', 'citizen_provided', '/metadata/attributes'],
    ['is a number without end', '{"more":1e400}', 'agency_issued', '/metadata/attributes'],
    ['is half a character', '{"more":"\\ud800"}', 'agency_issued', '/metadata/attributes'],
    ['is half a character in a name', '{"\\ud800":1}', 'agency_issued', '/metadata/attributes'],
  ])('are refused when it %s', (_title, json, provenance, pointer) => {
    expect(pointersOf(() => checked(json, provenance))).toEqual([pointer]);
  });
});
