/** An answer is not imported: what was wrong with it or its files. Nothing was written. */
export class ImportRefused extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`Nothing was imported: ${reason}`, options);
    this.name = 'ImportRefused';
  }
}
