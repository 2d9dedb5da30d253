import type { Ask } from '@askonce/client';

type Names = Readonly<Record<string, string>>;

/** A kind of paper that answers an ask. */
export interface AnswerKind {
  readonly evidenceType: string;
  readonly name: Names;
  /** What it takes beside it. */
  readonly with: readonly Names[];
}

/** What was asked for, then what will do instead; each kind once, where it takes the least beside it. */
export function kindsThatAnswer({
  evidenceType,
  name,
  alternatives,
  alternativeNames,
}: Pick<Ask, 'evidenceType' | 'name' | 'alternatives' | 'alternativeNames'>): readonly AnswerKind[] {
  const nameOf = (id: string): Names => alternativeNames[id] ?? { en: id };
  const others = [...alternatives]
    .sort((a, b) => a.length - b.length)
    .flatMap((list) =>
      list.map((id) => ({
        evidenceType: id,
        name: nameOf(id),
        with: list.filter((other) => other !== id).map(nameOf),
      })),
    );
  const kinds = new Map<string, AnswerKind>([[evidenceType, { evidenceType, name, with: [] }]]);
  for (const kind of others) if (!kinds.has(kind.evidenceType)) kinds.set(kind.evidenceType, kind);
  return [...kinds.values()];
}
