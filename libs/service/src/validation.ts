import { type ArgumentMetadata, ValidationPipe, type ValidationError } from '@nestjs/common';
import { type FieldError, InvalidRequest } from '@askonce/problems';

const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** Class-validator's tree of errors as JSON Pointers. Its messages name the field and the rule, never the value. */
export function fieldErrors(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap((error) => {
    const pointer = `${parent}/${escaped(error.property)}`;
    const own = Object.values(error.constraints ?? {}).map((detail) => ({ pointer, detail }));
    return [...own, ...fieldErrors(error.children ?? [], pointer)];
  });
}

/** Deeper than any body of ours; what walks it may recurse. */
const MAX_DEPTH = 32;

/** @throws InvalidRequest when a body is nested so deep that walking it could exhaust the stack (CWE-674) */
export function assertShallow(body: unknown, pointer = ''): void {
  if (!isDeeperThan(MAX_DEPTH, body)) return;
  throw new InvalidRequest({ errors: [{ pointer, detail: `is nested more than ${MAX_DEPTH} levels deep` }] });
}

const isDeeperThan = (levels: number, value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((member) => isDeeperThan(levels - 1, member)));

class StrictValidationPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body') assertShallow(value);
    return super.transform(value, metadata);
  }
}

/** Refuses what a DTO does not declare, at once and with every place named. */
export const strictValidation = (): ValidationPipe =>
  new StrictValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) => new InvalidRequest({ errors: fieldErrors(errors) }),
  });
