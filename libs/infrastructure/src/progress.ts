/** Shows what is going on; the caller decides how. */
export interface Progress {
  /** Runs one named step; `say` tells what it is doing just now. */
  step<T>(title: string, work: (say: (detail: string) => void) => Promise<T>): Promise<T>;
}
