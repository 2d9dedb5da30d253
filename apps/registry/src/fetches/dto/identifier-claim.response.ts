import { ApiProperty } from '@nestjs/swagger';

export class IdentifierClaimResponse {
  @ApiProperty({ description: "Compact JWE for the service's key: a key of 32 bytes; context `fetch:{id}`." })
  jwe!: string;

  @ApiProperty({ description: 'base64url: `{ scheme, identifier }` sealed under that key.' })
  sealed!: string;
}
