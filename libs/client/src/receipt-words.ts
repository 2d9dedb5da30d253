import type { ReceiptOpening } from './contract';

/** `askonce.evidence.read-refused.v1` as people say it: evidence read refused. */
export const actionWords = (action: string): string =>
  action
    .replace(/^askonce\./, '')
    .replace(/\.v\d+$/, '')
    .replaceAll(/[.-]/g, ' ');

/**
 * What an opening says, for people: a line for each thing, in English. They follow from it by these rules alone, so that whoever
 * verifies a receipt makes them anew; other rules would be another format.
 * @param opaque whether what was told did not fit the contracts, as the leaf says
 */
export function receiptWords(opening: ReceiptOpening, opaque: boolean): string[] {
  const { action, outcome, occurredAt, evidenceTypes, documents, fields } = opening;
  const told = opaque ? `something unknown, told as ${action}` : actionWords(action);
  const lines: [label: string, value: string | null][] = [
    ['What happened', told],
    ['Outcome', outcome?.replaceAll('_', ' ') ?? null],
    ['When', occurredAt.replace('T', ' ').replace('Z', ' UTC')],
    ['Agency', opening.agency],
    ['Procedure', opening.procedure],
    ['Purpose', opening.purpose],
    ['Legal basis', opening.lawfulBasis?.replaceAll('_', ' ') ?? null],
    ['Evidence', evidenceTypes.length === 0 ? null : evidenceTypes.join(', ')],
    ...documents.map(
      ({ id, version, evidenceType }) => ['Document', `${evidenceType}, version ${version}, ${id}`] as [string, string],
    ),
    ['Only the fields', fields === undefined ? null : fields.join(', ')],
    ['Request', opening.requestId],
    ['Entry', opening.id],
  ];
  return lines.flatMap(([label, value]) => (value === null ? [] : [`${label}: ${value}`]));
}
