import type { CatalogueClient } from '@askonce/client';

/** By language. */
export type Text = Readonly<Record<string, string>>;

/** Ids of things of the catalogue, by what they are. */
export interface NamedThings {
  readonly agencies: readonly string[];
  readonly evidenceTypes: readonly string[];
  readonly procedures: readonly string[];
  readonly purposes: readonly string[];
}

type NamesById = ReadonlyMap<string, Text>;

/** What the things of the catalogue are called. */
export class Names {
  constructor(private readonly byKind: Readonly<Record<keyof NamedThings, NamesById>>) {}

  static async of(catalogue: CatalogueClient): Promise<Names> {
    const [agencies, evidenceTypes, procedures, purposes] = await Promise.all([
      catalogue.agencies(),
      catalogue.evidenceTypes(),
      catalogue.procedures(),
      catalogue.purposes(),
    ]);
    return new Names({
      agencies: namesOf(agencies),
      evidenceTypes: namesOf(evidenceTypes),
      procedures: namesOf(procedures),
      purposes: new Map(purposes.map(({ id, description }) => [id, description])),
    });
  }

  /** What has left the catalogue is still named, by its id. */
  of(kind: keyof NamedThings, id: string): Text {
    return this.byKind[kind].get(id) ?? { en: id };
  }

  /** What has this text in its id or its name, in whichever language. */
  containing(text: string): NamedThings {
    const wanted = text.toLocaleLowerCase();
    const ids = (kind: keyof NamedThings) =>
      [...this.byKind[kind]]
        .filter(([id, name]) => [id, ...Object.values(name)].some((said) => said.toLocaleLowerCase().includes(wanted)))
        .map(([id]) => id);
    return {
      agencies: ids('agencies'),
      evidenceTypes: ids('evidenceTypes'),
      procedures: ids('procedures'),
      purposes: ids('purposes'),
    };
  }
}

const namesOf = (items: readonly { readonly id: string; readonly name: Text }[]): NamesById =>
  new Map(items.map(({ id, name }) => [id, name]));
