import { load } from './built.mjs';
import { cell, code, GENERATED, page, table } from './markdown.mjs';

/** Every kind of event: where it travels, what it says, and the example that tests replay. */
export function eventsPage() {
  const { EVENTS, TOPICS, DELIVERY_PART } = load('libs', 'contracts', 'index.js');
  const definitions = Object.values(EVENTS);
  const topics = Object.values(TOPICS).map((topic) => [topic, definitions.filter((event) => event.topic === topic)]);
  return page(
    '# Events',
    GENERATED,
    [
      'CloudEvents 1.0 in Kafka binary mode: the attributes are headers with the prefix `ce_`, the data is the JSON below.',
      '`subject` is the subjectRef; `sequence` numbers the facts about one person, on `askonce.evidence.v1` only. A type',
      'is extended by optional fields only, so a consumer ignores fields that it does not know.',
    ].join('\n'),
    table(
      ['topic', 'events'],
      topics.map(([topic, events]) => [code(topic), namesOf(topic, events, TOPICS, DELIVERY_PART)]),
    ),
    ...topics.flatMap(([topic, events]) =>
      events.length === 0 ? [] : [`## ${topic}`, ...events.flatMap(eventBlocks)],
    ),
  );
}

function namesOf(topic, events, topics, deliveryPart) {
  if (topic === topics.delivery) return `${code(deliveryPart)} (bytes: one sealed part of a document)`;
  if (events.length === 0) return 'none yet';
  return events.map(({ type }) => `[${type}](#${type.replaceAll('.', '')})`).join('<br>');
}

function eventBlocks({ type, description, data, example }) {
  return [
    `### ${type}`,
    description,
    table(['field', 'type', 'required', 'meaning'], fieldRows(data)),
    ['```json', JSON.stringify(example, undefined, 2), '```'].join('\n'),
  ];
}

function fieldRows(schema, prefix = '') {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const row = [code(path), cell(typeOf(field)), required.has(name) ? 'yes' : 'no', cell(field.description ?? '')];
    return [row, ...nestedRows(field, path)];
  });
}

function nestedRows(field, path) {
  if (field.type === 'object' && field.properties) return fieldRows(field, `${path}.`);
  if (field.type === 'array' && field.items.properties) return fieldRows(field.items, `${path}[].`);
  return [];
}

function typeOf(field) {
  if (field.anyOf) return field.anyOf.map(typeOf).join(' or ');
  if (field.const !== undefined) return code(field.const);
  if (field.enum) return field.enum.map(code).join(', ');
  if (field.type === 'array') return `list of ${field.items.properties ? 'objects' : typeOf(field.items)}`;
  return field.format ?? field.type;
}
