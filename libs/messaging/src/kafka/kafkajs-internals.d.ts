declare module 'kafkajs/src/network/requestQueue' {
  class RequestQueue {
    throttledUntil: number;
    pending: unknown[];
    throttleCheckTimeoutId: NodeJS.Timeout | null;
    checkPendingRequests(): void;
    scheduleCheckPendingRequests(): void;
  }
  export = RequestQueue;
}
