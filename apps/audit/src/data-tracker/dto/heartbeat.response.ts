import { ApiProperty } from '@nestjs/swagger';
import type { HealthReport } from '@askonce/observability';

export class HeartbeatResponse {
  @ApiProperty({ enum: ['OK', 'FAIL'] })
  status: 'OK' | 'FAIL';

  @ApiProperty({ description: 'The same in words.', example: 'Usage can be asked for' })
  message: string;
}

export function toHeartbeatResponse({ status, checks }: HealthReport): HeartbeatResponse {
  if (status === 'ok') return { status: 'OK', message: 'Usage can be asked for' };
  const failing = Object.keys(checks).filter((name) => checks[name]?.ok === false);
  return { status: 'FAIL', message: `Not in order: ${failing.join(', ')}` };
}
