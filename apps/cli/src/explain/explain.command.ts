import { AgencyClient, type Explanation, isProblem } from '@askonce/client';
import type { Command } from 'commander';
import { CliError } from '../cli-error';
import { agencyTokens } from '../stack/agency-tokens';
import { runningStack, serviceUrl } from '../stack/running-stack';
import type { Stack } from '../stack/stack';
import { describeExplanation } from './describe-explanation';

interface ExplainOptions {
  agency?: string;
  json?: boolean;
}

export function explainCommand(program: Command): void {
  program
    .command('explain')
    .description('how an evidence request is decided, step by step, as the agency that made it may know')
    .argument('<requestId>', 'as the registry answered it')
    .option('--agency <id>', 'the agency that made it; found out if not given')
    .option('--json', 'as data')
    .action(async (requestId: string, { agency, json = false }: ExplainOptions) => {
      const stack = runningStack();
      const agencies = agency === undefined ? stack.clients.map((client) => client.agency) : [agency];
      const explanation = await explanationFor(requestId, agencies, stack);
      const lines = json
        ? [JSON.stringify(explanation, undefined, 2)]
        : describeExplanation(explanation, process.stdout.isTTY);
      for (const line of lines) process.stdout.write(`${line}\n`);
    });
}

/** Only the agency that made it is answered; to the others the request does not exist. */
async function explanationFor(id: string, agencies: readonly string[], stack: Stack): Promise<Explanation> {
  for (const agency of agencies) {
    const registry = new AgencyClient({ baseUrl: serviceUrl(stack, 'registry'), tokens: agencyTokens(agency, stack) });
    try {
      return await registry.explanation(id);
    } catch (error) {
      if (!isProblem(error, 'not-found')) throw error;
    }
  }
  throw new CliError(
    `${agencies.length === 1 ? `The agency ${agencies.join()}` : 'No agency'} has made a request ${id}.`,
  );
}
