export * from './read-config';
export * from './settings';
