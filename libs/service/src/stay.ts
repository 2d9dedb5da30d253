/**
 * How long a request occupies the service: until nobody is at work on it, neither its connection nor its handler. A
 * caller who hangs up does not end what the handler still does.
 */
export class Stay {
  private atWork = 1;
  private readonly leaving: (() => void)[] = [];

  atEnd(leave: () => void): void {
    this.leaving.push(leave);
  }

  begin(): void {
    this.atWork += 1;
  }

  end(): void {
    this.atWork -= 1;
    if (this.atWork === 0) for (const leave of this.leaving.splice(0)) leave();
  }
}
