import { Param } from '@nestjs/common';
import { NotFound } from '@askonce/problems';
import { ID_PATTERN } from '../catalogue/dto/catalogue-schema';

/** Takes what can be an id of the catalogue; anything else is not found, and never gets as far as the database. */
export const catalogueIdOrNothingHere = {
  transform(value: string): string {
    if (!ID_PATTERN.test(value)) throw new NotFound();
    return value;
  },
};

/** An evidence type in the address; what cannot be one names nothing. */
export const EvidenceTypeParam = (): ParameterDecorator => Param('evidenceType', catalogueIdOrNothingHere);
