export * from './common-problems';
export * from './problem';
export * from './problem-body';
export * from './problem-filter';
export * from './to-problem';
