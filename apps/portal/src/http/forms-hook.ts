import type { Multipart } from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { MalformedRequest } from '@askonce/problems';
import { discardRest } from '@askonce/service';
import { formValues } from '../pages/form';
import { belongsTo } from './form-token';
import { FormExpired } from './form-expired';
import { keepUploads } from './uploads';

const READS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** Every form is read up to its first file, and must carry the token that its page was given. */
export function checkForms(fastify: FastifyInstance): void {
  fastify.addHook('preHandler', async (request: FastifyRequest, reply: FastifyReply) => {
    if (READS.includes(request.method)) return;
    if (request.isMultipart()) await readFields(request, reply);
    if (!belongsTo(request.session, formValues(request)._csrf?.[0])) throw new FormExpired();
  });
}

/** In the order in which the page has them: fields first, so that nothing of a file is taken before its sender is known. */
async function readFields(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  // It may be refused before its files were read.
  reply.raw.once('close', () => {
    discardRest(request.raw);
  });
  const parts: AsyncIterator<Multipart, undefined> = request.parts();
  const fields: Record<string, string[]> = {};
  for (;;) {
    const read = await parts.next();
    if (read.done === true) break;
    const part = read.value;
    if (part.type === 'file') {
      keepUploads(request, part, parts);
      break;
    }
    if (typeof part.value !== 'string' || part.valueTruncated) throw new MalformedRequest();
    (fields[part.fieldname] ??= []).push(part.value);
  }
  request.body = fields;
}
