import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, ValidateIf } from 'class-validator';
import type { CatalogueDraft } from '../applying/catalogue-draft';
import { AgencyRequest } from './agency.request';
import { EvidenceTypeRequest } from './evidence-type.request';
import { ObjectListField } from './fields';
import { LifeEventRequest } from './life-event.request';
import { ProcedureRequest } from './procedure.request';
import { PurposeRequest } from './purpose.request';
import { RequirementRequest } from './requirement.request';

const MAX_ITEMS = 5_000;

/** A whole catalogue as one document: what is not in it is removed. */
export class CatalogueRequest implements CatalogueDraft {
  @ObjectListField({ description: 'Agencies.', type: AgencyRequest, max: MAX_ITEMS })
  agencies: AgencyRequest[];

  @ObjectListField({ description: 'Evidence types.', type: EvidenceTypeRequest, max: MAX_ITEMS })
  evidenceTypes: EvidenceTypeRequest[];

  @ObjectListField({ description: 'Requirements.', type: RequirementRequest, max: MAX_ITEMS })
  requirements: RequirementRequest[];

  @ObjectListField({ description: 'Procedures.', type: ProcedureRequest, max: MAX_ITEMS })
  procedures: ProcedureRequest[];

  @ObjectListField({ description: 'Purposes.', type: PurposeRequest, max: MAX_ITEMS })
  purposes: PurposeRequest[];

  @ObjectListField({ description: 'Life events.', type: LifeEventRequest, max: MAX_ITEMS })
  lifeEvents: LifeEventRequest[];
}

export class ApplyCatalogueQuery {
  @ApiPropertyOptional({ type: Boolean, description: 'Only say what would change.' })
  @ValidateIf((_object, value) => value !== undefined)
  @IsIn(['true', 'false'])
  dryRun?: 'true' | 'false';

  @ApiPropertyOptional({ type: Boolean, description: 'Apply it although requests wait that it strands.' })
  @ValidateIf((_object, value) => value !== undefined)
  @IsIn(['true', 'false'])
  force?: 'true' | 'false';
}
