/** A wait that can be cut short. */
export class Nap {
  private rouse: (() => void) | undefined;
  private awake = false;

  /** Returns after the time, or at once if it was woken since the last one began. */
  async take(ms: number): Promise<void> {
    if (!this.awake) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.rouse = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.awake = false;
    this.rouse = undefined;
  }

  wake(): void {
    this.awake = true;
    this.rouse?.();
  }
}
