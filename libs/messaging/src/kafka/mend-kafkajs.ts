import RequestQueue from 'kafkajs/src/network/requestQueue';

const CHECK_INTERVAL_MS = 10;

/**
 * kafkajs 2.2.4 re-arms this check for ever, by a timeout of `throttledUntil - now`: negative when nothing throttles, so each
 * connection wakes every millisecond and Node 24 warns. A check is due only while requests wait or a broker throttles.
 */
export function mendKafkajs(): void {
  RequestQueue.prototype.scheduleCheckPendingRequests = function scheduleCheckPendingRequests(
    this: RequestQueue,
  ): void {
    const throttledFor = this.throttledUntil - Date.now();
    if (this.throttleCheckTimeoutId !== null || (this.pending.length === 0 && throttledFor <= 0)) return;
    this.throttleCheckTimeoutId = setTimeout(
      () => {
        this.throttleCheckTimeoutId = null;
        this.checkPendingRequests();
      },
      throttledFor > 0 ? throttledFor : CHECK_INTERVAL_MS,
    );
  };
}
