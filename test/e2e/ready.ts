import { eventually } from './eventually';
import type { RunningStack } from './running-stack';

interface Readiness {
  checks: Record<string, { ok: boolean; detail?: string }>;
}

export async function readiness(
  running: RunningStack,
  service: string,
): Promise<{ status: number; failing: string[] }> {
  const response = await fetch(`${running.url(service)}/health/ready`);
  const { checks } = (await response.json()) as Readiness;
  return { status: response.status, failing: Object.keys(checks).filter((name) => !checks[name]!.ok) };
}

export const untilReady = (running: RunningStack) =>
  eventually(
    'every service is ready',
    async () => {
      const all = await Promise.all(['registry', 'adapters', 'audit'].map((service) => readiness(running, service)));
      return all.every(({ status }) => status === 200) || undefined;
    },
    40_000,
  );
