import { askOpened } from './events/ask-opened';

/**
 * SQL on the registry's database that counts how often people were asked twice: an ask that overlaps another ask for the
 * same holding, or that was opened while a held document satisfied it as it then was. What a requester had rejected
 * satisfied nobody: such an ask is a second try, and counted apart. Parameter 1: a subjectRef, or NULL for everybody.
 * Gives one row with the integer `asked_twice`.
 */
export const ASKED_TWICE_SQL = `
  SELECT count(*)::int AS asked_twice FROM pursuit ask
  LEFT JOIN fact opening ON opening.subject_ref = ask.subject_ref
    AND opening.type = '${askOpened.type}' AND opening.data ->> 'askId' = ask.id::text
  WHERE ask.kind = 'asking' AND ($1::uuid IS NULL OR ask.subject_ref = $1)
    AND (
      EXISTS (
        SELECT FROM pursuit other
        WHERE other.subject_ref = ask.subject_ref AND other.kind = 'asking' AND other.id <> ask.id
          AND other.evidence_type = ask.evidence_type AND other.qualifier = ask.qualifier
          AND (other.opened_at, other.id) < (ask.opened_at, ask.id)
          AND (other.closed_at IS NULL OR other.closed_at > ask.opened_at))
      OR EXISTS (
        SELECT FROM document held
        WHERE held.subject_ref = ask.subject_ref
          AND held.evidence_type = ask.evidence_type AND held.qualifier = ask.qualifier
          AND NOT EXISTS (
            SELECT FROM rejection rejected JOIN evidence_request opener
              ON opener.subject_ref = ask.subject_ref AND opener.id = ask.opened_by
            WHERE rejected.subject_ref = held.subject_ref AND rejected.document_id = held.id
              AND rejected.requirement IS NOT DISTINCT FROM opener.requirement AND rejected.rejected_at <= ask.opened_at)
          AND held.created_at < ask.opened_at AND (held.ended_at IS NULL OR held.ended_at > ask.opened_at)
          AND (held.valid_until IS NULL OR held.valid_until > ask.opened_at)
          AND (opening.data -> 'acceptedProvenance' IS NULL OR opening.data -> 'acceptedProvenance' ? held.provenance)
          AND (opening.data -> 'maxAgeDays' IS NULL OR COALESCE(held.issued_at, held.created_at)
            >= ask.opened_at - (opening.data ->> 'maxAgeDays')::int * interval '24 hours')))`;
