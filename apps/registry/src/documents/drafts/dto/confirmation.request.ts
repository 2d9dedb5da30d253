import { Grants } from '../../dto/grants';

export class ConfirmationRequest {
  @Grants()
  grants?: string[];
}
