export interface CheckResult {
  readonly ok: boolean;
  /** What is wrong, in one sentence. */
  readonly detail?: string;
}

export type Check = () => Promise<CheckResult>;

export interface HealthReport {
  readonly status: 'ok' | 'unavailable';
  readonly checks: Readonly<Record<string, CheckResult>>;
}

const within = async (ms: number, check: Check): Promise<CheckResult> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<CheckResult>((resolve) => {
    timer = setTimeout(() => {
      resolve({ ok: false, detail: `no answer within ${ms} ms` });
    }, ms);
  });
  try {
    return await Promise.race([check(), late]);
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.name : 'failed' };
  } finally {
    clearTimeout(timer);
  }
};

/** Whether a service can do its work now: every part it depends on says so for itself, within two seconds. */
export class Health {
  private readonly checks = new Map<string, Check>();

  addCheck(name: string, check: Check): void {
    this.checks.set(name, check);
  }

  async report(): Promise<HealthReport> {
    const results = await Promise.all(
      [...this.checks].map(async ([name, check]) => [name, await within(2_000, check)] as const),
    );
    return {
      status: results.every(([, result]) => result.ok) ? 'ok' : 'unavailable',
      checks: Object.fromEntries(results),
    };
  }
}
