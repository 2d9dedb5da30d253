import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';

const Text = Type.Record(Type.String({ pattern: '^[a-z]{2}$' }), Type.String({ minLength: 1 }));
const Colour = Type.String({ pattern: '^#[0-9a-f]{6}$' });

/** What makes the portal an administration's own; everything of it stands in theme.json of its folder. */
const Theme = Type.Object(
  {
    /** What the service is called, by language; English at least. */
    name: Text,
    /** A file in the folder of the theme. */
    logo: Type.String({ pattern: '^[a-z-]+\\.(svg|png)$' }),
    /** IANA name of the time zone in which times are told. */
    timeZone: Type.String({ minLength: 1 }),
    /** Whose law applies: a country as ISO 3166-1 names it, or EU. */
    jurisdiction: Type.String({ pattern: '^[A-Z]{2}$' }),
    colours: Type.Object(
      {
        brand: Colour,
        link: Colour,
        linkHover: Colour,
        linkVisited: Colour,
        button: Colour,
        focus: Colour,
        error: Colour,
        success: Colour,
        text: Colour,
        secondaryText: Colour,
        surface: Colour,
      },
      { additionalProperties: false },
    ),
    fonts: Type.Object({ latin: Type.String(), arabic: Type.String() }, { additionalProperties: false }),
    /** How to reach a human; shown at the same place on every page. */
    help: Type.Object(
      {
        phone: Type.String({ pattern: '^\\+?[0-9 ]+$' }),
        office: Text,
        hours: Text,
        /** The agency that answers callback requests, as the catalogue names it. */
        agency: Type.String({ pattern: '^[a-z0-9-]+$' }),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);

export type ThemeTokens = Static<typeof Theme>;

export interface Theme extends ThemeTokens {
  readonly folder: string;
}

export const THEMES = join(__dirname, '..', '..', 'themes');

/**
 * @param nameOrFolder a theme that is shipped, or the path of a folder
 * @throws Error saying what is wrong with it
 */
export function loadTheme(nameOrFolder: string): Theme {
  const folder = basename(nameOrFolder) === nameOrFolder ? join(THEMES, nameOrFolder) : nameOrFolder;
  const file = join(folder, 'theme.json');
  if (!existsSync(file)) throw new Error(`There is no theme ${nameOrFolder}: ${file} is not there.`);
  const tokens: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const [mistake] = Value.Errors(Theme, tokens);
  if (mistake !== undefined)
    throw new Error(`The theme ${nameOrFolder} is not valid at ${mistake.path}: ${mistake.message}.`);
  const theme = tokens as ThemeTokens;
  if (theme.name.en === undefined || !existsSync(join(folder, theme.logo))) {
    throw new Error(`The theme ${nameOrFolder} needs a name in English and its logo ${theme.logo}.`);
  }
  return { ...theme, folder };
}
