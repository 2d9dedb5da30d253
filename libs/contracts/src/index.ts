export * from './event';
export * from './fragments';
export * from './event-types';
export * from './topics';
export * from './vocabulary';
export { ASK_OUTCOMES } from './events/ask-closed';
export * from './delivery-part';
export * from './figures';
