/** A text for people in OpenAPI: one for each language. */
export const API_TEXT = {
  type: 'object',
  additionalProperties: { type: 'string' },
  description: 'By language.',
} as const;

/** Names of several things in OpenAPI. */
export const API_NAMES = {
  type: 'object',
  additionalProperties: { type: 'object', additionalProperties: { type: 'string' } },
  description: 'By id, then by language.',
} as const;
