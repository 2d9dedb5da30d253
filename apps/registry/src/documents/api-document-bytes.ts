import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Transfer } from '@askonce/service';
import { MEDIA_TYPES } from '../content/media-type';

const text = { schema: { type: 'string' } } as const;

/**
 * Documents an answer that `sendDocument` gives: the bytes as they came, under the type that they turned out to be. Marks the
 * route as one that carries a document.
 */
export const ApiDocumentBytes = (): MethodDecorator =>
  applyDecorators(
    Transfer(),
    ApiOkResponse({
      description: 'An attachment; a connection that is cut off means that it is not whole.',
      headers: { 'Repr-Digest': text, ETag: text, 'Content-Disposition': text },
      content: Object.fromEntries(MEDIA_TYPES.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])),
    }),
  );
