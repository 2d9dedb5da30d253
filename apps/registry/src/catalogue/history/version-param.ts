import { Param } from '@nestjs/common';
import { NotFound } from '@askonce/problems';

/** As many digits as a number keeps exactly. */
export const VERSION_PATTERN = /^[1-9][0-9]{0,14}$/;

const versionOrNothingHere = {
  transform(value: string): number {
    if (!VERSION_PATTERN.test(value)) throw new NotFound();
    return Number(value);
  },
};

/** The version in the address; what cannot be one names nothing. */
export const VersionParam = (): ParameterDecorator => Param('version', versionOrNothingHere);
