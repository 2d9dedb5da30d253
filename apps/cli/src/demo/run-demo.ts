import type { Access } from '@askonce/client';
import { describeOutcome } from '../catalogue/describe-outcome';
import { loadCatalogue } from '../catalogue/load-catalogue';
import { sendCatalogue } from '../catalogue/send-catalogue';
import { clone } from '../clone';
import { stewardTokens } from '../stack/person-tokens';
import { serviceUrl } from '../stack/running-stack';
import type { Stack } from '../stack/stack';
import { Cast, type Citizen } from '../story/cast';
import { FigureReader, type Figures } from '../story/figures';
import { keepReceipts } from '../story/keep-receipts';
import { leaveForTheReader, showWhatToTry } from '../story/left-for-the-reader';
import { Story } from '../story/story';
import { differences, summaryOf } from '../story/summary';
import { accessRecord } from '../story/access-record';
import { must, StoryBroken, Teller, type Step, untilSo } from '../story/teller';
import type { Reporter } from '../up/reporter';
import type { DemoAgencies } from './demo-systems';

/** The document of `--json`; where the story broke off, figures are absent. */
export interface StoryOutcome extends Partial<Told> {
  readonly seconds: number;
  readonly steps: readonly Step[];
}

/** What the databases hold, and what was verified of it. */
interface Told extends Figures {
  readonly proofsVerified: number;
}

export interface Demo {
  readonly stack: Stack;
  readonly agencies: DemoAgencies;
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
}

/** Puts the demo catalogue in force and tells the story of a new citizen. */
export async function runDemo(demo: Demo): Promise<StoryOutcome> {
  const { stack, reporter, signal } = demo;
  await reporter.step('Demo catalogue', () => applyDemoCatalogue(stack, reporter));
  const cast = new Cast(stack);
  const citizen = await cast.newCitizen();
  const teller = new Teller(reporter, signal);
  reporter.line(`\n${citizen.name} needs housing benefit, a school place for a child, and a tax credit.\n`);
  const figures = await tell(demo, { cast, citizen, teller });
  if (figures) {
    await leaveForTheReader(cast);
    reporter.line(`\n${summaryOf(figures)}`);
    showWhatToTry(stack, cast, reporter);
  }
  return { ...figures, seconds: reporter.elapsedSeconds(), steps: teller.steps };
}

async function tell(
  { stack, agencies, reporter, signal }: Demo,
  { cast, citizen, teller }: { cast: Cast; citizen: Citizen; teller: Teller },
): Promise<Told | undefined> {
  const reader = new FigureReader(stack);
  try {
    const first = await new Story(teller, cast, citizen, { inbox: agencies.inbox, signal }).tell();
    const subjectRef = await reader.subjectOf(first);
    const accesses = await recorded(teller, { reader, citizen, subjectRef, signal });
    for (const line of accessRecord(accesses)) reporter.line(line);
    const verifierKey = stack.logVerifierKey;
    const proofsVerified = await keepReceipts(teller, { citizen, accesses, verifierKey });
    const figures = await reader.figures(subjectRef);
    const wrong = differences(figures);
    must(wrong.length === 0, `The story did not come out as it must: ${wrong.join('; ')}.`);
    return { ...figures, proofsVerified };
  } catch (error) {
    if (!(error instanceof StoryBroken)) throw error;
    reporter.warn(error.message);
    teller.steps.push({ title: error.message, ok: false });
    return undefined;
  } finally {
    await reader.close();
  }
}

/** Every fact about the person is in the log, and the person sees it. */
async function recorded(
  teller: Teller,
  parts: { reader: FigureReader; citizen: Citizen; subjectRef: string; signal: AbortSignal },
): Promise<readonly Access[]> {
  const { reader, citizen, subjectRef, signal } = parts;
  const accesses = await teller.step(`${citizen.name} looks at who did what with the data`, async () => {
    const logged = await untilSo(
      'every fact is in the log',
      async () => {
        const facts = await reader.facts(subjectRef);
        return facts.logged === facts.recorded ? facts.logged : undefined;
      },
      signal,
    );
    const shown = await Array.fromAsync(citizen.accesses.accesses());
    must(shown.length === logged, `${shown.length} entries are shown of ${logged}.`);
    const why = 'every fact about this person, without a gap, refusals included';
    return { decision: `${shown.length} entries`, why, then: shown };
  });
  return accesses ?? [];
}

async function applyDemoCatalogue(stack: Stack, reporter: Reporter): Promise<void> {
  const catalogue = await loadCatalogue(clone.demoCatalogue, stack.demoSystems);
  const target = { registryUrl: serviceUrl(stack, 'registry'), tokens: stewardTokens(stack) };
  const outcome = await sendCatalogue(catalogue, target, { dryRun: false, force: false });
  const summary = describeOutcome(outcome, { dryRun: false, color: false }).at(-1);
  if (outcome.changed && summary !== undefined) reporter.line(`Catalogue: ${summary}`);
}
