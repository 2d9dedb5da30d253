import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';

interface Rest {
  readonly first: MultipartFile;
  readonly parts: AsyncIterator<Multipart, undefined>;
}

const rests = new WeakMap<FastifyRequest, Rest>();

export function keepUploads(
  request: FastifyRequest,
  first: MultipartFile,
  parts: AsyncIterator<Multipart, undefined>,
): void {
  rests.set(request, { first, parts });
}

/** The files of a form, each to be read before the next one is asked for; a field that was left empty is no file. */
export async function* uploadsOf(request: FastifyRequest): AsyncGenerator<MultipartFile> {
  const rest = rests.get(request);
  if (rest === undefined) return;
  let part: Multipart | undefined = rest.first;
  while (part !== undefined) {
    if (part.type === 'file') {
      if (isEmptyField(part)) part.file.resume();
      else yield part;
    }
    part = (await rest.parts.next()).value;
  }
}

/** Browsers send an empty name for a field in which nothing was chosen; the parser makes it undefined, whatever its types say. */
const isEmptyField = ({ filename }: { readonly filename?: string }): boolean =>
  filename === undefined || filename === '';

export const Uploads = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  uploadsOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
