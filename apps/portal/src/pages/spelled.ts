/** The name of a field as words, where the catalogue has none for it: `dateOfBirth` is "date of birth". */
export const spelled = (field: string): string =>
  field
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ')
    .toLowerCase();
