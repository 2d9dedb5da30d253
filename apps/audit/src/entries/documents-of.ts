import { aboutDocument, ReleasedDocument } from '@askonce/contracts';
import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';

export interface DocumentNamed {
  readonly id: string;
  readonly version: number;
  readonly evidenceType: string;
}

const ONE = Type.Object(aboutDocument);
const FIELDS = Type.Object({ fields: Type.Array(Type.String()) });
const SEVERAL = Type.Object({ documents: Type.Array(ReleasedDocument) });

/** The documents that a fact names; none where it is not about documents. */
export function documentsOf(details: object): DocumentNamed[] {
  if (Value.Check(SEVERAL, details)) return details.documents.map(named);
  return Value.Check(ONE, details) ? [named(details)] : [];
}

const named = ({ documentId, version, evidenceType }: Static<typeof ONE> | Static<typeof ReleasedDocument>) => ({
  id: documentId,
  version,
  evidenceType,
});

/** The only fields that were handed over, where a purpose names fields; undefined where it was the whole document, or none. */
export function fieldsOf(details: object): string[] | undefined {
  return Value.Check(FIELDS, details) ? details.fields : undefined;
}
