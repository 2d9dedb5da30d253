import { applyDecorators, type Type } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { Transfer } from '@askonce/service';

/** Documents a body of two parts: metadata, then the bytes. Marks the route as one that carries a document. */
export const ApiUpload = (metadata: Type): MethodDecorator =>
  applyDecorators(
    Transfer(),
    ApiExtraModels(metadata),
    ApiConsumes('multipart/form-data'),
    ApiBody({
      description: 'First `metadata` (JSON), then `content`: PDF, PNG, JPEG, JSON or XML, at most 20 MiB.',
      schema: {
        type: 'object',
        required: ['metadata', 'content'],
        properties: { metadata: { $ref: getSchemaPath(metadata) }, content: { type: 'string', format: 'binary' } },
      },
    }),
  );
