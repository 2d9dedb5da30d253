/** One place in a folder of YAML files that is wrong. */
export interface FileError {
  /** Name of the file within its folder. */
  readonly file: string;
  /** From 1; absent where the whole file is meant. */
  readonly line?: number;
  readonly detail: string;
}

export const describeFileError = ({ file, line, detail }: FileError): string =>
  `${line === undefined ? file : `${file}:${line}`}: ${detail}`;

/** The files of a catalogue cannot be read as one; every place is named. */
export class CatalogueUnreadable extends Error {
  constructor(readonly errors: readonly FileError[]) {
    super(['The catalogue cannot be read.', ...errors.map(describeFileError)].join('\n'));
    this.name = 'CatalogueUnreadable';
  }
}

/** The registry said no. `errors` are its reasons, brought back to the files where they could be. */
export class CatalogueRefused extends Error {
  constructor(
    readonly status: number,
    reason: string,
    readonly errors: readonly FileError[] = [],
  ) {
    super([reason, ...errors.map(describeFileError)].join('\n'));
    this.name = 'CatalogueRefused';
  }
}

/** The registry gave no usable answer. */
export class RegistryUnreachable extends Error {
  constructor(url: string, options: ErrorOptions) {
    super(`The registry at ${url} does not answer.`, options);
    this.name = 'RegistryUnreachable';
  }
}
