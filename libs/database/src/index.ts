export * from './database';
export { isLockTimeout, isUnreachable, uniqueViolation } from './database-errors';
export * from './database.module';
export * from './database-problems';
export * from './migrations';
export * from './statement';
