import type { Migration } from '@askonce/database';
import { createSession } from './20261125140000-create-session';

export const migrations: Migration[] = [createSession];
