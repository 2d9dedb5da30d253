import { Param } from '@nestjs/common';
import { NotFound } from '@askonce/problems';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Takes an id of ours in either case; anything else is not found, never invalid. */
export const uuidOrNothingHere = {
  transform(value: string): string {
    if (!UUID.test(value)) throw new NotFound();
    return value.toLowerCase();
  },
};

/** An id in the address; what cannot be one names nothing. */
export const IdParam = (name = 'id'): ParameterDecorator => Param(name, uuidOrNothingHere);
