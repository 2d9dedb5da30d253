import { Type } from 'class-transformer';
import type { PageRequest } from '../entry-pages';
import { CursorField, LimitField } from './fields';

export class PageQuery implements PageRequest {
  @LimitField()
  @Type(() => Number)
  limit = 50;

  @CursorField()
  cursor?: string;
}
