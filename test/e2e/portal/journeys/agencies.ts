import type { EvidenceRequest, NewEvidenceRequest, RequestStatus } from '@askonce/client';
import { certificatePdf } from '../../../../apps/cli/src/demo-agencies/certificate-pdf';
import type { ChosenFile } from '../../../accessibility/hands';
import { REQUESTS } from '../../carelessness';
import { eventually } from '../../eventually';
import type { Citizen } from '../../running-stack';
import { sharedStack } from '../../shared-stack';

export const running = () => sharedStack().running;

export type AgencyId = keyof typeof REQUESTS;

/** Has an agency ask for proof of birth, or for what is said. */
export function ask(
  agency: AgencyId,
  { subject }: Citizen,
  more: Partial<NewEvidenceRequest> = {},
): Promise<EvidenceRequest> {
  const request = { requirement: 'proof-of-birth', explicitRequest: true, channel: 'portal' } as const;
  return running()
    .agency(agency)
    .requestEvidence({ ...REQUESTS[agency], ...request, subject, ...more });
}

/** Waits until a request stands so: what follows from what a person does comes a little later. */
export const becomes = (agency: AgencyId, id: string, wanted: RequestStatus): Promise<true> =>
  eventually(`the request of ${agency} is ${wanted}`, async () => {
    const { status } = await running().agency(agency).evidenceRequest(id, { waitSeconds: 5 });
    return status === wanted || undefined;
  });

/** A scan that somebody has on their device. */
export const scan = (title: string, { name }: Pick<Citizen, 'name'>): ChosenFile => ({
  name: 'scan.pdf',
  mimeType: 'application/pdf',
  buffer: certificatePdf(title, [name]),
});

/** Gives what is asked for first, not in a browser, with the consents that go with it. */
export async function give({ registry, name }: Citizen): Promise<void> {
  const [ask] = await registry.asks();
  const { evidenceType, consents } = ask!;
  const grants = consents.map(({ id }) => id);
  await registry.give({ evidenceType, channel: 'portal', grants }, certificatePdf(evidenceType, [name]));
}

/** A document that only an agency can have issued, as data too: over 18, and not where somebody lives. */
export function extractOf({ subject }: Citizen, dateOfBirth = '1985-04-12'): Promise<unknown> {
  const what = { evidenceType: 'population-extract', channel: 'backend', provenance: 'agency_issued' } as const;
  const attributes = { name: 'As registered', dateOfBirth, address: '1 Main Square, Sampletown' };
  const paper = certificatePdf('Extract from the population register', [dateOfBirth]);
  return running()
    .agency('civil-registry')
    .deposit({ ...what, subject, attributes }, paper);
}

/** A registered business, which says what somebody lives on as well as a plan does. */
export function businessOf({ subject }: Citizen): Promise<unknown> {
  const what = { evidenceType: 'business-extract', channel: 'backend', provenance: 'agency_issued' } as const;
  return running()
    .agency('business-register')
    .deposit({ ...what, subject }, certificatePdf('Extract from the business register', ['A bakery']));
}

/** Where the library has to know whether somebody is an adult. */
export const ADULTS = { purpose: 'library-adult-loans', requirement: 'proof-of-age' } as const;
