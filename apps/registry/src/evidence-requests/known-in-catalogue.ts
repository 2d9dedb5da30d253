import { InvalidRequest } from '@askonce/problems';
import type { Catalogue } from '../catalogue/catalogue';
import { mayReturnTo } from '../catalogue/return-urls';
import type { CreateEvidenceRequestRequest } from './dto/create-evidence-request.request';
import { CatalogueLacksIt } from './evidence-requests.problems';

type Body = Pick<
  CreateEvidenceRequestRequest,
  'procedure' | 'requirement' | 'evidenceType' | 'qualifier' | 'returnUrl'
>;

const NOT_REGISTERED =
  'is not at or below an address that is registered for the agency: have the steward add one to its returnUrls in the ' +
  'catalogue, or give one of those, written plainly (no fragment, user name, "..", "//" or backslash)';

/** Whether this catalogue has all that an agency's body names. */
export const isKnown = (body: Body, agency: string, catalogue: Catalogue): boolean =>
  lackingIn(catalogue, body).length === 0 && returnsAsRegistered(body, agency, catalogue);

/** @throws InvalidRequest when it names both, or an address that is not registered; CatalogueLacksIt naming each unknown id. */
export function assertKnown(body: Body, agency: string, catalogue: Catalogue): void {
  if (body.requirement !== undefined && (body.evidenceType !== undefined || body.qualifier !== undefined)) {
    const detail = 'stands in place of requirement, not beside it';
    throw new InvalidRequest({ errors: [{ pointer: '/evidenceType', detail }] });
  }
  const lacking = lackingIn(catalogue, body);
  if (lacking.length > 0) {
    const detail = 'is not in the catalogue';
    throw new CatalogueLacksIt({ errors: lacking.map((pointer) => ({ pointer, detail })) });
  }
  if (!returnsAsRegistered(body, agency, catalogue)) {
    throw new InvalidRequest({ errors: [{ pointer: '/returnUrl', detail: NOT_REGISTERED }] });
  }
}

/** Where the body names what this catalogue does not have. */
function lackingIn(catalogue: Catalogue, { procedure, requirement, evidenceType }: Body): string[] {
  return [
    ...(catalogue.procedure(procedure) ? [] : ['/procedure']),
    ...(requirement === undefined || catalogue.requirement(requirement) ? [] : ['/requirement']),
    ...(evidenceType === undefined || catalogue.evidenceType(evidenceType) ? [] : ['/evidenceType']),
  ];
}

const returnsAsRegistered = ({ returnUrl }: Body, agency: string, catalogue: Catalogue): boolean =>
  returnUrl === undefined || mayReturnTo(returnUrl, catalogue.agency(agency)?.returnUrls);
