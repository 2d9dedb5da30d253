/** The service stops: what was under way is neither a success nor a failure. */
export class Interrupted extends Error {
  constructor() {
    super('The work was interrupted because the service stops');
    this.name = 'Interrupted';
  }
}
