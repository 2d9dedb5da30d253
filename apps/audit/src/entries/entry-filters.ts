import type { NamedThings } from '../names/names';

/** Entries of one person; no index is needed to look through those. */
export interface OwnFilters {
  readonly entryId?: string;
  /** One case. */
  readonly requestId?: string;
  /** Any of them. */
  readonly kinds?: readonly string[];
  /** What was searched for, and what of the catalogue that means: any of it. */
  readonly about?: { readonly text: string; readonly things: NamedThings };
}

/** Which entries are meant: all of what is given must hold. */
export interface EntryFilters {
  readonly subjectRef?: string;
  /** Only together with subjectRef. */
  readonly own?: OwnFilters;
  readonly agency?: string;
  readonly system?: string;
  readonly procedure?: string;
  readonly kind?: string;
  readonly outcome?: string;
  /** RFC 3339; included. */
  readonly from?: string;
  /** RFC 3339; excluded. */
  readonly to?: string;
}
