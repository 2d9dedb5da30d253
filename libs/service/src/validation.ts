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

/** What class-transformer would take for the class of its holder, and what an assignment would (CWE-1321). */
const RESERVED_NAMES = ['constructor', '__proto__'];

/**
 * Whether a body can be walked and copied as it is.
 * @throws InvalidRequest when it is nested so deep that this could exhaust the stack (CWE-674), or has a reserved name in it
 */
export function assertPlain(body: unknown, pointer = ''): void {
  const refused = (detail: string) => new InvalidRequest({ errors: [{ pointer, detail }] });
  if (isDeeperThan(MAX_DEPTH, body)) throw refused(`is nested more than ${MAX_DEPTH} levels deep`);
  if (hasReservedName(body)) throw refused(`must not have a member named ${RESERVED_NAMES.join(' or ')}`);
}

const isDeeperThan = (levels: number, value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((member) => isDeeperThan(levels - 1, member)));

const hasReservedName = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (RESERVED_NAMES.some((name) => Object.hasOwn(value, name)) || Object.values(value).some(hasReservedName));

class StrictValidationPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body') assertPlain(value);
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
