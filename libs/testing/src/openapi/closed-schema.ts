import type { Schema } from './openapi-document';

/** The same schema, but refusing members that it does not name: what a service adds without saying so shows. */
export function closedSchema(schema: Schema): Schema {
  const inner = closedInside(schema);
  const open = schema.additionalProperties !== undefined || (!schema.properties && !schema.allOf);
  return open ? inner : { ...inner, ...{ unevaluatedProperties: false } };
}

function closedInside(schema: Schema): Schema {
  const { properties, items, allOf, oneOf, additionalProperties } = schema;
  return {
    ...schema,
    ...(properties && { properties: mapped(properties) }),
    ...(items && { items: closedSchema(items) }),
    // Parts of a whole stay open for each other: the whole is what is closed.
    ...(allOf && { allOf: allOf.map(closedInside) }),
    ...(oneOf && { oneOf: oneOf.map(closedSchema) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: closedSchema(additionalProperties) }),
  };
}

const mapped = (properties: Readonly<Record<string, Schema>>) =>
  Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, closedSchema(schema)]));
