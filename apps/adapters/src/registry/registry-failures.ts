/** The registry wants no more of this: the pursuit is another, the release no longer holds, or the person is erased. */
export class NoLongerWanted extends Error {
  constructor() {
    super('The registry no longer wants this');
    this.name = 'NoLongerWanted';
  }
}

/** The registry looked at the document and found that it cannot be one: too large, empty, or of another type than it says. */
export class DocumentRefused extends Error {
  constructor(readonly status: number) {
    super(`The registry refused the document (${status})`);
    this.name = 'DocumentRefused';
  }
}

/** The registry gave no usable answer, which says nothing about the agency. */
export class RegistryFailed extends Error {
  constructor(problem: string, options?: ErrorOptions) {
    super(`The registry ${problem}`, options);
    this.name = 'RegistryFailed';
  }
}
