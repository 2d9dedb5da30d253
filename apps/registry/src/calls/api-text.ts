/** A text for people in OpenAPI: one for each language. */
export const API_TEXT = {
  type: 'object',
  additionalProperties: { type: 'string' },
  description: 'By language.',
} as const;
