import type { BrokerRequirement, ReferenceFramework } from '../answer/broker-answer';
import type { ImportedRequirement } from './catalogue-items';
import { ImportRefused } from '../import-refused';

/** A procedure with the ids of all requirements that declare it, in order. */
export interface DeclaredProcedure {
  readonly framework: ReferenceFramework;
  readonly requirements: readonly string[];
}

/**
 * The procedures of an answer, each once.
 * @throws ImportRefused when two declarations of one procedure differ.
 */
export function declaredProcedures(imported: ReadonlyMap<BrokerRequirement, ImportedRequirement>): DeclaredProcedure[] {
  const declared = new Map<string, { readonly framework: ReferenceFramework; readonly requirements: Set<string> }>();
  for (const [{ frameworks }, { id }] of imported) {
    for (const framework of frameworks) {
      const known = declared.get(framework.identifier) ?? { framework, requirements: new Set() };
      refuseContradiction(known.framework, framework);
      known.requirements.add(id);
      declared.set(framework.identifier, known);
    }
  }
  return [...declared.values()].map(({ framework, requirements }) => ({
    framework,
    requirements: [...requirements].sort(),
  }));
}

function refuseContradiction(one: ReferenceFramework, other: ReferenceFramework): void {
  if (JSON.stringify(one) === JSON.stringify(other)) return;
  throw new ImportRefused(`the reference framework ${JSON.stringify(one.identifier)} is declared in two ways.`);
}
