/** Makes an id; UUIDv7 in the product, counted in specs. */
export type NewId = () => string;

/** The token under which the maker of ids is injected. */
export const NEW_ID = Symbol('NEW_ID');
