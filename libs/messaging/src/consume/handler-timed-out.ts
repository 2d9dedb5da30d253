/** A handler that did not end in time; it may still be at work, which its effects' unique event ids must bear. */
export class HandlerTimedOut extends Error {
  constructor(ms: number) {
    super(`The handler did not end within ${ms} ms`);
    this.name = 'HandlerTimedOut';
  }
}
