import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { InvalidRequest } from '@askonce/problems';
import { assertPlain, fieldErrors } from '@askonce/service';

/**
 * The metadata part of an upload by its DTO, as strictly as a JSON body.
 * @throws InvalidRequest with pointers into the part
 */
export function readMetadata<T extends object>(dto: new () => T, metadata: object): T {
  assertPlain(metadata, '/metadata');
  const instance = plainToInstance(dto, metadata);
  const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (errors.length > 0) throw new InvalidRequest({ errors: fieldErrors(errors, '/metadata') });
  return instance;
}
