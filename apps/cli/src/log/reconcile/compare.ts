import { randomUUID } from 'node:crypto';
import {
  ApiCaller,
  type ApiOptions,
  NoUsableAnswer,
  Problem,
  type Reconciliation,
  TokenRequestFailed,
} from '@askonce/client';
import { CliError } from '../../cli-error';
import { harmless } from '../../harmless';
import { type ProgressBar, progressOn, type ProgressStream } from '../progress';

export interface Period {
  readonly from: string;
  readonly to: string;
}

export interface Comparing {
  /** The audit service, with an auditor's tokens. */
  readonly api: ApiOptions;
  /** For progress, and what keeps it from going on. */
  readonly stream: ProgressStream;
}

/** A comparison that has a result. */
export type EndedReconciliation = Reconciliation & Required<Pick<Reconciliation, 'result'>>;

const PATH = '/v1/reconciliations';
const LOOK_EVERY_MS = 1_000;

/** Asks for a comparison and waits for its end. @throws CliError */
export async function compare(
  asked: Period & { readonly reason: string },
  { api: options, stream }: Comparing,
): Promise<EndedReconciliation> {
  const api = new ApiCaller(options);
  const call = { method: 'POST', path: PATH, body: asked, idempotencyKey: randomUUID() } as const;
  const { id } = await inWords(api.json<Reconciliation>(call), 'The comparison was not begun');
  stream.write(`Registry and log are being compared. This goes on without us, as ${PATH}/${id}.\n`);
  const progress = progressOn(stream);
  try {
    return await inWords(ended(api, id, reporterOn(stream, progress)), `The comparison ${id} cannot be waited for`);
  } finally {
    progress.end();
  }
}

async function ended(api: ApiCaller, id: string, report: (so: Reconciliation) => void): Promise<EndedReconciliation> {
  for (;;) {
    const { result, ...rest } = await api.json<Reconciliation>({ method: 'GET', path: `${PATH}/${id}` });
    if (result !== undefined) return { ...rest, result };
    report(rest);
    await api.timing.sleep(LOOK_EVERY_MS);
  }
}

/** How far it is, and once for each reason what keeps it from going on. */
function reporterOn(stream: ProgressStream, bar: ProgressBar): (so: Reconciliation) => void {
  let told: string | undefined;
  return ({ progress: { compared, leaves, ofLeaves, trouble } }) => {
    if (trouble !== undefined && trouble !== told) stream.write(`It waits: ${harmless(trouble)}.\n`);
    told = trouble;
    if (ofLeaves === undefined) bar.note(`${compared} facts and entries compared`);
    else bar.show(leaves, ofLeaves);
  };
}

async function inWords<T>(call: Promise<T>, failure: string): Promise<T> {
  try {
    return await call;
  } catch (cause) {
    const isKnown = [Problem, NoUsableAnswer, TokenRequestFailed].some((kind) => cause instanceof kind);
    if (!isKnown) throw cause;
    throw new CliError(`${failure}: ${reasonOf(cause as Error)}`, { cause });
  }
}

/** The members of the request have the names of the options. */
function reasonOf(error: Error): string {
  const wrong = error instanceof Problem ? error.errors : [];
  if (wrong.length === 0) return harmless(error.message);
  return wrong.map(({ pointer, detail }) => harmless(`--${pointer.slice(1)} ${detail}.`)).join(' ');
}
