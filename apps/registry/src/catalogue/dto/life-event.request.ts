import type { LifeEvent, Text } from '../catalogue-content';
import { IdField, IdListField, TextField } from './fields';

export class LifeEventRequest implements LifeEvent {
  @IdField({ description: 'The life event.' })
  id: string;

  @TextField({ description: 'What people call it.' })
  name: Text;

  @TextField({ description: 'What it is, in plain words.', optional: true })
  description?: Text;

  @IdListField({ description: 'The procedures it leads to, in the order people meet them.', min: 1 })
  procedures: string[];
}
