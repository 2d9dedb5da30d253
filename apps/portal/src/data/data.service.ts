import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Download, download } from '../pages/download';
import type { Citizen } from '../session/citizen';

/** Everything that is held about somebody, to take along. */
@Injectable()
export class DataService {
  /** Passed on as it arrives; what breaks off on the way breaks off for the browser as well. */
  async export({ registry }: Citizen): Promise<Download> {
    const archive = await registry.export();
    return download({ name: 'askonce-export.zip', type: 'application/zip', content: Readable.fromWeb(archive) });
  }
}
