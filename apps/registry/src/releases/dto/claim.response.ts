import { ApiProperty } from '@nestjs/swagger';

export class PseudonymousSubjectResponse {
  @ApiProperty({ description: "The person's name towards this agency and no other." })
  pseudonym!: string;
}

export class ClaimResponse {
  @ApiProperty({
    description: 'Compact JWE for the registered key: the content key of 32 bytes; context `release:{id}`.',
  })
  jwe!: string;

  @ApiProperty({ format: 'uuid', description: 'What the sealed parts are bound to.' })
  contentId!: string;

  @ApiProperty({ type: 'integer' })
  parts!: number;

  @ApiProperty({ type: 'integer', description: 'Bytes of the document.' })
  size!: number;

  @ApiProperty()
  digest!: string;

  @ApiProperty()
  mediaType!: string;

  @ApiProperty()
  evidenceType!: string;

  @ApiProperty()
  qualifier!: string;

  @ApiProperty({ format: 'uuid' })
  requestId!: string;

  @ApiProperty()
  agency!: string;

  @ApiProperty({ type: PseudonymousSubjectResponse })
  subject!: PseudonymousSubjectResponse;
}
