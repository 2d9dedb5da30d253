/** A message that is no event of ours. Says which part is wrong, never what it holds: that may be personal data. */
export class UnparsableEvent extends Error {
  constructor(
    readonly part: string,
    problem: string,
  ) {
    super(`${part} ${problem}`);
    this.name = 'UnparsableEvent';
  }
}
