import { ValidateIf } from 'class-validator';

/** Validates a field unless it is absent; unlike IsOptional it lets no null pass. */
export const IfGiven = (name: string): PropertyDecorator =>
  ValidateIf((body: Record<string, unknown>) => body[name] !== undefined);
