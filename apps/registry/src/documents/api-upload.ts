import { applyDecorators, type Type } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { ApiProblems, Transfer } from '@askonce/service';
import { ImageUnusable, SeveralFiles } from '../content/content.problems';

/** Documents a body of parts: metadata, then the bytes, of several images one after the other. Marks the route as one that carries a document. */
export const ApiUpload = (metadata: Type): MethodDecorator =>
  applyDecorators(
    Transfer(),
    ApiExtraModels(metadata),
    ApiProblems(SeveralFiles, ImageUnusable),
    ApiConsumes('multipart/form-data'),
    ApiBody({
      description:
        'First `metadata` (JSON), then `content`: PDF, PNG, JPEG, JSON or XML, at most 20 MiB. Up to 20 PNG or JPEG images, each a part ' +
        'called `content`, together at most 20 MiB, become the pages of one PDF.',
      schema: {
        type: 'object',
        required: ['metadata', 'content'],
        properties: { metadata: { $ref: getSchemaPath(metadata) }, content: { type: 'string', format: 'binary' } },
      },
    }),
  );
