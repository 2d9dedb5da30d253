import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { PRINTABLE } from '../../calls/printable';

export class SubjectRequest {
  @ApiProperty({ example: 'national:xx', pattern: '^[a-z]+(:[a-z0-9-]+)*$', maxLength: 64 })
  @IsString()
  @MaxLength(64)
  @Matches(/^[a-z]+(:[a-z0-9-]+)*$/)
  scheme!: string;

  @ApiProperty({ example: '38001085718', minLength: 1, maxLength: 128 })
  @IsString()
  @MinLength(1)
  @MaxLength(128)
  @Matches(PRINTABLE)
  identifier!: string;
}
