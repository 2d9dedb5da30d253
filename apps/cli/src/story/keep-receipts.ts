import { type Access, isReceiptRefused, verifyReceipt } from '@askonce/client';
import { EVENTS } from '@askonce/contracts';
import type { Citizen } from './cast';
import { must, StoryBroken, type Teller } from './teller';

/** Of what a person keeps a receipt. */
const KEPT: readonly string[] = [EVENTS.evidenceReleased.type, EVENTS.evidenceDenied.type, EVENTS.consentChanged.type];

interface Keeping {
  readonly citizen: Citizen;
  readonly accesses: readonly Access[];
  readonly verifierKey: string;
}

/** The citizen fetches the receipts of all decisions and verifies each. @returns how many showed what they must */
export async function keepReceipts(teller: Teller, { citizen, accesses, verifierKey }: Keeping): Promise<number> {
  const verified = await teller.step(`${citizen.name} keeps the receipts of all decisions`, async () => {
    const decisions = accesses.filter(({ action }) => KEPT.includes(action));
    must(decisions.length > 0, 'There is no decision to keep a receipt of.');
    for (const { id } of decisions)
      must(await isShown(citizen, id, verifierKey), `The receipt of ${id} is of another entry.`);
    const all = decisions.length;
    return { decision: `${all} of ${all} receipts verified`, why: 'with the key of the log alone', then: all };
  });
  return verified ?? 0;
}

async function isShown(citizen: Citizen, entryId: string, verifierKey: string): Promise<boolean> {
  const receipt = JSON.stringify(await citizen.receipts.receipt(entryId));
  try {
    return verifyReceipt(receipt, { verifierKey }).opening.id === entryId;
  } catch (error) {
    if (!isReceiptRefused(error)) throw error;
    throw new StoryBroken(`The receipt of ${entryId} shows nothing: ${error.message}`);
  }
}
