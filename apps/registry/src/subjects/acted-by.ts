import type { Static } from '@sinclair/typebox';
import type { Actor } from '@askonce/contracts';

/** Who did something, as facts say it. */
export type ActedBy = Static<typeof Actor>;
