import type { Provenance } from '@askonce/contracts';
import { type FieldError, InvalidRequest } from '@askonce/problems';
import canonicalize from 'canonicalize';
import { attributeErrors } from '../catalogue/attributes';
import type { EvidenceType } from '../catalogue/catalogue-content';

/**
 * What is said of a document as data, as canonical JSON (RFC 8785); undefined where nothing is.
 * @throws InvalidRequest when it does not fit the schema of the type, or is somebody else's word than the issuer's
 */
export function checkedAttributes(
  { attributes, provenance }: { readonly attributes?: object | undefined; readonly provenance: Provenance },
  type: EvidenceType,
): string | undefined {
  if (attributes === undefined) return undefined;
  const errors =
    provenance === 'agency_issued'
      ? attributeErrors(type, attributes)
      : [{ pointer: '', detail: 'may be said by the issuer only: the provenance must be agency_issued' }];
  if (errors.length > 0) throw refused(errors);
  return canonicalOf(attributes);
}

/** @throws InvalidRequest when there is no canonical form, which only I-JSON (RFC 7493) has */
function canonicalOf(attributes: object): string | undefined {
  try {
    return canonicalize(attributes);
  } catch (cause) {
    throw refused([{ pointer: '', detail: 'must have no number beyond a double and no lone surrogate' }], cause);
  }
}

const refused = (errors: readonly FieldError[], cause?: unknown): Error =>
  new InvalidRequest({
    errors: errors.map(({ pointer, detail }) => ({ pointer: `/metadata/attributes${pointer}`, detail })),
    cause,
  });
