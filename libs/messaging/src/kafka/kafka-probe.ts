import type { Admin, Kafka } from 'kafkajs';

const FRESH_MS = 2_000;

/** Whether the cluster answers, asked at most every two seconds. */
export class KafkaProbe {
  private readonly admin: Admin;
  private connected = false;
  private asked: { readonly at: number; readonly answer: Promise<boolean> } | undefined;

  constructor(kafka: Kafka) {
    this.admin = kafka.admin({ retry: { retries: 0 } });
  }

  async reachable(): Promise<boolean> {
    if (this.asked === undefined || Date.now() - this.asked.at > FRESH_MS) {
      this.asked = { at: Date.now(), answer: this.ask() };
    }
    return this.asked.answer;
  }

  async close(): Promise<void> {
    await this.asked?.answer;
    if (this.connected) await this.admin.disconnect();
  }

  private async ask(): Promise<boolean> {
    try {
      if (!this.connected) await this.admin.connect();
      this.connected = true;
      await this.admin.describeCluster();
      return true;
    } catch {
      // Why does not matter here: whoever sends or consumes logs it.
      return false;
    }
  }
}
