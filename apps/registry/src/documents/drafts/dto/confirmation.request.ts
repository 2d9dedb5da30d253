import { Terms } from '../../../consents/dto/terms';
import { Grants } from '../../dto/grants';

export class ConfirmationRequest {
  @Grants()
  grants?: string[];

  @Terms()
  terms?: string[];
}
