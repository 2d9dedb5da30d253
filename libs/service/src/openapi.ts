import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import {
  BodyTooLarge,
  Forbidden,
  InternalError,
  InvalidRequest,
  MalformedRequest,
  NotFound,
  TooManyRequests,
  Unauthenticated,
  Unavailable,
  UnsupportedMediaType,
} from '@askonce/problems';
import { problemContent, ProblemResponse, problemsOf } from './api-problems';
import { Overloaded, TooManyAtOnce } from './service.problems';

export interface ApiDescription {
  readonly title: string;
  readonly description: string;
}

/** What any operation may answer before its own code is reached. */
const EVERYWHERE = [
  MalformedRequest,
  Unauthenticated,
  Forbidden,
  NotFound,
  BodyTooLarge,
  UnsupportedMediaType,
  InvalidRequest,
  TooManyRequests,
  TooManyAtOnce,
  InternalError,
  Unavailable,
  Overloaded,
].map(({ kind }) => kind);

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** The OpenAPI 3.1 document of a service, made from the decorators of its controllers. */
export function openApiOf(app: NestFastifyApplication, about: ApiDescription, url: string): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(about.title)
    .setDescription(about.description)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer(url)
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  const document = SwaggerModule.createDocument(app, builder, {
    extraModels: [ProblemResponse],
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  for (const path of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = path[method];
      if (operation !== undefined) Object.assign(operation.responses, problemResponsesOf(operation));
    }
  }
  return document;
}

function problemResponsesOf(operation: object): Record<string, ReturnType<typeof problemContent>> {
  const byStatus = Map.groupBy([...EVERYWHERE, ...problemsOf(operation)], ({ status }) => status);
  return Object.fromEntries([...byStatus].map(([status, kinds]) => [String(status), problemContent(kinds)]));
}
