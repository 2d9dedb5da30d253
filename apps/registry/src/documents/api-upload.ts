import { applyDecorators, type Type } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtraModels, getSchemaPath } from '@nestjs/swagger';

/** Documents a body of two parts: metadata, then the bytes. */
export const ApiUpload = (metadata: Type): MethodDecorator =>
  applyDecorators(
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
