/** An event whose payload exceeds what a topic carries: a mistake of the code that made it, found when it is appended. */
export class EventTooLarge extends Error {
  constructor(type: string, bytes: number, limit: number) {
    super(`An event of type ${type} has ${bytes} bytes of data; at most ${limit} are allowed.`);
    this.name = 'EventTooLarge';
  }
}
