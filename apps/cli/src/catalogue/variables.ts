/** What `${NAME}` stands for in a catalogue: addresses that only the running stack knows. */
export type Variables = Readonly<Record<string, string>>;

export interface Substitution {
  readonly text: string;
  /** Names that stand for nothing. */
  readonly unknown: readonly string[];
}

/** Puts values in the place of `${NAME}`; what is put in is not looked at again. */
export function substitute(text: string, variables: Variables): Substitution {
  const unknown: string[] = [];
  const replaced = text.replace(/\$\{([^}]*)\}/g, (placeholder, name: string) => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value === undefined) unknown.push(name);
    return value ?? placeholder;
  });
  return { text: replaced, unknown };
}
