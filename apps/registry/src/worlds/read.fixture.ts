import { byType, sorted } from './truth/true-answers.fixture';

/** The registry's answers in the words of the truth. */
type Body = Record<string, unknown>;

interface RequestBody {
  readonly status: string;
  readonly decision: { readonly code: string; readonly reasons: readonly { readonly code: string }[] };
  readonly lawfulBasis?: string;
  readonly requirement?: string;
  readonly evidence: readonly {
    readonly evidenceType: string;
    readonly status: string;
    readonly source?: string;
    readonly document?: { readonly id: string; readonly version: number };
  }[];
}

export function requestRead(body: Body): object {
  const { status, decision, lawfulBasis, requirement, evidence } = body as unknown as RequestBody;
  return {
    status,
    code: decision.code,
    reasons: decision.reasons.map(({ code }) => code),
    basis: lawfulBasis,
    requirement,
    evidence: byType(
      evidence.map(({ evidenceType: type, status: standing, source, document }) => ({
        ...{ type, status: standing, source, document: document?.id, version: document?.version },
      })),
    ),
  };
}

export const documentRead = (body: Body): object => ({
  type: body['evidenceType'],
  qualifier: body['qualifier'],
  version: body['version'],
  status: body['status'],
  provenance: body['provenance'],
  issuer: body['issuer'],
});

export const givenRead = (body: Body): object => ({ ...documentRead(body), answered: body['answered'] });

export const ownRequestRead = (body: Body): object => ({
  id: body['id'],
  agency: body['agency'],
  status: body['status'],
  code: (body['decision'] as RequestBody['decision']).code,
  list: body['evidenceTypes'],
  documents: body['documents'],
  objected: body['objectedAt'] !== undefined,
});

export const consentKey = (body: Body): object => ({
  agency: (body['recipient'] as { id: string }).id,
  purpose: (body['purpose'] as { id: string }).id,
  type: body['evidenceType'],
});

export const consentRead = (body: Body): object => ({ ...consentKey(body), status: body['status'] });

interface AskBody {
  readonly evidenceType: string;
  readonly qualifier: string;
  readonly why?: string;
  readonly alternatives: readonly (readonly string[])[];
  readonly waiting: readonly { readonly agency: string; readonly procedure: string }[];
  readonly consents: readonly { readonly agency: string; readonly purpose: string; readonly evidenceType: string }[];
  readonly rejections: readonly { readonly agency: string; readonly reason: string }[];
}

export function askRead(body: Body): object {
  const ask = body as unknown as AskBody;
  return {
    type: ask.evidenceType,
    qualifier: ask.qualifier,
    why: ask.why,
    alternatives: sorted(ask.alternatives),
    waiting: ask.waiting.map(({ agency, procedure }) => ({ agency, procedure })),
    consents: sorted(ask.consents.map(({ agency, purpose, evidenceType: type }) => ({ agency, purpose, type }))),
    rejections: sorted(ask.rejections.map(({ agency, reason }) => ({ agency, reason }))),
  };
}

interface QuestionBody {
  readonly agency: string;
  readonly text: string;
  readonly status: string;
  readonly answer?: { readonly text: string };
  readonly about: { readonly evidenceRequestId?: string };
}

export function questionRead(body: Body): object {
  const { agency, text, status, answer, about } = body as unknown as QuestionBody;
  return { agency, text, status, answer: answer?.text, request: about.evidenceRequestId };
}

export function answeredRead(body: Body): object {
  const { text, answer } = body as unknown as QuestionBody;
  return { text, answer: answer?.text };
}

/** As whoever reported it reads it. */
export const reportRead = (body: Body): object => ({
  agency: body['agency'],
  type: body['evidenceType'],
  qualifier: body['qualifier'],
  ...('status' in body && { status: body['status'], reason: body['reason'] }),
});

export const ownReportRead = (body: Body): object => ({ ...reportRead(body), reporter: body['reportedBy'] });

/** What `aPdf` was made of. */
export const scanRead = (body: Body): object => ({ text: /^% (.*)$/m.exec(String(body['text']))?.[1] });
